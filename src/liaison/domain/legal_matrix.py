"""The matrix of instruments and countries, each cell judged as a side of an answer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison.domain.instruments import EUROPEAN_UNION, Instrument, InstrumentForm, PartyFact, UnionMembership
from liaison.domain.legal_bases import LegalMatrix, MatrixCell, SideAnswer
from liaison.domain.legal_judging import PackFacts
from liaison.domain.legal_sides import Day, side_answer

_ROWS = (InstrumentForm.MULTILATERAL, InstrumentForm.EU_ACT, InstrumentForm.BILATERAL, InstrumentForm.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class MatrixMaterial:
    """What is known; see LegalMaterial."""

    instruments: Sequence[Instrument]
    parties: Mapping[str, Mapping[str, Sequence[PartyFact]]]
    memberships: Mapping[str, Sequence[UnionMembership]]
    pack: PackFacts


def matrix_of(countries: Sequence[str], at: date, known: MatrixMaterial) -> LegalMatrix:
    """All cells of which something is said, for these countries."""
    day = Day(at, known.pack.released, known.pack.lists_members)
    cells: dict[tuple[str, str], MatrixCell] = {}
    rows = []
    for instrument in known.instruments:
        said = known.parties.get(instrument.id, {})
        union = said.get(EUROPEAN_UNION, ())
        found = [country for country in countries if country in said or (union and country in known.memberships)]
        if not found and instrument.form is InstrumentForm.BILATERAL:
            continue
        rows.append(instrument)
        for country in found:
            members = known.memberships.get(country, ())
            side = side_answer(country, instrument, said.get(country, ()), day, members, union)
            cells[instrument.id, country] = _cell(side, instrument)
    rows.sort(key=lambda one: (_ROWS.index(one.form), one.name.casefold(), one.id))
    unlisted = {one.id: _cell(side_answer("", one, (), day), one) for one in rows}
    return LegalMatrix(at, tuple(rows), tuple(countries), cells, unlisted)


def _cell(side: SideAnswer, instrument: Instrument) -> MatrixCell:
    fact = side.facts[0] if side.facts else None
    provenance = fact.provenance if fact else instrument.provenance
    origin = fact.origin if fact else instrument.origin
    return MatrixCell(side.verdict, side.standing, side.date, "; ".join(side.reservations), provenance, origin)
