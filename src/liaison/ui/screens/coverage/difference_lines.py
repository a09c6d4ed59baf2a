"""A difference as lines of the list, as signs on the map, and in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import marked, tr, trn
from liaison.domain.coverage import CoverageAnswer, OfficeAnswer
from liaison.ui.screens.coverage.difference import Change, ChangeKind, CountryDifference, Difference
from liaison.ui.screens.coverage.explanation import Reason, cited
from liaison.ui.screens.coverage.lines import Below, Kind, Line, Mark, role_words
from liaison.ui.widgets.map import Sign
from liaison.ui.widgets.reference.legend import Meaning
from liaison.ui.widgets.reference.names import BESIDE, Names

_MARKS = {
    ChangeKind.BEGAN: Mark.YES,
    ChangeKind.CERTAIN: Mark.YES,
    ChangeKind.KNOWN_LATER: Mark.NONE,
    ChangeKind.CHANGED: Mark.NONE,
    ChangeKind.UNCERTAIN: Mark.NOT_KNOWN,
    ChangeKind.ENDED: Mark.NO,
    ChangeKind.PASSED: Mark.NO,
}
_MORE = frozenset({ChangeKind.BEGAN, ChangeKind.KNOWN_LATER, ChangeKind.CERTAIN})
_LESS = frozenset({ChangeKind.ENDED, ChangeKind.UNCERTAIN})


def heading_of_difference(found: Difference) -> str:
    """Which dates are compared."""
    return tr("From {earlier} to {later}", earlier=found.earlier.at, later=found.later.at)


def lines_of_difference(found: Difference, names: Names) -> tuple[Line, ...]:
    """The countries, below them the offices for which something differs."""
    return tuple(_country_line(country, found, names) for country in found.countries)


def signs_of_difference(found: Difference) -> dict[str, Sign]:
    """A sign on each country in which something differs."""
    signs = {}
    for country in found.countries:
        kinds = {change.kind for change in country.changes}
        if kinds:
            signs[country.country_iso2] = (
                Sign.BEGAN if kinds <= _MORE else Sign.ENDED if kinds <= _LESS else Sign.CHANGED
            )
    return signs


def legend_of_difference(found: Difference) -> tuple[Meaning, ...]:
    """What the signs mean; only those that are used."""
    used = set(signs_of_difference(found).values())
    meanings = (
        (Sign.BEGAN, tr("began, or first stated in between")),
        (Sign.ENDED, tr("ended, or less certain")),
        (Sign.CHANGED, tr("both, or changed")),
    )
    return tuple(one for one in meanings if one[0] in used)


def reasons_of_change(change: Change, found: Difference, names: Names) -> tuple[Reason, ...]:
    """How the office stood on both dates, each with its source."""
    return (
        Reason(tr("On {date}", date=found.earlier.at), tuple(_stood(change.before, found.earlier, names))),
        Reason(tr("On {date}", date=found.later.at), tuple(_stood(change.after, found.later, names))),
        Reason(tr("What this means"), (tr(_MEANINGS[change.kind]),)),
    )


def explain_kinds() -> tuple[Reason, ...]:
    """What the words of a difference mean, for a line that is about no office."""
    said = (f"{kind.label}: {tr(_MEANINGS[kind])}" for kind in ChangeKind)
    return (Reason(tr("What the words mean"), tuple(said)),)


def _country_line(country: CountryDifference, found: Difference, names: Names) -> Line:
    iso2, count = country.country_iso2, len(country.changes)
    below = Below([_line(change, iso2, found) for change in country.changes])
    badge = trn("{n} difference", "{n} differences", count) if count else tr("no difference known")
    return Line(Kind.COUNTRY, names.country(iso2), badge=badge, country=iso2, below=below)


def _line(change: Change, iso2: str, found: Difference) -> Line:
    details = (_brief(change.before, found.earlier), _brief(change.after, found.later))
    return Line(
        Kind.OFFICE,
        change.office.name,
        details,
        change.kind.label,
        _MARKS[change.kind],
        country=iso2,
        office=change.office.id,
        answer=change.after or change.before,
    )


def _brief(one: OfficeAnswer | None, answer: CoverageAnswer) -> str:
    return f"{answer.at}: {BESIDE.join(_state(one, answer))}"


def _state(one: OfficeAnswer | None, answer: CoverageAnswer) -> Iterator[str]:
    if one is None:
        yield tr("not known to cover it")
        return
    if one.standing.covers:
        yield role_words(one.fact)
    yield one.standing.label
    if answer.crime_type and one.standing.covers:
        yield one.competent.label


def _stood(one: OfficeAnswer | None, answer: CoverageAnswer, names: Names) -> Iterator[str]:
    yield BESIDE.join(_state(one, answer))
    if one is not None:
        yield cited(one.fact.provenance, names)


_MEANINGS = {
    ChangeKind.BEGAN: marked("It began between the two dates."),
    ChangeKind.KNOWN_LATER: marked(
        "A source first states it between the two dates. Whether it held before is not known."
    ),
    ChangeKind.ENDED: marked("It ended between the two dates."),
    ChangeKind.PASSED: marked("It is stated only for a time between the two dates."),
    ChangeKind.UNCERTAIN: marked("On the later date it is less certain; that is not an end."),
    ChangeKind.CERTAIN: marked("On the later date it is more certain."),
    ChangeKind.CHANGED: marked("It is covered on both dates, in another role or with another competence."),
}
