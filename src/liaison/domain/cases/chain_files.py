"""What a file of a chain consists of: one line, or one node, for each leg, and what its columns are called."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from liaison.base.translations import marked, tr

MOST_LEGS = 2_000
"""Of one file."""

MOST_STEPS = 3 * MOST_LEGS
"""Of one file: what leads from leg to leg."""

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; nothing larger is parsed."""


class ChainFormat(StrEnum):
    """As what a chain is written; the value is the ending of the file's name."""

    CSV = "csv"
    GRAPHML = "graphml"


class LegColumn(StrEnum):
    """What a column holds; the value is its heading in the files written here, and the name of the key in GraphML."""

    NUMBER = "number"
    COUNTRY = "country"
    PLACE = "place"
    ROLE = "role"
    WAY = "way"
    GOODS = "goods"
    QUANTITY = "quantity"
    STATE = "state"
    AGENCY = "agency"
    SINCE = "since"
    UNTIL = "until"
    SOURCE = "source"
    SOURCE_GRADE = "source_grade"
    INFORMATION_GRADE = "information_grade"
    REMARK = "remark"
    LEADS_TO = "leads_to"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_COLUMNS[self][0])


_COLUMNS = {
    LegColumn.NUMBER: (marked("Number"), "no|nr|№|номер|№ п/п"),
    LegColumn.COUNTRY: (marked("Country"), "страна|государство"),
    LegColumn.PLACE: (marked("Place"), "место|город"),
    LegColumn.ROLE: (marked("Role"), "роль"),
    LegColumn.WAY: (marked("Way"), "transport|путь|способ|транспорт"),
    LegColumn.GOODS: (marked("Goods"), "товар|груз"),
    LegColumn.QUANTITY: (marked("Quantity"), "amount|количество"),
    LegColumn.STATE: (marked("State"), "состояние|статус"),
    LegColumn.AGENCY: (marked("Agency"), "ведомство"),
    LegColumn.SINCE: (marked("Since"), "from|с|начало"),
    LegColumn.UNTIL: (marked("Until"), "to|по|до|конец"),
    LegColumn.SOURCE: (marked("Source"), "источник"),
    LegColumn.SOURCE_GRADE: (marked("Source grade"), "оценка источника"),
    LegColumn.INFORMATION_GRADE: (marked("Information grade"), "оценка сведений|оценка информации"),
    LegColumn.REMARK: (marked("Remark"), "note|примечание"),
    LegColumn.LEADS_TO: (marked("Leads to"), "next|ведёт к|далее"),
}
"""Of each column what it is called, and what else it may be headed, separated by bars."""


def column_of(heading: str) -> LegColumn | None:
    """The column a heading stands for, in any case, with blanks or underscores; None where it stands for none."""
    return _headings().get(_folded(heading))


@cache
def _headings() -> dict[str, LegColumn]:
    return {
        _folded(heading): column
        for column, (name, others) in _COLUMNS.items()
        for heading in (column.value, name, *others.split("|"))
    }


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("ё", "е").split()).rstrip(".:")
