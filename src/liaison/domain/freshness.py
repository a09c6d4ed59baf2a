"""How long ago a fact was last checked, by its source or by somebody who was asked, and which facts are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Origin, Provenance
from liaison.domain.rows import RowKey

YEARS = 2
"""Years after which a fact is due when nobody says otherwise."""


class FactKind(StrEnum):
    """Kinds of fact that grow old; each is named as the table that keeps the officer's own."""

    AGENCY = "agency"
    OFFICE = "office"
    COVERAGE = "coverage"
    COMPETENCE = "competence"
    RULE = "competence_rule"
    POST = "post_holder"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    FactKind.AGENCY: marked("Agency"),
    FactKind.OFFICE: marked("Office"),
    FactKind.COVERAGE: marked("Coverage"),
    FactKind.COMPETENCE: marked("Competence"),
    FactKind.RULE: marked("Rule of competence"),
    FactKind.POST: marked("Holder of a post"),
}


class Outcome(StrEnum):
    """What came of asking."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        """The outcome in the language in use."""
        return tr(_OUTCOMES[self])


_OUTCOMES = {
    Outcome.CONFIRMED: marked("Confirmed"),
    Outcome.CHANGED: marked("Has changed"),
    Outcome.NO_ANSWER: marked("No answer"),
}


@dataclass(frozen=True, slots=True)
class Verification:
    """That somebody asked whether a fact still holds, and what came of it.

    Attributes:
        asked_on: the day a letter went out or the question was put; None when not known.
        checked_on: the day of the answer; None while there is none.
        asked_of: who was asked; empty when not known.
        outcome: None while the answer is awaited.
    """

    key: RowKey
    asked_on: PartialDate | None
    checked_on: PartialDate | None
    asked_of: str
    outcome: Outcome | None
    remark: str = ""

    @property
    def worded(self) -> str:
        """In one sentence: "Confirmed on 2026-11-22 by the duty officer"."""
        when = self.checked_on or self.asked_on
        values = {"date": "" if when is None else when.text, "who": self.asked_of or tr("somebody not named")}
        if self.outcome is Outcome.CONFIRMED:
            return tr("Confirmed on {date} by {who}", **values)
        if self.outcome is Outcome.CHANGED:
            return tr("Has changed, said on {date} by {who}; not corrected yet", **values)
        if self.outcome is Outcome.NO_ANSWER:
            return tr("Asked on {date}, no answer: {who}", **values)
        return tr("Asked on {date}, answer awaited: {who}", **values)


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact as verifications name it: `key` as a correction has it, or the id of an own row."""

    kind: FactKind
    key: str


@dataclass(frozen=True, slots=True)
class DueFact:
    """A fact nobody has checked for long.

    Attributes:
        subject: whom it is about: an office, an agency.
        statement: what is held to be true; empty when the subject says it all.
        country_iso2: what the fact concerns, or the seat; empty when not known.
        agency_id, office_id: where it is found in the directory; `office_id` is empty for what belongs to the agency.
        role: of coverage, as the vocabulary has it; empty for others.
        last: the newest verification; None when nobody was asked.
    """

    name: FactName
    subject: str
    statement: str
    country_iso2: str
    agency_id: str
    agency_name: str
    office_id: str
    role: str
    provenance: Provenance
    origin: Origin
    last: Verification | None


@dataclass(frozen=True, slots=True)
class DueFacts:
    """The oldest of them, and how many there are."""

    facts: tuple[DueFact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """Which facts are asked for.

    Attributes:
        years: full years since a fact was last checked, at least.
        countries, agencies: codes and ids; a fact of either is meant; both None for all.
        kind: None for all.
    """

    years: int = YEARS
    countries: frozenset[str] | None = None
    agencies: frozenset[str] | None = None
    kind: FactKind | None = None


def years_before(today: date, years: int) -> date:
    """The day `years` before; 28 February for a leap day."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def is_due(as_of: PartialDate | None, today: date, years: int) -> bool:
    """True when so many full years passed since the last day that can be meant; a fact without a date is due."""
    anchor = None if as_of is None else as_of.latest or as_of.earliest
    return anchor is None or anchor <= years_before(today, years)
