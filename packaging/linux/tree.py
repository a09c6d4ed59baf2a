"""Where the program's parts lie on a Linux system: the same tree for the .deb and the .rpm."""

import gzip
import os
import shutil
import time
from pathlib import Path

from environment import ROOT
from linux.icons import MARK, paint
from linux.manual import manual
from release.origin import INSTALLED_BY

HERE = Path(__file__).resolve().parent
NAME = "liaison-desk"


def stage(bundle: Path, root: Path, version: str, moment: int, kind: str) -> Path:
    """Lay the program out below `root`, an empty folder or none, with all times set to `moment`; returns `root`.

    Args:
        kind: of the package, `deb` or `rpm`, which the installed program tells from its own folder.
    """
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(bundle, root / "usr" / "lib" / NAME, symlinks=True)
    put(root / "usr" / "lib" / NAME / INSTALLED_BY, f"{kind}\n".encode())
    link(root / "usr" / "bin" / NAME, f"../lib/{NAME}/{NAME}")
    put(share / "applications" / f"{NAME}.desktop", (HERE / f"{NAME}.desktop").read_bytes())
    put(share / "metainfo" / f"{NAME}.metainfo.xml", metainfo(version, moment))
    put(share / "man" / "man1" / f"{NAME}.1.gz", gzip.compress(manual(version, moment).encode(), mtime=0))
    icons = share / "icons" / "hicolor"
    put(icons / "scalable" / "apps" / f"{NAME}.svg", MARK.read_bytes())
    for size, picture in paint(root.parent / "icons").items():
        put(icons / f"{size}x{size}" / "apps" / f"{NAME}.png", picture.read_bytes())
    put(share / "doc" / NAME / "copyright", copyright_text())
    put(share / "doc" / NAME / "NEWS.md.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    settle(root, moment)
    return root


def put(target: Path, content: bytes) -> None:
    """Write a file that everybody may read, with the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(0o644)


def link(target: Path, leads_to: str) -> None:
    """Make a relative link."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(leads_to)


def metainfo(version: str, moment: int) -> bytes:
    """What software centres show."""
    text = (HERE / f"{NAME}.metainfo.xml").read_text(encoding="utf-8")
    date = time.strftime("%Y-%m-%d", time.gmtime(moment))
    return text.replace("{version}", version).replace("{date}", date).encode()


def copyright_text() -> bytes:
    """Debian's file of copyrights: ours whole, and where all others lie."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    indented = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Liaison Desk\n"
        f"Comment: Built together with Python, Qt, SQLCipher and other libraries. Their licences, copyright notices\n"
        f" and where their sources are lie in /usr/lib/{NAME}/licenses; the list of all parts is sbom.cdx.json there.\n"
        "\nFiles: *\n"
        f"Copyright: {licence.splitlines()[2].removeprefix('Copyright (c) ')}\n"
        f"License: Expat\n{indented}\n"
    ).encode()


def settle(root: Path, moment: int) -> None:
    """Folders everybody may enter, and one time for all."""
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (moment, moment), follow_symlinks=False)
    root.chmod(0o755)
