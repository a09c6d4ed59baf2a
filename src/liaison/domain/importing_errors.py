"""What can be wrong with a file somebody wants to import, or a place somebody wants to export to."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class ImportFileError(WorldError):
    """A file that cannot be read as a table.

    Attributes:
        detail: what exactly, translated; a part of the sentence.
    """

    code = 70

    def __init__(self, file: str, detail: str, remedy: str = "") -> None:
        super().__init__(
            tr("{file} cannot be imported: {detail}", file=file, detail=detail),
            tr("Nothing was changed.") + (f" {remedy}" if remedy else ""),
        )
        self.detail = detail


class ImportTooLarge(WorldError):
    """A file larger than what is read at once."""

    code = 71

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(
            tr("{file} is too large to be imported: {detail}", file=file, detail=detail),
            tr("Nothing was changed. Split the file and import its parts one after the other."),
        )


class MapFileError(WorldError):
    """A file that should say which column is what, and does not."""

    code = 72

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(
            tr("{file} cannot be used as a map of columns: {detail}", file=file, detail=detail),
            tr("Nothing was changed. Save a map from the import window and compare."),
        )


class ImportNotReady(WorldError):
    """An import with wrong rows or open questions."""

    code = 73

    def __init__(self) -> None:
        super().__init__(
            tr("The import is not ready: rows are wrong or questions are open."),
            tr("Nothing was changed. Correct the rows, or leave them out knowingly."),
        )


class ExportFailed(WorldError):
    """A file that could not be written."""

    code = 74

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(
            tr("{file} could not be written: {detail}", file=file, detail=detail),
            tr("What was there before is unchanged. Choose another place."),
        )
