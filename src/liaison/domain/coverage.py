"""Which office covers which country, how a fact stands on a date, and the answer to "who covers"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.coverage_totals import Totals
from liaison.domain.dates import Certainty, PartialDate
from liaison.domain.provenance import AppliedCorrection, Origin, Provenance, Strength


class OfficeKind(StrEnum):
    """What an office is; a pack always knows."""

    HEADQUARTERS = "headquarters"
    LEGAT = "legat"
    ATTACHE = "attache"
    REGIONAL = "regional"
    FIELD = "field"
    LIAISON = "liaison"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_OFFICE_KINDS[self])


_OFFICE_KINDS = {
    OfficeKind.HEADQUARTERS: marked("Headquarters"),
    OfficeKind.LEGAT: marked("Legal attaché office"),
    OfficeKind.ATTACHE: marked("Attaché office"),
    OfficeKind.REGIONAL: marked("Regional office"),
    OfficeKind.FIELD: marked("Field office"),
    OfficeKind.LIAISON: marked("Liaison office"),
    OfficeKind.NOT_KNOWN: marked("Kind not known"),
}


class Role(StrEnum):
    """In what role an office covers a country; UNSPECIFIED is derived and never shown as stated."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNSPECIFIED = "unspecified"

    @property
    def label(self) -> str:
        """The role's name in the language in use."""
        return tr(_ROLES[self])


_ROLES = {
    Role.PRIMARY: marked("Main country"),
    Role.SECONDARY: marked("Also covered"),
    Role.UNSPECIFIED: marked("Derived, not stated"),
}


class Standing(StrEnum):
    """How coverage stands on the date asked about; STATED_AROUND rests on two statements of the same office and country."""

    HELD = "held"
    STATED_AROUND = "stated_around"
    MAY_HAVE_BEGUN_LATER = "may_have_begun_later"
    MAY_HAVE_ENDED = "may_have_ended"
    ENDED = "ended"
    STATED_LATER = "stated_later"

    @property
    def covers(self) -> bool:
        """True when the office covers the country then, or may; False for what has ended or was stated only later."""
        return self not in (Standing.ENDED, Standing.STATED_LATER)

    @property
    def label(self) -> str:
        """The standing in the language in use."""
        return tr(_STANDINGS[self])


_STANDINGS = {
    Standing.HELD: marked("Holds as last stated"),
    Standing.STATED_AROUND: marked("Stated before and after that date"),
    Standing.MAY_HAVE_BEGUN_LATER: marked("May have begun later; the source has no exact date"),
    Standing.MAY_HAVE_ENDED: marked("May have ended by then"),
    Standing.ENDED: marked("Ended before"),
    Standing.STATED_LATER: marked("Stated only later; not known for that date"),
}


class Competent(StrEnum):
    """Whether an agency is competent for a crime. NO only where a source says so."""

    YES = "yes"
    NOT_KNOWN = "not_known"
    NO = "no"

    @property
    def label(self) -> str:
        """The answer in the language in use."""
        return tr(_COMPETENT[self])


_COMPETENT = {
    Competent.YES: marked("Competent"),
    Competent.NOT_KNOWN: marked("Competence not known"),
    Competent.NO: marked("Not competent"),
}


