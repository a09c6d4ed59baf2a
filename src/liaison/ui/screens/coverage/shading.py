"""What the map shows of an answer: how well each country is answered for, and what one office covers."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr
from liaison.domain.coverage import Competent, CountryAnswer, CoverageAnswer, CoverageFact, OfficeAnswer, Role, Standing
from liaison.domain.coverage_matrix import CountryTally, CoverageOverview
from liaison.domain.provenance import Strength
from liaison.ui.widgets.map.colours import Shade, Sign

_CERTAIN = (Standing.HELD, Standing.STATED_AROUND)
_SOME, _MANY = 2, 5
"""Offices from which a country is shaded more strongly while nothing is asked."""


def is_certain(standing: Standing) -> bool:
    """True when nothing is in doubt about the date."""
    return standing in _CERTAIN


def shades_of_answer(answer: CoverageAnswer) -> dict[str, Shade]:
    """The shade of each country asked about: that of its best office."""
    return {one.country_iso2: shade_of_country(one, bool(answer.crime_type)) for one in answer.countries}


def signs_of_answer(answer: CoverageAnswer) -> dict[str, Sign]:
    """A sign on each country nobody is known to cover: a small one's stripes are easily overlooked."""
    return dict.fromkeys(answer.gaps, Sign.NOT_KNOWN)


def shade_of_country(answer: CountryAnswer, crime_asked: bool) -> Shade:
    """STRONG stated and, if a crime was asked, competent; MEDIUM stated; UNSURE derived or perhaps ended; GAP nobody known."""
    order = (Shade.STRONG, Shade.MEDIUM, Shade.UNSURE)
    found = {_shade_of_office(office, crime_asked) for office in answer.offices}
    return next((shade for shade in order if shade in found), Shade.GAP)


def _shade_of_office(office: OfficeAnswer, crime_asked: bool) -> Shade:
    if office.strength is Strength.DERIVED or not is_certain(office.standing):
        return Shade.UNSURE
    if crime_asked and office.competent is not Competent.YES:
        return Shade.MEDIUM
    return Shade.STRONG


_ROLE_SHADES = {Role.PRIMARY: Shade.STRONG, Role.SECONDARY: Shade.MEDIUM, Role.UNSPECIFIED: Shade.UNSURE}


def shades_of_office(facts: Iterable[CoverageFact]) -> dict[str, Shade]:
    """The shade of each country an office covers, by its role there."""
    return {fact.country_iso2: _ROLE_SHADES[fact.role] for fact in facts}


def legend_of_answer(shades: Iterable[Shade], crime_asked: bool, gap: str = "") -> tuple[tuple[Shade, str], ...]:
    """What the shades of an answer mean; only those that are used. `gap` is said of countries without an office."""
    strong = tr("covered; competence stated or derived") if crime_asked else tr("covered, as a source states")
    meanings = (
        (Shade.STRONG, strong),
        (Shade.MEDIUM, tr("covered, competence not known")),
        (Shade.UNSURE, tr("only derived, or perhaps not on that date")),
        (Shade.GAP, gap or tr("nobody known")),
    )
    used = set(shades)
    return tuple(one for one in meanings if one[0] in used)


def shades_of_overview(overview: CoverageOverview) -> dict[str, Shade]:
    """The shade of each country by how many offices are known to cover it; dotted where that is certain of none."""
    return {iso2: _shade_of_tally(tally) for iso2, tally in overview.countries.items() if tally.offices}


def _shade_of_tally(tally: CountryTally) -> Shade:
    if not tally.is_stated:
        return Shade.UNSURE
    if tally.offices >= _MANY:
        return Shade.STRONG
    return Shade.MEDIUM if tally.offices >= _SOME else Shade.WEAK


def legend_of_overview() -> tuple[tuple[Shade, str], ...]:
    """What the shades of the whole world mean while nothing is asked."""
    return (
        (Shade.STRONG, tr("{n} offices and more", n=_MANY)),
        (Shade.MEDIUM, tr("{first} to {last} offices", first=_SOME, last=_MANY - 1)),
        (Shade.WEAK, tr("one office")),
        (Shade.UNSURE, tr("only derived, or perhaps not on that date")),
        (Shade.NONE, tr("nobody known")),
    )


def legend_of_office(shades: Iterable[Shade]) -> tuple[tuple[Shade, str], ...]:
    """What the shades of an office's countries mean; only those that are used."""
    used = set(shades)
    return tuple((shade, role.label) for role, shade in _ROLE_SHADES.items() if shade in used)
