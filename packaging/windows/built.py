"""What a build for Windows gave."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Built:
    """The folder, and what was made from it.

    Attributes:
        folder: the program as it is installed.
    """

    folder: Path
    setup: Path
    msi: Path
    portable: Path

    @property
    def artefacts(self) -> list[Path]:
        """The files that are handed out."""
        return [self.setup, self.msi, self.portable]
