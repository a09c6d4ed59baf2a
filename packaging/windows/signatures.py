"""Who signed a Windows file, checked down to a root that the system trusts."""

import re
import struct
from pathlib import Path

from release.steps import StepFailed
from release.tools import run

ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
PYTHON_PUBLISHER = "Python Software Foundation"
QT_PUBLISHER = "The QT Company Oy"
_CERTIFICATE_DIRECTORY = 24 + 144 + 4
"""Where a 64-bit image says how long its signatures are, from its PE header on."""


def publisher(file: Path, roots: Path = ROOTS) -> str:
    """The organisation that signed `file`; raises StepFailed unless digest, chain and time stamp hold.

    Args:
        roots: certificates in PEM format that a chain may end in.
    """
    trusted = ["-CAfile", str(roots), "-TSA-CAfile", str(roots)]
    try:
        printed = run("osslsigncode", "verify", *trusted, "-ignore-crl", "-ignore-cdp", "-in", file)
    except StepFailed as problem:
        remedy = f"a root that {roots} lacks is given by --ca-file"
        raise StepFailed(f"{file.name} has no signature that holds ({remedy}); {problem}") from problem
    # the last chain that is listed is the signing one, and its leaf comes last
    leaf = re.findall(r"Signer #0:\s+Subject\s*: (\S.*)", printed)
    organisation = re.search(r"/O=([^/\n]+)", leaf[-1]) if leaf else None
    if organisation is None:
        raise StepFailed(f"{file.name} is signed by nobody who is named")
    return organisation[1]


def is_signed(file: Path) -> bool:
    """Whether a PE file carries a signature at all: its directory of certificates is not empty."""
    content = file.read_bytes()
    (header,) = struct.unpack_from("<I", content, 0x3C)
    (size,) = struct.unpack_from("<I", content, header + _CERTIFICATE_DIRECTORY)
    return bool(size)


def require_publisher(file: Path, expected: str, roots: Path = ROOTS) -> None:
    """Raise StepFailed unless `expected` signed `file`."""
    found = publisher(file, roots)
    if found != expected:
        raise StepFailed(f"{file.name} is signed by {found}, not by {expected}")