@dataclass(frozen=True, slots=True)
class CoverageFact:
    """An office covers a country: one statement of one source, or of an officer.

    Attributes:
        key: stable over packs; what a correction names (see `liaison.domain.packs.coverage_key`).
        crime_type: code the coverage is limited to; empty when it is not.
        held_on: a day on which the statement is known to hold, often only an interval that holds that day (a source without a date of
            its own); None when nothing is known of it.
        valid_from: begin; None when not known.
        valid_to: end; None while it is not ended. Often only an interval.
        looks_back: the source spoke of the time up to `held_on` ("was previously covered by").
    """

    key: str
    office_id: str
    country_iso2: str
    role: Role
    crime_type: str
    held_on: PartialDate | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    looks_back: bool
    provenance: Provenance
    origin: Origin
    corrections: tuple[AppliedCorrection, ...] = ()

    @property
    def strength(self) -> Strength:
        """STATED by the source, or DERIVED from it."""
        return Strength.DERIVED if self.role is Role.UNSPECIFIED else Strength.STATED

    @property
    def ending(self) -> str:
        """When it ended as a phrase; empty while it has no end."""
        if self.valid_to is None:
            return ""
        first, last = self.valid_to.earliest, self.valid_to.latest
        if self.valid_to.certainty is Certainty.BETWEEN:
            return tr("ended between {first} and {last}", first=first, last=last)
        if self.valid_to.certainty is Certainty.AFTER and first is not None:
            return tr("ended, not before {date}", date=first)
        return tr("until {date}", date=self.valid_to)

    def standing(self, day: date) -> Standing:
        """How the fact stands on `day`; STATED_AROUND is never one fact's."""
        if self.valid_to is not None and self.valid_to.latest is not None and self.valid_to.latest < day:
            return Standing.ENDED
        begins = self._beginning
        if begins is not None and begins.earliest is not None and begins.earliest > day:
            return Standing.STATED_LATER
        if self.valid_to is not None and (self.valid_to.earliest is None or self.valid_to.earliest < day):
            return Standing.MAY_HAVE_ENDED
        if begins is not None and (begins.latest is None or begins.latest > day):
            return Standing.MAY_HAVE_BEGUN_LATER
        return Standing.HELD

    def held_before(self, day: date) -> bool:
        """True when it is certain to have held on some day up to `day`."""
        begins = self._beginning
        return begins is not None and begins.latest is not None and begins.latest <= day

    @property
    def _beginning(self) -> PartialDate | None:
        """The first day it is known to hold; None when it is known for all days up to another."""
        if self.valid_from is not None:
            return self.valid_from
        return None if self.looks_back else self.held_on


@dataclass(frozen=True, slots=True)
class OfficeReference:
    """An office as an answer names it."""

    id: str
    name: str
    kind: OfficeKind
    city: str
    country_iso2: str
    agency_id: str
    agency_name: str
    agency_short_name: str


@dataclass(frozen=True, slots=True)
class CompetenceReason:
    """The words from which an agency's competence for the crime asked about follows.

    Attributes:
        wording: the source's words.
        crime_type: the vocabulary's code that matched; the one asked about, a broader or a narrower one.
        agency_name: whose competence it is; a part of the office's agency when `strength` is DERIVED.
    """

    wording: str
    crime_type: str
    agency_name: str
    strength: Strength
    provenance: Provenance


class Criterion(StrEnum):
    """What orders the offices of an answer, the weightiest first."""

    STANDING = "standing"
    COMPETENCE = "competence"
    ROLE = "role"
    AGE = "age"
    NAME = "name"

    @property
    def label(self) -> str:
        """The criterion as a reason, in the language in use."""
        return tr(_CRITERIA[self])


