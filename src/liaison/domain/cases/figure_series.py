"""Operation figures that can be compared: of one kind, the same goods and one measure, by period and by whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from liaison.base.translations import tr
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.cases.operation_figures import FigureKind
from liaison.domain.cases.own_figures import added_with
from liaison.domain.countries import folded


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one chart shows.

    Attributes:
        title: what is counted, with goods and unit.
        periods: in time; empty where the year is not known.
        series: whose figures; one series never says two things of one period.
        are_own: of each series, whether it is of the own cases.
        amounts: by period, then by series; None where nobody says anything.
    """

    title: str
    periods: tuple[str, ...]
    series: tuple[str, ...]
    are_own: tuple[bool, ...]
    amounts: tuple[tuple[Decimal | None, ...], ...]


def comparisons(figures: OperationFigures) -> tuple[Comparison, ...]:
    """One a kind, goods and measure; of a kind those with the most figures first. What has no amount is in none."""
    grouped: dict[tuple[FigureKind, str, str], list[FigureLine]] = {}
    for line in figures.by_year:
        if line.amount is not None:
            goods = folded(line.goods) if line.kind is FigureKind.QUANTITY else ""
            grouped.setdefault((line.kind, goods, added_with(line.unit)), []).append(line)
    kinds = list(FigureKind)
    ordered = sorted(grouped.values(), key=lambda lines: (kinds.index(lines[0].kind), -len(lines)))
    return tuple(_compared(lines, figures) for lines in ordered)


def _compared(lines: Sequence[FigureLine], figures: OperationFigures) -> Comparison:
    unit = max((line.unit for line in lines if line.unit is not None), key=lambda one: one.factor, default=None)
    series: list[tuple[tuple[str, ...], dict[str, Decimal]]] = []
    for line in lines:
        amount = line.amount or Decimal(0)
        if unit is not None and line.unit is not None:
            amount = amount * line.unit.factor / unit.factor
        key = ("",) if line.is_own else (line.who, line.country_iso2, line.source)
        own = next((found for known, found in series if known == key and line.period not in found), None)
        if own is None:
            own = {}
            series.append((key, own))
        own[line.period] = amount
    times = {line.period: line.sorted_by for line in lines}
    periods = tuple(sorted(times, key=lambda period: times[period]))
    return Comparison(
        _title(lines[0], unit.label if unit is not None else ""),
        periods,
        _named([key for key, _ in series], figures),
        tuple(_is_own(key) for key, _ in series),
        tuple(tuple(found.get(period) for _, found in series) for period in periods),
    )


def _title(line: FigureLine, unit: str) -> str:
    what = ", ".join(filter(None, (line.goods, unit))) if line.kind is FigureKind.QUANTITY else ""
    return f"{line.kind.label}: {what}" if what else line.kind.label


def _named(keys: Sequence[tuple[str, ...]], figures: OperationFigures) -> tuple[str, ...]:
    """Whose figures, with the source where that alone does not tell them apart, and numbered where even that does not."""
    short = [_short(key, figures) for key in keys]
    long = [
        f"{name} · {key[2]}" if short.count(name) > 1 and len(key) > 1 and key[2] != name else name
        for name, key in zip(short, keys, strict=True)
    ]
    return tuple(
        f"{name} ({long[:place].count(name) + 1})" if long.count(name) > 1 else name for place, name in enumerate(long)
    )


def _is_own(key: tuple[str, ...]) -> bool:
    """Published figures are told by whose they are, the country and the source."""
    return len(key) == 1


def _short(key: tuple[str, ...], figures: OperationFigures) -> str:
    if _is_own(key):
        return tr("Own cases")
    who, country, source = key
    return ", ".join(filter(None, (who or source, figures.countries.get(country, country))))
