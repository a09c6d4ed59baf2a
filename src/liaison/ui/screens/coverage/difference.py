"""What changed between two answers to the same question on two dates, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from liaison.base.translations import marked, tr
from liaison.domain.coverage import CountryAnswer, CoverageAnswer, OfficeAnswer, OfficeReference, Standing


class ChangeKind(Enum):
    """How an office's coverage differs; the value is what is said of it, still in English.

    KNOWN_LATER is not BEGAN: the first source that names the coverage spoke between the dates, and nobody knows of the time before.
    """

    BEGAN = marked("began")
    KNOWN_LATER = marked("first stated in between")
    ENDED = marked("ended")
    PASSED = marked("held in between")
    UNCERTAIN = marked("less certain")
    CERTAIN = marked("more certain")
    CHANGED = marked("changed")

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One office in one country on the earlier and the later date; None where nothing is known of it then."""

    kind: ChangeKind
    office: OfficeReference
    before: OfficeAnswer | None
    after: OfficeAnswer | None


@dataclass(frozen=True, slots=True)
class CountryDifference:
    """The changes of one country, in the order of the later answer, then of the earlier."""

    country_iso2: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two answers to one question, the earlier date first, and what differs."""

    earlier: CoverageAnswer
    later: CoverageAnswer
    countries: tuple[CountryDifference, ...]


def difference(one: CoverageAnswer, other: CoverageAnswer) -> Difference:
    """Compare two whole answers about the same countries; the order of the dates does not matter."""
    earlier, later = sorted((one, other), key=lambda answer: answer.at)
    before = {country.country_iso2: country for country in earlier.countries}
    after = {country.country_iso2: country for country in later.countries}
    codes = dict.fromkeys((*(country.country_iso2 for country in one.countries), *before, *after))
    return Difference(
        earlier,
        later,
        tuple(CountryDifference(code, tuple(_changes(before.get(code), after.get(code)))) for code in codes),
    )


def _changes(before: CountryAnswer | None, after: CountryAnswer | None) -> Iterator[Change]:
    then, now = _by_office(before), _by_office(after)
    for office in dict.fromkeys((*now, *then)):
        kind = _kind(then.get(office), now.get(office))
        known = now.get(office) or then.get(office)
        if kind is not None and known is not None:
            yield Change(kind, known.office, then.get(office), now.get(office))


def _by_office(country: CountryAnswer | None) -> dict[str, OfficeAnswer]:
    if country is None:
        return {}
    return {one.office.id: one for one in (*country.offices, *country.history, *country.stated_later)}


def _kind(before: OfficeAnswer | None, after: OfficeAnswer | None) -> ChangeKind | None:
    """None when nothing differs that is known."""
    covered, covers = before is not None and before.standing.covers, after is not None and after.standing.covers
    if covers and not covered:
        return _beginning(before, after)
    if covered and not covers:
        # that something is first stated later says nothing of an end
        return ChangeKind.ENDED if after is not None and after.standing is Standing.ENDED else ChangeKind.UNCERTAIN
    if before is None or after is None or not covers:
        has_ended = after is not None and after.standing is Standing.ENDED
        is_new = before is None or before.standing is Standing.STATED_LATER
        return ChangeKind.PASSED if has_ended and is_new else None
    if before.standing is not after.standing and before.fact.role is after.fact.role:
        is_held = after.standing in (Standing.HELD, Standing.STATED_AROUND)
        was_held = before.standing in (Standing.HELD, Standing.STATED_AROUND)
        if is_held is not was_held:
            return ChangeKind.CERTAIN if is_held else ChangeKind.UNCERTAIN
    if (before.fact.role, before.competent) != (after.fact.role, after.competent):
        return ChangeKind.CHANGED
    return None


def _beginning(before: OfficeAnswer | None, after: OfficeAnswer | None) -> ChangeKind:
    if before is not None and before.standing is Standing.ENDED:
        return ChangeKind.BEGAN
    # only a stated begin tells that it did not cover the country before
    return ChangeKind.BEGAN if after is not None and after.fact.valid_from is not None else ChangeKind.KNOWN_LATER
