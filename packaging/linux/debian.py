"""The .deb: a tree, a control file and checksums, packed by dpkg-deb; the same input gives the same bytes."""

import gzip
import hashlib
import shutil
from email.utils import formatdate
from pathlib import Path

from linux import dependencies
from linux.tree import NAME, put, settle, stage
from release import origin
from release.tools import prepare, run

TOOLS = {"dpkg-deb": "dpkg", "xz": "xz-utils"}
_CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: desk for liaison officers, offline and encrypted
 Who covers which country for which crime, what was said in which meeting,
 what each side promised, and on which legal basis a request can travel.
 Everything is kept in one encrypted store on this computer; the program
 opens no network connection.
 .
 Removing the package, even purging it, leaves each person's store alone.
"""
_CHANGELOG = """\
{name} ({version}) unstable; urgency=medium

  * What changed is in NEWS.md.gz.

 -- {maintainer}  {date}
"""


def build(bundle: Path, out: Path, version: str, fast: bool) -> Path:
    """The package in `out`; `fast` packs quickly and larger."""
    prepare(TOOLS)
    moment = origin.moment()
    root = stage(bundle, out / "work" / "deb", version, moment, "deb")
    depends, recommends = dependencies.debian(bundle)
    fields = {
        "name": NAME,
        "version": version,
        "maintainer": "Liaison Desk <liaison-desk@localhost>",
        "size": installed_size(root),
        "depends": depends,
        "recommends": recommends,
    }
    changelog = root / "usr" / "share" / "doc" / NAME / "changelog.gz"
    put(changelog, gzip.compress(_CHANGELOG.format(**fields, date=formatdate(moment)).encode(), mtime=0))
    settle(root, moment)
    control = root / "DEBIAN"
    put(control / "md5sums", checksums(root))
    put(control / "control", _CONTROL.format(**fields).encode())
    target = out / f"{NAME}_{version}_amd64.deb"
    packing = ("-Zgzip", "-z1") if fast else ("-Zxz", "-z9")
    variables = {"SOURCE_DATE_EPOCH": str(moment)}
    run("dpkg-deb", "--root-owner-group", *packing, "--threads-max=2", "--build", root, target, variables=variables)
    shutil.rmtree(root)
    return target


def installed_size(root: Path) -> int:
    """KiB as Debian counts: files rounded up, one for everything else (policy 5.6.20)."""
    paths = list(root.rglob("*"))
    return sum(-(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in paths)


def checksums(root: Path) -> bytes:
    """What `dpkg -V` compares."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    lines = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}"
        for path in files
    )
    return ("\n".join(lines) + "\n").encode()
