"""The update of a release: its installers in one signed file that a laptop which is never online takes from a stick."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import signed_update
from environment import ROOT
from liaison.domain.from_outside import UPDATE
from liaison.domain.program_versions import ProgramVersion
from release import origin, signing
from release.steps import Artefact, StepFailed, StepSkipped

KINDS = (".exe", ".msi", ".deb", ".rpm", ".run")
"""What is taken by an update; a portable folder is unpacked by hand."""

_GOOD_FOR = timedelta(days=400)
"""After which nobody installs it from an old stick; by then there is a newer one."""


def write(installers: Sequence[Artefact], out: Path, minimum: str, key: Path | None) -> Artefact:
    """Write `liaison-desk-VERSION.ldupdate`; the same installers and key give the same bytes.

    Args:
        minimum: the oldest version that may go to this one at once.

    Raises StepSkipped without a key or installers, StepFailed where the key cannot be used.
    """
    chosen = [one.path for one in installers if one.path.suffix in KINDS]
    if key is None or not chosen:
        raise StepSkipped("an update is signed, and takes installers: none was built, or no key was given")
    version, released = origin.version(), datetime.fromtimestamp(origin.moment(), UTC).date()
    target = out / f"liaison-desk-{version}{UPDATE}"
    try:
        sign = signed_update.sign_with(key, os.environ.get(signing.PASSWORD_VARIABLE, ""), f"Liaison Desk {version}")
    except (OSError, ValueError) as error:
        raise StepFailed(f"the key cannot be used: {error}") from error
    signed_update.write_update(_release(version, minimum, released, chosen), target, sign)
    return Artefact("update", target, 0)


def _release(version: str, minimum: str, released: date, installers: Sequence[Path]) -> signed_update.Release:
    news = ROOT / "resources" / "news"
    return signed_update.Release(
        ProgramVersion.parse(version),
        ProgramVersion.parse(minimum),
        released,
        released + _GOOD_FOR,
        {text.stem: text.read_text(encoding="utf-8") for text in sorted(news.glob("*.txt"))},
        tuple(signed_update.kind_of(path) for path in installers),
    )
