"""A difference as lines of the list, as signs on the map, and in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liaison.base.translations import marked, tr, trn
from liaison.domain.coverage import OfficeAnswer
from liaison.domain.coverage_difference import ChangeKind, CountryDifference, CoverageChange, CoverageDifference
from liaison.ui.screens.coverage.explanation import Reason, cited
from liaison.ui.screens.coverage.lines import Below, Kind, Line, Mark, role_words
from liaison.ui.widgets.map import Sign
from liaison.ui.widgets.reference.legend import Meaning
from liaison.ui.widgets.reference.names import BESIDE, Names

_MARKS = {
    ChangeKind.BEGAN: Mark.YES,
    ChangeKind.FIRST_STATED: Mark.NONE,
    ChangeKind.ENDED: Mark.NO,
    ChangeKind.MAY_HAVE_ENDED: Mark.NOT_KNOWN,
    ChangeKind.ROLE: Mark.NONE,
    ChangeKind.COMPETENCE: Mark.NONE,
    ChangeKind.CERTAINTY: Mark.NONE,
}
_MORE = frozenset({ChangeKind.BEGAN, ChangeKind.FIRST_STATED})
_LESS = frozenset({ChangeKind.ENDED, ChangeKind.MAY_HAVE_ENDED})
_MEANINGS = {
    ChangeKind.BEGAN: marked("A source says that it began between the two dates."),
    ChangeKind.FIRST_STATED: marked(
        "A source first states it between the two dates. Whether it held before is not known."
    ),
    ChangeKind.ENDED: marked("It ended between the two dates."),
    ChangeKind.MAY_HAVE_ENDED: marked("By the later date it may have ended; that is not an end."),
    ChangeKind.ROLE: marked("It is covered on both dates, in another role."),
    ChangeKind.COMPETENCE: marked("It is covered on both dates, with another competence for the crime."),
    ChangeKind.CERTAINTY: marked("It is covered on both dates, more or less surely."),
}


def heading_of_difference(found: CoverageDifference) -> str:
    """Which dates are compared."""
    return tr("From {earlier} to {later}", earlier=found.earlier, later=found.later)


def lines_of_difference(found: CoverageDifference, names: Names) -> tuple[Line, ...]:
    """The countries, below them the offices for which something differs."""
    return tuple(_country_line(country, found, names) for country in found.countries)


def signs_of_difference(found: CoverageDifference) -> dict[str, Sign]:
    """A sign on each country in which something differs."""
    signs = {}
    for country in found.countries:
        kinds = {change.kind for change in country.changes}
        if kinds:
            signs[country.country_iso2] = (
                Sign.BEGAN if kinds <= _MORE else Sign.ENDED if kinds <= _LESS else Sign.CHANGED
            )
    return signs


def legend_of_difference(found: CoverageDifference) -> tuple[Meaning, ...]:
    """What the signs mean; only those that are used."""
    used = set(signs_of_difference(found).values())
    meanings = (
        (Sign.BEGAN, tr("began, or first stated in between")),
        (Sign.ENDED, tr("ended, or may have ended")),
        (Sign.CHANGED, tr("both, or changed")),
    )
    return tuple(one for one in meanings if one[0] in used)


def reasons_of_change(changes: Sequence[CoverageChange], found: CoverageDifference, names: Names) -> tuple[Reason, ...]:
    """How an office stood on both dates, each with its source, and what its changes mean."""
    first = changes[0]
    return (
        Reason(tr("On {date}", date=found.earlier), tuple(_stood(first.earlier, found, names))),
        Reason(tr("On {date}", date=found.later), tuple(_stood(first.later, found, names))),
        Reason(tr("What this means"), tuple(tr(_MEANINGS[change.kind]) for change in changes)),
    )


def explain_kinds() -> tuple[Reason, ...]:
    """What the words of a difference mean, for a line that is about no office."""
    said = (f"{kind.label}: {tr(_MEANINGS[kind])}" for kind in ChangeKind)
    return (Reason(tr("What the words mean"), tuple(said)),)


def _country_line(country: CountryDifference, found: CoverageDifference, names: Names) -> Line:
    iso2, count = country.country_iso2, len(country.changes)
    offices: dict[str, list[CoverageChange]] = {}
    for change in country.changes:
        offices.setdefault(change.office.id, []).append(change)
    below = Below([_line(changes, found) for changes in offices.values()])
    badge = trn("{n} difference", "{n} differences", count) if count else tr("no difference known")
    return Line(Kind.COUNTRY, names.country(iso2), badge=badge, country=iso2, below=below)


def _line(changes: Sequence[CoverageChange], found: CoverageDifference) -> Line:
    first = changes[0]
    details = (
        f"{found.earlier}: {BESIDE.join(_state(first.earlier, found))}",
        f"{found.later}: {BESIDE.join(_state(first.later, found))}",
    )
    return Line(
        Kind.OFFICE,
        first.office.name,
        details,
        "; ".join(change.kind.label for change in changes),
        _MARKS[first.kind],
        country=first.country_iso2,
        office=first.office.id,
        answer=first.decisive,
    )


def _state(one: OfficeAnswer | None, found: CoverageDifference) -> Iterator[str]:
    if one is None:
        yield tr("not known to cover it")
        return
    if one.standing.covers:
        yield role_words(one.fact)
    yield one.standing.label
    if found.crime_type and one.standing.covers:
        yield one.competent.label


def _stood(one: OfficeAnswer | None, found: CoverageDifference, names: Names) -> Iterator[str]:
    yield BESIDE.join(_state(one, found))
    if one is not None:
        yield cited(one.fact.provenance, names)
