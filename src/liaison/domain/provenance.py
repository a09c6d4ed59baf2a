"""Where a fact comes from, how its date is meant, and what an officer corrected about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate

JsonValue = str | int | float | bool | None


class Basis(StrEnum):
    """What the as-of date of a source rests on; the order is from strong to weak."""

    PAGE_DATE = "page_date"
    REPOSITORY_COMMIT = "repository_commit"
    ARCHIVE_SNAPSHOT = "archive_snapshot"
    CRAWL_DATE = "crawl_date"
    YEAR_ONLY = "year_only"
    LOWER_BOUND = "lower_bound"
    OFFICER = "officer"


_BASIS_LABELS = {
    Basis.PAGE_DATE: marked("date of the page"),
    Basis.REPOSITORY_COMMIT: marked("date of a repository commit"),
    Basis.ARCHIVE_SNAPSHOT: marked("date of an archived copy"),
    Basis.CRAWL_DATE: marked("date the page was fetched"),
    Basis.YEAR_ONLY: marked("only the year is known"),
    Basis.LOWER_BOUND: marked("undated page; not before this date"),
    Basis.OFFICER: marked("entered by an officer"),
}


class Origin(StrEnum):
    """Who a value comes from: the reference pack, or the officer's own rows."""

    PACK = "pack"
    OWN = "own"


class Strength(StrEnum):
    """How directly a source says a fact: in its own words, or only derived from what it says."""

    STATED = "stated"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Source and age of one fact.

    Attributes:
        as_of: the day the source spoke for; None when an officer gave none.
        file, line: place in the pack's source files, for tracing; empty and 0 for an officer's own rows.
        confidence: how sure an officer was, a word of `liaison.domain.entries.Confidence`; empty where none was given.
    """

    source_title: str
    publisher: str
    url: str
    as_of: PartialDate | None
    basis: Basis
    file: str = ""
    line: int = 0
    confidence: str = ""

    def age_in_years(self, today: date) -> int | None:
        """Full years since the source spoke; None without a date, 0 for a date to come."""
        if self.as_of is None:
            return None
        anchor = self.as_of.latest or self.as_of.earliest
        if anchor is None:
            return None
        birthday_to_come = (today.month, today.day) < (anchor.month, anchor.day)
        return max(0, today.year - anchor.year - birthday_to_come)

    @property
    def dated(self) -> str:
        """The as-of date as a phrase: "as of 2019-08-02", "not before 2010-10-10", "date not known"."""
        if self.as_of is None:
            return tr("date not known")
        if self.basis is Basis.LOWER_BOUND:
            return tr("not before {date}", date=self.as_of)
        return tr("as of {date}", date=self.as_of)

    @property
    def basis_label(self) -> str:
        """What the date rests on, in the language in use."""
        return tr(_BASIS_LABELS[self.basis])

    @property
    def sort_key(self) -> str:
        """Sorts older before newer; a fact without a date is the oldest."""
        return "" if self.as_of is None else self.as_of.sort_key


class CorrectionState(StrEnum):
    """How an officer's correction stands to what the pack says now."""

    IN_FORCE = "in_force"
    CHANGED_UNDERNEATH = "changed_underneath"
    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    VANISHED = "vanished"
    UNREADABLE = "unreadable"

    @property
    def decides(self) -> bool:
        """True when the officer's value is the one shown first."""
        return self in (CorrectionState.IN_FORCE, CorrectionState.CHANGED_UNDERNEATH, CorrectionState.CONFIRMED)

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_CORRECTION_STATES[self])


_CORRECTION_STATES = {
    CorrectionState.IN_FORCE: marked("Corrected by an officer"),
    CorrectionState.CHANGED_UNDERNEATH: marked("Corrected by an officer; the pack has changed since"),
    CorrectionState.CONFIRMED: marked("Corrected by an officer; the pack now agrees"),
    CorrectionState.OVERRULED: marked("Replaced by a later correction"),
    CorrectionState.VANISHED: marked("The pack no longer has this fact"),
    CorrectionState.UNREADABLE: marked("This version of the program cannot read the correction"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one pack fact, corrected by an officer; it stays when the pack is replaced.

    Attributes:
        identity: id of the correction; time-ordered.
        table: the kind of fact: a key of `liaison.domain.corrections.CORRECTABLE`.
        key: the fact's key in that table, the same in every pack (see `liaison.domain.packs`).
        value: what the officer says.
        pack_value: what the pack said when it was corrected.
        intact: False when the stored value is none of ours and `value` only its text.
    """

    identity: str
    scope: str
    table: str
    key: str
    field: str
    value: JsonValue
    pack_value: JsonValue
    source_title: str = ""
    source_url: str = ""
    as_of: PartialDate | None = None
    note: str = ""
    intact: bool = True


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction beside what the pack says now; both are to be shown.

    Attributes:
        pack_value: what the installed pack says now; None when the fact vanished.
    """

    correction: Correction
    pack_value: JsonValue
    state: CorrectionState

    @property
    def field(self) -> str:
        """The corrected field."""
        return self.correction.field

    @property
    def value(self) -> JsonValue:
        """What the officer says."""
        return self.correction.value
