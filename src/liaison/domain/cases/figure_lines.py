"""Operation figures line by line, own and published ones side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liaison.base.translations import tr, trn
from liaison.domain.cases.operation_figures import FigureKind
from liaison.domain.cases.quantities import Unit
from liaison.domain.countries import folded
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure as a table shows it.

    Attributes:
        period: a year of own cases, empty where the day is not known; the words of a published period.
        sorted_by: sorts periods in time.
        amount: None where nothing but what is not known was found.
        unknown: records that belong here and do not tell how much.
        is_own: from the own cases; otherwise published, and `key` is its record.
        who: whose figure it is; empty for the own cases.
        marking: the strictest of what was added.
    """

    kind: FigureKind
    period: str
    sorted_by: str
    country_iso2: str
    goods: str
    amount: Decimal | None
    unit: Unit | None
    unknown: int
    is_own: bool
    who: str
    source: str
    url: str = ""
    as_of: PartialDate | None = None
    remark: str = ""
    marking: Tlp | None = None
    key: RowKey | None = None


@dataclass(frozen=True, slots=True)
class OperationFigures:
    """Published and own figures.

    Attributes:
        lines: by country; published ones for what they are.
        by_year: the own ones of each year once, whatever the country, and the published ones: what is compared.
        marking: the strictest of the records that were added; None when none is marked.
        left_out: records of own cases that are marked more strictly than was allowed.
        countries: names by code, in the language in use.
        as_of: the day of the own figures.
    """

    lines: tuple[FigureLine, ...]
    by_year: tuple[FigureLine, ...]
    marking: Tlp | None
    left_out: int
    countries: Mapping[str, str]
    as_of: date

    @property
    def cautions(self) -> tuple[str, ...]:
        """What one has to know to read them: of which day they are, and that own and published ones are never added."""
        return (
            tr("Own cases as of {date}; what others published as their sources say.", date=self.as_of),
            tr("Own and published figures may count the same operations: they are compared, and never added."),
        )

    @property
    def left_out_words(self) -> tuple[str, ...]:
        """How many records are left out, as a sentence; nothing where none is."""
        if not self.left_out:
            return ()
        said = trn(
            "{n} record of an own case is left out, because its marking is stricter.",
            "{n} records of own cases are left out, because their marking is stricter.",
            self.left_out,
        )
        return (said,)


_ORDER = {kind: place for place, kind in enumerate(FigureKind)}


def order(line: FigureLine) -> tuple[int, str, str, str, str]:
    """By kind, then in time, then by country, goods and unit."""
    return _ORDER[line.kind], line.sorted_by, line.country_iso2, folded(line.goods), line.unit or ""
