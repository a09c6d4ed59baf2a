"""What stands after the colon of a field, read into what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from liaison.domain.countries import folded
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import DateRange, MarkingWanted, OpenWanted, ProblemReason
from liaison.domain.meetings import Tlp

Value = TypeVar("Value")

_KINDS = {
    FindKind.PERSON: "person persons people человек люди лицо лица",
    FindKind.OFFICE: "office offices представительство представительства",
    FindKind.AGENCY: "agency agencies ведомство ведомства",
    FindKind.BODY: "body bodies орган органы",
    FindKind.COUNTRY: "country countries страна страны",
    FindKind.CRIME_TYPE: "crime crimes crimetype crimetypes преступление преступления видпреступления видыпреступлений",
    FindKind.MEETING: "meeting meetings встреча встречи",
    FindKind.FOLLOW_UP: "followup followups договоренность договоренности",
    FindKind.STATEMENT: "statement statements высказывание высказывания",
    FindKind.OUTCOME: "outcome outcomes итог итоги",
    FindKind.TREATY_WISH: "wish wishes treatywish treatywishes пожелание пожелания",
    FindKind.CASE: "case cases дело дела",
    FindKind.INSTRUMENT: "instrument instruments договор договоры",
    FindKind.ATTACHMENT: "attachment attachments приложение приложения",
    FindKind.COMMAND: "command commands команда команды",
}
_OPEN = {
    OpenWanted.YES: "yes да",
    OpenWanted.NO: "no нет",
    OpenWanted.OVERDUE: "overdue просрочено просроченные",
    OpenWanted.ANY: "any все любые",
}
_MARKINGS: dict[Tlp | None, str] = {
    Tlp.RED: "red tlpred",
    Tlp.AMBER_STRICT: "amberstrict tlpamberstrict",
    Tlp.AMBER: "amber tlpamber",
    Tlp.GREEN: "green tlpgreen",
    Tlp.CLEAR: "clear tlpclear",
    None: "none нет",
}


def _by_word(words: Mapping[Value, str]) -> dict[str, Value]:
    return {word: value for value, names in words.items() for word in names.split()}


_KIND_WORDS, _OPEN_WORDS, _MARKING_WORDS = _by_word(_KINDS), _by_word(_OPEN), _by_word(_MARKINGS)


class Refused(ValueError):
    """A value that means nothing to its field.

    Attributes:
        said: a sentence that says it better than the reason's own; may be empty.
    """

    def __init__(self, reason: ProblemReason, said: str = "") -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.said = said


def kind_named(text: str) -> FindKind:
    """The kind of a word in English or Russian, or of its beginning. Raises Refused."""
    return _meant(_KIND_WORDS, text, ProblemReason.NOT_A_KIND)


def open_named(text: str) -> OpenWanted:
    """Yes, no, overdue, any, or a beginning; yes for nothing. Raises Refused."""
    return _meant(_OPEN_WORDS, text, ProblemReason.NOT_OPEN) if folded(text) else OpenWanted.YES


def marking_named(text: str) -> MarkingWanted:
    """A marking of TLP 2.0, with `..` or `<=` before it for it at most. Raises Refused."""
    name = text.strip()
    at_most = name.startswith(("..", "<="))
    marking = _meant(_MARKING_WORDS, name[2:] if at_most else name, ProblemReason.NOT_A_MARKING)
    return MarkingWanted(marking, at_most and marking is not None)


def _meant(words: Mapping[str, Value], text: str, otherwise: ProblemReason) -> Value:
    """The value of a word, or of all the words that begin so. Raises Refused."""
    typed = folded(text).replace(" ", "")
    if typed in words:
        return words[typed]
    begun = {value for word, value in words.items() if word.startswith(typed)}
    if not typed or len(begun) != 1:
        raise Refused(otherwise)
    return begun.pop()


def days_named(text: str, today: Callable[[], date]) -> DateRange:
    """The days of a date or of a range of dates, as the module of dates in words reads them. Raises Refused."""
    text = text.strip().rstrip(",;").rstrip()
    try:
        days = _days(text, today)
    except UnreadableDate as unreadable:
        raise Refused(ProblemReason.NOT_A_DATE, unreadable.sentence) from unreadable
    except DateError as unreadable:
        raise Refused(ProblemReason.NOT_A_DATE) from unreadable
    except OverflowError as beyond:
        raise Refused(ProblemReason.NO_SUCH_DATES) from beyond
    if days.first is not None and days.last is not None and days.first > days.last:
        raise Refused(ProblemReason.REVERSED_DATES)
    return days


def _days(text: str, today: Callable[[], date]) -> DateRange:
    if text.startswith((">", "<")):
        return _compared(text, today)
    # an open end in the form of the standard for dates is not a range of ours
    if ".." in text and not text.startswith("../") and not text.endswith("/.."):
        return _between(text, today)
    point = read_date(text, today)
    return DateRange(point.earliest, point.latest)


def _compared(text: str, today: Callable[[], date]) -> DateRange:
    is_equal_too = text[1:2] == "="
    first, last = _ends(text[2 if is_equal_too else 1 :], today)
    if text.startswith(">"):
        return DateRange(first if is_equal_too else last + timedelta(days=1), None)
    return DateRange(None, last if is_equal_too else first - timedelta(days=1))


def _between(text: str, today: Callable[[], date]) -> DateRange:
    left, _, right = text.partition("..")
    if not left.strip() and not right.strip():
        raise DateError(text)
    first = _ends(left, today)[0] if left.strip() else None
    return DateRange(first, _ends(right, today)[1] if right.strip() else None)


def _ends(text: str, today: Callable[[], date]) -> tuple[date, date]:
    """The first and last day of a date without open ends. Raises DateError."""
    point: PartialDate = read_date(text, today)
    if point.earliest is None or point.latest is None:
        raise DateError(text)
    return point.earliest, point.latest