_CRITERIA = {
    Criterion.STANDING: marked("holds on the date asked about"),
    Criterion.COMPETENCE: marked("its agency is known to be competent for the crime"),
    Criterion.ROLE: marked("its role for the country is more direct"),
    Criterion.AGE: marked("its source is newer"),
    Criterion.NAME: marked("nothing but the alphabet tells them apart"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One criterion of the order, with the value an office was compared by, in the language in use."""

    criterion: Criterion
    value: str


@dataclass(frozen=True, slots=True)
class Succession:
    """What took the place of a statement that has ended.

    Attributes:
        office: of the fact; the same office, or the one that its source names in the other's place.
        strength: STATED for a newer statement on the same office and country; DERIVED for another office of which the very source
            that tells of the end says that it covers the country.
    """

    fact: CoverageFact
    office: OfficeReference
    strength: Strength


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """One office that covers, covered or later covered the country.

    Attributes:
        fact: the statement that made it an answer; its provenance is the reason.
        others: further statements of the same office and country, newest first.
        standing: how the fact stands on the date asked about.
        competent: for the crime asked about; NOT_KNOWN when none was asked.
        competence: the words behind YES, best first.
        rank: place in the answer, from 1.
        ahead_of_next_by: why it stands before the office after it; None for the last of all.
        is_other_crime: the coverage is stated for another crime than the one asked about.
        superseded_by: what took the place of a statement that has ended; None when that is not known.
    """

    office: OfficeReference
    fact: CoverageFact
    others: tuple[CoverageFact, ...]
    standing: Standing
    competent: Competent
    competence: tuple[CompetenceReason, ...]
    rank: int
    ahead_of_next_by: Criterion | None
    is_other_crime: bool = False
    superseded_by: Succession | None = None

    @property
    def strength(self) -> Strength:
        """STATED or DERIVED coverage."""
        return self.fact.strength

    @property
    def compared_by(self) -> tuple[Comparison, ...]:
        """What it was compared with the others by, the weightiest first: each criterion with this office's own value."""
        return (
            Comparison(Criterion.STANDING, self.standing.label),
            Comparison(Criterion.COMPETENCE, self._competence),
            Comparison(Criterion.ROLE, self.fact.role.label),
            Comparison(Criterion.AGE, self.fact.provenance.dated),
            Comparison(Criterion.NAME, self.office.name),
        )

    @property
    def _competence(self) -> str:
        if self.is_other_crime:
            return tr("Stated for another crime only")
        derived = self.competent is Competent.YES and self.competence[0].strength is Strength.DERIVED
        return tr("Competent, derived") if derived else self.competent.label


@dataclass(frozen=True, slots=True)
class CountryAnswer:
    """Who covers one country on the date asked about.

    Attributes:
        offices: those that cover it, in explained order; those that may have ended by then come last. The first of them when there
            are very many: `totals` tells how many there are, and `CoverageService.who_covers` gives them all with `first=None`.
        history: what was true before and has ended, newest first; the first of them.
        stated_later: what was first stated after the date asked about and is not known for it; the first of them.
        only: the agencies or the office by name, of which alone was asked; empty when all offices were.
    """

    country_iso2: str
    offices: tuple[OfficeAnswer, ...]
    history: tuple[OfficeAnswer, ...]
    stated_later: tuple[OfficeAnswer, ...]
    totals: Totals
    only: str = ""

    @property
    def gap_label(self) -> str:
        """What an empty answer says in short, in the language in use."""
        return tr("none of {agencies}", agencies=self.only) if self.only else tr("nobody known")

    def gap_sentence(self, country: str) -> str:
        """The same as a sentence: of a part of all offices it says nothing about the others."""
        if self.only:
            return tr("No office of {agencies} is known to cover {country}.", agencies=self.only, country=country)
        return tr("No office in the reference pack covers {country}.", country=country)

    @property
    def is_gap(self) -> bool:
        """True when it is not known to be covered then. That is not the same as "by nobody"."""
        return not self.totals.offices

    @property
    def is_without_competent(self) -> bool:
        """True when offices cover it, but of none is it known that it is competent for the crime asked about."""
        return bool(self.totals.offices) and not self.totals.competent

    @property
    def overlaps(self) -> bool:
        """True when several offices of one agency cover it, or offices of several competent agencies."""
        return self.totals.crowded > 0 or self.totals.competent_agencies > 1


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """The answer to "who covers".

    Attributes:
        at: the date asked about.
        crime_type: code asked about; empty when none was.
        countries: in the order asked.
    """

    at: date
    crime_type: str
    countries: tuple[CountryAnswer, ...]

    @property
    def only(self) -> str:
        """The agencies or the office by name, of which alone was asked; empty when all offices were."""
        return next((one.only for one in self.countries), "")

    @property
    def gaps(self) -> tuple[str, ...]:
        """Countries that are not known to be covered."""
        return tuple(one.country_iso2 for one in self.countries if one.is_gap)

    @property
    def without_competent(self) -> tuple[str, ...]:
        """Countries that are covered, but by no office known to be competent; empty when no crime was asked."""
        countries = self.countries if self.crime_type else ()
        return tuple(one.country_iso2 for one in countries if one.is_without_competent)

    @property
    def overlaps(self) -> tuple[str, ...]:
        """Countries with several offices of one agency, or with several competent agencies."""
        return tuple(one.country_iso2 for one in self.countries if one.overlaps)

    @property
    def is_whole(self) -> bool:
        """False when there are more offices than are listed."""
        return all(len(one.offices) == one.totals.offices for one in self.countries)
