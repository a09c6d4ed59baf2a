"""An update on a stick, as the version before takes it under Wine: signed with a key made for this, which that version is given."""

import shutil
from pathlib import Path

import minisign

from release import update
from release.steps import Artefact, StepFailed
from windows.built import Built
from windows.product import CONSOLE
from windows.wine import Wine

NOT_TRUSTED, DAMAGED = 152, 162
"""The program's exit codes."""


def taken(wine: Wine, program: Path, built: Built, minimum: str) -> Path:
    """The installer that the installed program copied from an update, everything about it checked.

    Before that an update of somebody the program does not trust, and one of which a byte was changed, have to be refused.

    Raises StepFailed.
    """
    stick, target = wine.folder / "stick", wine.folder / "taken"
    for folder in (stick, target):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    pair = minisign.KeyPair.generate()
    key = wine.folder / "trial.key"
    key.write_bytes(bytes(pair.secret_key) + b"\n")
    installers = [Artefact("setup", built.setup, 0), Artefact("msi", built.msi, 0)]
    written = update.write(installers, stick, minimum, key).path
    wine.run(program / CONSOLE, "update", "show", written).require(NOT_TRUSTED)
    keys = next(program.rglob("resources/keys"))
    (keys / "trial.pub").write_bytes(bytes(pair.public_key) + b"\n")
    _refuses_damaged(wine, program, written, target)
    wine.run(program / CONSOLE, "update", "copy", written, target).require()
    found = list(target.rglob("*.exe"))
    if len(found) != 1 or found[0].read_bytes() != built.setup.read_bytes():
        raise StepFailed(f"what was copied is not the installer: {found}")
    return found[0]


def _refuses_damaged(wine: Wine, program: Path, written: Path, target: Path) -> None:
    damaged = written.with_name("damaged.ldupdate")
    content = bytearray(written.read_bytes())
    # in the installer that this Windows takes, the first of the two
    content[len(content) // 4] ^= 1
    damaged.write_bytes(content)
    wine.run(program / CONSOLE, "update", "copy", damaged, target).require(DAMAGED)
    damaged.unlink()
    if any(path.is_file() for path in target.rglob("*")):
        raise StepFailed("something of a damaged update was left")
