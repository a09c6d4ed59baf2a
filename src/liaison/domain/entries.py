"""What an officer adds to the directory, each entry with a source, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from liaison.base.errors import WorldError
from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate


class EntryKind(StrEnum):
    """What is added; the value is the table of the officer's own rows."""

    AGENCY = "agency"
    OFFICE = "office"
    COVERAGE = "coverage"
    COMPETENCE = "competence"
    FUNCTION = "competence_rule"
    MEMBERSHIP = "membership"
    NAME = "name"
    PERSON = "person"
    POST = "post"
    HOLDING = "post_holder"

    @property
    def label(self) -> str:
        """What one of them is called, in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    EntryKind.AGENCY: marked("Agency"),
    EntryKind.OFFICE: marked("Office"),
    EntryKind.COVERAGE: marked("Country covered"),
    EntryKind.COMPETENCE: marked("Competence"),
    EntryKind.FUNCTION: marked("Function"),
    EntryKind.MEMBERSHIP: marked("Country taking part"),
    EntryKind.NAME: marked("Name"),
    EntryKind.PERSON: marked("Person"),
    EntryKind.POST: marked("Post"),
    EntryKind.HOLDING: marked("Person in a post"),
}
ENDING: Mapping[EntryKind, str] = {
    EntryKind.COVERAGE: "valid_to",
    EntryKind.COMPETENCE: "valid_to",
    EntryKind.FUNCTION: "valid_to",
    EntryKind.MEMBERSHIP: "valid_to",
    EntryKind.HOLDING: "held_to",
}
"""What can end on a date, and the field that says so."""


class Confidence(StrEnum):
    """How sure the officer is of a fact."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> str:
        """The word in the language in use."""
        return tr(_CONFIDENCES[self])


_CONFIDENCES = {
    Confidence.CONFIRMED: marked("confirmed"),
    Confidence.LIKELY: marked("likely"),
    Confidence.DOUBTFUL: marked("doubtful"),
}


@dataclass(frozen=True, slots=True)
class GivenSource:
    """Where an officer knows a fact from.

    Attributes:
        title: required; the other fields may be empty.
        as_of: the day the source spoke for.
    """

    title: str
    url: str = ""
    as_of: PartialDate | None = None
    confidence: Confidence | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry as it stands.

    Attributes:
        values: texts by field, dates in their text form; empty for what is not known.
        source: the newest one given for it; None when an import or an older program gave none.
    """

    kind: EntryKind
    scope: str
    id: str
    values: Mapping[str, str]
    source: GivenSource | None


class EntryError(WorldError):
    """An entry that cannot be kept as it is.

    Attributes:
        field: which field of it; "source" for the source's title.
    """

    code = 75

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence, tr("Nothing was changed."))
        self.field = field


class EntryGone(WorldError):
    """An entry that is no longer there: removed, or taken back."""

    code = 76

    def __init__(self) -> None:
        super().__init__(tr("This entry is no longer there."), tr("Nothing was changed."))


class EntryInUse(WorldError):
    """An entry on which others hang."""

    code = 77

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, tr("Nothing was changed. Remove or move those first."))
