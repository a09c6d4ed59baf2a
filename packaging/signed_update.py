"""Writes updates as the program takes them: a folder, or one file, of installers with a signed list.

    python packaging/signed_update.py --key SECRET.key --version 0.2.0 --minimum 0.1.0 --notes NOTES --out PLACE INSTALLER...

NOTES is a folder with one text a language (`en.txt`, `ru.txt`). PLACE is a folder, or a file that ends in .ldupdate. The key is one of
`minisign -G`; its password is asked for, or read from the first line of --password-file.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import minisign

from liaison.domain.from_outside import LIST, UPDATE
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.update_container import head
from liaison.domain.update_manifest import manifest_bytes, read_manifest
from liaison.domain.updates import InstallerKind, Platform, UpdateFile, UpdateManifest

SIGNATURE = ".minisig"

Sign = Callable[[bytes], bytes]
"""Gives the signature's file, in minisign's form, for what is signed."""


@dataclass(frozen=True, slots=True)
class Installer:
    """A file that goes into an update."""

    path: Path
    platform: Platform
    kind: InstallerKind


@dataclass(frozen=True, slots=True)
class Release:
    """What is released.

    Attributes:
        minimum: the oldest version it replaces at once.
        notes: what is new, plain text by language.
    """

    version: ProgramVersion
    minimum: ProgramVersion
    released: date
    expires: date | None
    notes: dict[str, str]
    installers: tuple[Installer, ...]


def write_update(release: Release, place: Path, sign: Sign) -> UpdateManifest:
    """Write an update into the folder `place`, or as the one file `place` when it ends in .ldupdate. The same gives the same bytes.

    Raises UpdateError when the program would not read what was given (a name, a size, too many files).
    """
    listed = UpdateManifest(
        release.version,
        release.minimum,
        release.released,
        release.expires,
        release.notes,
        tuple(_listed(installer) for installer in release.installers),
    )
    content = manifest_bytes(listed)
    read_manifest(content)
    signature = sign(content)
    if place.suffix == UPDATE:
        _write_file(release, place, content, signature)
    else:
        _write_folder(release, place, content, signature)
    return listed


def sign_with(key: Path, password: str, comment: str) -> Sign:
    """Signs with a secret key of `minisign -G`. Raises ValueError for a wrong key or password.

    Args:
        comment: signed too, and shown by minisign; without the hour, so that two builds give the same bytes.
    """
    secret = minisign.SecretKey.from_file(key)
    if secret.is_encrypted():
        secret.decrypt(password)
    return lambda content: bytes(secret.sign(content, trusted_comment=comment)) + b"\n"


def kind_of(installer: Path) -> Installer:
    """What a release's file is, from its name: the ending, and `arm64` or `aarch64` in it. Raises ValueError."""
    kind = InstallerKind(installer.suffix.removeprefix("."))
    on_arm = any(word in installer.name for word in ("arm64", "aarch64"))
    if kind in (InstallerKind.SETUP, InstallerKind.MSI, InstallerKind.PORTABLE):
        return Installer(installer, Platform.WINDOWS_X64, kind)
    if kind is InstallerKind.DMG:
        return Installer(installer, Platform.MACOS_ARM64, kind)
    return Installer(installer, Platform.LINUX_ARM64 if on_arm else Platform.LINUX_X64, kind)


def _listed(installer: Installer) -> UpdateFile:
    with installer.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return UpdateFile(installer.path.name, installer.path.stat().st_size, digest, installer.platform, installer.kind)


def _write_folder(release: Release, place: Path, content: bytes, signature: bytes) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for installer in release.installers:
        shutil.copyfile(installer.path, place / installer.path.name)
    (place / LIST).write_bytes(content)
    (place / (LIST + SIGNATURE)).write_bytes(signature)


def _write_file(release: Release, place: Path, content: bytes, signature: bytes) -> None:
    unfinished = place.with_name(place.name + ".unfinished")
    with unfinished.open("wb") as target:
        target.write(head(len(signature), len(content)) + signature + content)
        for installer in release.installers:
            with installer.path.open("rb") as source:
                shutil.copyfileobj(source, target)
    unfinished.replace(place)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--password-file", type=Path)
    parser.add_argument("--version", type=ProgramVersion.parse, required=True)
    parser.add_argument("--minimum", type=ProgramVersion.parse, required=True)
    parser.add_argument("--released", type=date.fromisoformat, default=date.today())
    parser.add_argument("--expires", type=date.fromisoformat)
    parser.add_argument("--notes", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("installers", type=Path, nargs="+")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> None:
    """Write one update."""
    chosen = _arguments(given)
    file: Path | None = chosen.password_file
    password = file.read_text(encoding="utf-8").split("\n", 1)[0] if file else getpass.getpass("Password of the key: ")
    notes = {text.stem: text.read_text(encoding="utf-8") for text in sorted(chosen.notes.glob("*.txt"))}
    release = Release(
        chosen.version,
        chosen.minimum,
        chosen.released,
        chosen.expires,
        notes,
        tuple(kind_of(path) for path in chosen.installers),
    )
    write_update(release, chosen.out, sign_with(chosen.key, password, f"Liaison Desk {chosen.version}"))
    print(f"{chosen.out}: {chosen.version}, {len(release.installers)} files")


if __name__ == "__main__":
    main(sys.argv[1:])
