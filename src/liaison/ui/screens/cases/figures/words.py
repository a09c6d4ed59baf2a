"""Operation figures in words, for the table and the chart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

from liaison.base.translations import tr, trn
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.cases.figure_series import Comparison
from liaison.domain.cases.quantities import Quantity, Unit
from liaison.ui.screens.cases.fields.cells import Cell, Tone
from liaison.ui.screens.cases.fields.reading import date_text

_THREE_FIGURES = Context(prec=3)


def amount_words(amount: Decimal, unit: Unit | None = None) -> str:
    """`12 345`, `40.5 kg`: whole numbers grouped by thin spaces."""
    if unit is not None:
        return Quantity(amount, unit).words
    return f"{amount.normalize():,f}".replace(",", "\u202f")


def amount_on_bar(amount: Decimal) -> str:
    """The same with as many figures as a bar has room for; the table has them all."""
    if amount == amount.to_integral_value():
        return amount_words(amount)
    return amount_words(round(amount, 2) if amount >= 1 else _THREE_FIGURES.create_decimal(amount))


def cells_of(line: FigureLine, figures: OperationFigures) -> tuple[Cell, ...]:
    """A figure as the table shows it; whether it is an own or a published one stands in words."""
    without = trn("{n} record without an amount", "{n} records without an amount", line.unknown) if line.unknown else ""
    amount = Cell(tr("not known"), without, tone=Tone.QUIET)
    if line.amount is not None:
        amount = Cell(amount_words(line.amount, line.unit), without, is_bold=True)
    country = figures.countries.get(line.country_iso2, line.country_iso2)
    marking = line.marking.value if line.marking is not None else ""
    as_of = figures.as_of.isoformat() if line.is_own else date_text(line.as_of)
    return (
        Cell(line.kind.label, line.goods),
        amount,
        Cell(country) if country else Cell(tr("not known"), tone=Tone.QUIET),
        Cell(line.period) if line.period else Cell(tr("not known"), tone=Tone.QUIET),
        _whose(line, marking),
        Cell(line.source, "\n".join(filter(None, (line.url, line.remark)))),
        Cell(as_of),
    )


def _whose(line: FigureLine, marking: str) -> Cell:
    if line.is_own:
        return Cell(tr("Own cases"), marking, tone=Tone.CALM)
    return Cell(line.who or tr("not named"), tr("published"), tone=Tone.PLAIN if line.who else Tone.QUIET)


def series_words(comparison: Comparison, series: int) -> str:
    """How bars are told from the others, and whose they are, for the legend."""
    who = comparison.series[series]
    return tr("Filled: {who}", who=who) if comparison.are_own[series] else tr("Hatched, published: {who}", who=who)


def period_spoken(comparison: Comparison, period: int) -> str:
    """All bars of a period, as they are read out."""
    said = (
        f"{name}{'' if is_own else ' (' + tr('published') + ')'}: {amount_on_bar(amount)}"
        for name, is_own, amount in zip(comparison.series, comparison.are_own, comparison.amounts[period], strict=True)
        if amount is not None
    )
    return f"{comparison.periods[period] or tr('not known')}. {'; '.join(said)}"


def columns() -> tuple[tuple[str, int], ...]:
    """Headings of what `cells_of` gives, each with its share of the width."""
    return (
        (tr("What is counted"), 17),
        (tr("Amount"), 12),
        (tr("Country"), 12),
        (tr("Period"), 10),
        (tr("Whose figure"), 19),
        (tr("Where from"), 20),
        (tr("As of"), 10),
    )


def about(figures: OperationFigures) -> Iterator[str]:
    """What one has to know of the figures as a whole, in sentences."""
    if not figures.lines:
        yield tr("No figures yet: they are added up from deliveries and seizures, and published ones are added here.")
    else:
        yield from figures.cautions
    yield from figures.left_out_words
