"""What changed in the answer to who covers some countries between two dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.coverage import Competent, CountryAnswer, CoverageAnswer, OfficeAnswer, OfficeReference, Standing


class ChangeKind(StrEnum):
    """What became of an office between the two dates.

    FIRST_STATED is no beginning: before, nothing is known. BEGAN is said where a source gives the day.
    """

    BEGAN = "began"
    FIRST_STATED = "first_stated"
    ENDED = "ended"
    MAY_HAVE_ENDED = "may_have_ended"
    ROLE = "role"
    COMPETENCE = "competence"
    CERTAINTY = "certainty"

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(_LABELS[self])


_LABELS = {
    ChangeKind.BEGAN: marked("Began to cover it"),
    ChangeKind.FIRST_STATED: marked("Stated for the first time; not known before"),
    ChangeKind.ENDED: marked("Ended"),
    ChangeKind.MAY_HAVE_ENDED: marked("May have ended"),
    ChangeKind.ROLE: marked("Another role"),
    ChangeKind.COMPETENCE: marked("Another competence"),
    ChangeKind.CERTAINTY: marked("Known more or less surely"),
}


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """An office whose coverage of a country changed.

    Attributes:
        earlier, later: how it stood on either date, each with the fact that says so; None when there is no statement on that side.
            An office that had ended, or was stated only later, is there with that standing; their rank is 0.
    """

    kind: ChangeKind
    country_iso2: str
    office: OfficeReference
    earlier: OfficeAnswer | None
    later: OfficeAnswer | None

    @property
    def decisive(self) -> OfficeAnswer:
        """The side whose fact made the change."""
        side = self.later or self.earlier
        assert side is not None  # a change has one side at least  # noqa: S101
        return side


@dataclass(frozen=True, slots=True)
class CountryDifference:
    """What changed for one country; empty when nothing did."""

    country_iso2: str
    changes: tuple[CoverageChange, ...]


@dataclass(frozen=True, slots=True)
class CoverageDifference:
    """What changed between two dates, country by country in the order asked."""

    earlier: date
    later: date
    crime_type: str
    countries: tuple[CountryDifference, ...]

    @property
    def is_empty(self) -> bool:
        """True when nothing changed that is known."""
        return not any(country.changes for country in self.countries)


def difference_of(earlier: CoverageAnswer, later: CoverageAnswer) -> CoverageDifference:
    """The difference of two answers to one question on two dates, which list all offices, or all whose place changed."""
    pairs = zip(earlier.countries, later.countries, strict=True)
    return CoverageDifference(
        earlier.at, later.at, later.crime_type, tuple(_of_country(before, after) for before, after in pairs)
    )


def _of_country(before: CountryAnswer, after: CountryAnswer) -> CountryDifference:
    then, now = _by_office(before), _by_office(after)
    changes = [
        CoverageChange(
            kind, after.country_iso2, (now.get(office) or then[office]).office, then.get(office), now.get(office)
        )
        for office in dict.fromkeys((*now, *then))
        for kind in _kinds(then.get(office), now.get(office))
    ]
    order = tuple(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), change.office.name.casefold(), change.office.id))
    return CountryDifference(after.country_iso2, tuple(changes))


def _by_office(answer: CountryAnswer) -> dict[str, OfficeAnswer]:
    # a place among those that changed says nothing
    return {
        one.office.id: replace(one, rank=0, ahead_of_next_by=None)
        for one in (*answer.offices, *answer.history, *answer.stated_later)
    }


def _kinds(then: OfficeAnswer | None, now: OfficeAnswer | None) -> Iterable[ChangeKind]:
    """What changed for one office. Both sides are there wherever there is a statement at all, on whatever day."""
    covered, covers = _covers(then), _covers(now)
    if covers and not covered:
        begun = now is not None and now.fact.valid_from is not None
        return (ChangeKind.BEGAN if begun else ChangeKind.FIRST_STATED,)
    if covered and not covers:
        return (ChangeKind.ENDED,)
    if then is None or now is None or not covers:
        return ()
    return _changed(then, now)


def _changed(then: OfficeAnswer, now: OfficeAnswer) -> tuple[ChangeKind, ...]:
    """What changed for an office that covers, or may, on both days."""
    found = []
    if then.standing is not now.standing:
        ceased = now.standing is Standing.MAY_HAVE_ENDED
        found.append(ChangeKind.MAY_HAVE_ENDED if ceased else ChangeKind.CERTAINTY)
    if then.fact.role is not now.fact.role:
        found.append(ChangeKind.ROLE)
    if _competence(then) != _competence(now):
        found.append(ChangeKind.COMPETENCE)
    return tuple(found)


def _covers(one: OfficeAnswer | None) -> bool:
    return one is not None and one.standing.covers


def _competence(one: OfficeAnswer) -> tuple[str, ...]:
    """What makes two competences differ; that of an office that covers the country for another crime does not matter."""
    if one.is_other_crime:
        return ()
    return one.competent, one.competence[0].strength if one.competent is Competent.YES else ""
