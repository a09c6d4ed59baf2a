"""What a policy keeps the program from doing."""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class PolicyHidesStore(WorldError):
    """The policy should say where the store is, and what it says cannot be used: opening another one would hide the officer's."""

    code = 164

    def __init__(self, file: Path, line: int, reason: str) -> None:
        place = f"{file}:{line}" if line else str(file)
        super().__init__(
            tr(
                "Your administrator's policy does not tell where the store is: {place}: {reason}",
                place=place,
                reason=reason,
            ),
            tr(
                "Nothing was changed. Ask your administrator to correct the file; --store FOLDER opens a store meanwhile."
            ),
        )


class PolicyForbids(WorldError):
    """Something the administrators do not allow."""

    code = 165

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, tr("Nothing was changed. Your administrator's policy says so."))


class PolicyFileMissing(WorldError):
    """A policy file that was named and cannot be read."""

    code = 166

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(tr("{file} cannot be read: {reason}", file=file, reason=reason), tr("Name another file."))
