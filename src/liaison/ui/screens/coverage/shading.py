"""What the map shows of an answer: how well each country is answered for, and what one office covers."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr
from liaison.domain.coverage import Competent, CountryAnswer, CoverageAnswer, CoverageFact, OfficeAnswer, Role, Standing
from liaison.domain.provenance import Strength
from liaison.ui.widgets.map.colours import Shade

_SURE = (Standing.HELD, Standing.STATED_AROUND)


def shades_of_answer(answer: CoverageAnswer) -> dict[str, Shade]:
    """The shade of each country asked about: that of its best office."""
    return {one.country_iso2: shade_of_country(one, bool(answer.crime_type)) for one in answer.countries}


def shade_of_country(answer: CountryAnswer, crime_asked: bool) -> Shade:
    """STRONG stated and, if a crime was asked, competent; MEDIUM stated; WEAK derived or perhaps ended; GAP nobody."""
    order = (Shade.STRONG, Shade.MEDIUM, Shade.WEAK)
    found = {_shade_of_office(office, crime_asked) for office in answer.offices}
    return next((shade for shade in order if shade in found), Shade.GAP)


def _shade_of_office(office: OfficeAnswer, crime_asked: bool) -> Shade:
    if office.strength is Strength.DERIVED or office.standing not in _SURE:
        return Shade.WEAK
    if crime_asked and office.competent is not Competent.YES:
        return Shade.MEDIUM
    return Shade.STRONG


_ROLE_SHADES = {Role.PRIMARY: Shade.STRONG, Role.SECONDARY: Shade.MEDIUM, Role.UNSPECIFIED: Shade.WEAK}


def shades_of_office(facts: Iterable[CoverageFact]) -> dict[str, Shade]:
    """The shade of each country an office covers, by its role there."""
    return {fact.country_iso2: _ROLE_SHADES[fact.role] for fact in facts}


def legend_of_answer(shades: Iterable[Shade], crime_asked: bool) -> tuple[tuple[Shade, str], ...]:
    """What the shades of an answer mean; only those that are used."""
    strong = tr("covered and competent") if crime_asked else tr("covered, as a source states")
    meanings = (
        (Shade.STRONG, strong),
        (Shade.MEDIUM, tr("covered, competence not known")),
        (Shade.WEAK, tr("only derived, or perhaps not on that date")),
        (Shade.GAP, tr("nobody known")),
    )
    used = set(shades)
    return tuple(one for one in meanings if one[0] in used)


def legend_of_office(shades: Iterable[Shade]) -> tuple[tuple[Shade, str], ...]:
    """What the shades of an office's countries mean; only those that are used."""
    used = set(shades)
    return tuple((shade, role.label) for role, shade in _ROLE_SHADES.items() if shade in used)
