"""From the legal matrix to what the matrix widget shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from liaison.base.translations import tr
from liaison.domain.instruments import Instrument, InstrumentForm
from liaison.domain.legal_bases import LegalMatrix, MatrixCell, SideStanding, Verdict
from liaison.domain.provenance import Origin, Provenance
from liaison.ui.screens.legal_bases.lines import cited, is_old
from liaison.ui.widgets.matrix import Column, Mark, MarkKind, MatrixContent, Row, RowGroup
from liaison.ui.widgets.matrix.legend import Meaning
from liaison.ui.widgets.reference.names import BESIDE, Names

_ORDER = (InstrumentForm.MULTILATERAL, InstrumentForm.EU_ACT, InstrumentForm.BILATERAL, InstrumentForm.NOT_KNOWN)


def legend() -> tuple[Meaning, ...]:
    """What the marks mean."""
    return (
        (MarkKind.YES, tr("bound by it")),
        (MarkKind.SLIGHT, tr("bound through the European Union")),
        (MarkKind.NO, tr("not bound by it then")),
        (MarkKind.ENDED, tr("not in its complete list")),
        (MarkKind.NOT_KNOWN, tr("not known: signed only, or not exact enough")),
        (None, tr("the source is old")),
    )


def matrix_content(matrix: LegalMatrix, asked: frozenset[str], names: Names) -> MatrixContent:
    """Instruments by countries; an empty cell is never a "no". The columns of `asked` stand below a heading of their own.

    Takes some microseconds a row; the cells of a row are put into words when they are first painted.
    """
    return MatrixContent(
        tr("Instruments and countries"),
        tuple(_columns(matrix.countries, asked, names)),
        tuple(_groups(matrix.instruments, names)),
        _Marks(matrix, names).of,
        tr("Not known: nothing is said of it in a list that is not complete"),
    )


class _Marks:
    """The marks of rows, made once each."""

    def __init__(self, matrix: LegalMatrix, names: Names) -> None:
        self._matrix, self._names = matrix, names
        self._cells: dict[str, list[tuple[str, MatrixCell]]] = {}
        for (identity, country), cell in matrix.cells.items():
            self._cells.setdefault(identity, []).append((country, cell))
        self._made: dict[str, Mapping[str, Mark]] = {}
        self._cited: dict[tuple[Provenance, Origin], str] = {}

    def of(self, instrument: str) -> Mapping[str, Mark]:
        """The marks of an instrument by country."""
        made = self._made.get(instrument)
        if made is None:
            made = self._made[instrument] = self._row(instrument)
        return made

    def _row(self, instrument: str) -> Mapping[str, Mark]:
        unlisted = self._matrix.unlisted[instrument]
        row: dict[str, Mark] = {}
        if unlisted.verdict is Verdict.NO:
            # one mark for all: what a complete list does not name is no party
            row = dict.fromkeys(self._matrix.countries, self._mark(unlisted))
        for country, cell in self._cells.get(instrument, ()):
            row[country] = self._mark(cell)
        return row

    def _mark(self, cell: MatrixCell) -> Mark:
        words = [cell.verdict.label, cell.standing.label, str(cell.date) if cell.date is not None else ""]
        if cell.reservation:
            words.append(tr("In the source's words: “{words}”", words=cell.reservation))
        words.append(self._source(cell))
        return Mark(_kind(cell), "; ".join(filter(None, words)), is_old(cell.provenance, self._names))

    def _source(self, cell: MatrixCell) -> str:
        """A source speaks of many countries."""
        key = cell.provenance, cell.origin
        known = self._cited.get(key)
        if known is None:
            known = self._cited[key] = cited(cell.provenance, self._names, cell.origin).text
        return known


def _kind(cell: MatrixCell) -> MarkKind:
    # most cells of a complete list: told from what a source says of the very country, and quieter
    if cell.standing is SideStanding.NOT_A_PARTY:
        return MarkKind.ENDED
    if cell.verdict is Verdict.YES:
        return MarkKind.SLIGHT if cell.standing is SideStanding.BOUND_THROUGH_UNION else MarkKind.YES
    return MarkKind.NO if cell.verdict is Verdict.NO else MarkKind.NOT_KNOWN


def _columns(countries: Iterable[str], asked: frozenset[str], names: Names) -> Iterable[Column]:
    for code in countries:
        country = names.countries.get(code)
        region = country.region_name(names.language) if country is not None else ""
        yield Column(code, code, names.country(code), tr("Asked") if code in asked else region)


def _groups(instruments: Iterable[Instrument], names: Names) -> Iterable[RowGroup]:
    groups: dict[tuple[int, int, str], list[Instrument]] = {}
    for one in instruments:
        uses = ", ".join(kind.label for kind in one.covers) or tr("use not stated")
        # what can be used for most stands first
        groups.setdefault((_ORDER.index(one.form), -len(one.covers), uses), []).append(one)
    for (order, _, uses), listed in sorted(groups.items(), key=lambda group: group[0]):
        name = f"{_ORDER[order].label}: {uses}"
        yield RowGroup(name, name, tuple(_row(one, names) for one in listed))


def _row(one: Instrument, names: Names) -> Row:
    about = ", ".join(subject.label for subject in one.subjects)
    name = one.name if one.title == one.name else f"{one.name}{BESIDE}{one.title}"
    return Row(one.id, name, ", ".join(filter(None, (about, names.dated(one.provenance)))))
