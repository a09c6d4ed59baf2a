"""The days of a meeting that lasts several, as people type them: `21–23 May 2019`, `30 April – 2 May 2019`, `21-23.05.2019`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from liaison.base.translations import tr
from liaison.domain.date_words import LONGEST, UnreadableDate, read_date
from liaison.domain.dates import PartialDate

_DASH = r"\s{0,3}[-–—]\s{0,3}"
_IN_A_MONTH = re.compile(rf"(\d{{1,2}}){_DASH}(\d{{1,2}})(\s+[^\W\d_]+\.?\s+\d{{4}}.{{0,6}})")
_IN_A_YEAR = re.compile(
    rf"(\d{{1,2}}\s+[^\W\d_]+)\.?{_DASH}(\d{{1,2}}\s+[^\W\d_]+\.?\s+(\d{{4}}))(?:\s*(?:года|год|г\.?))?"
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]+\.?\s+)(\d{{1,2}}){_DASH}(\d{{1,2}})(,?\s+\d{{4}})")
_NUMBERS = re.compile(rf"(\d{{1,2}}(?:[./]\d{{1,2}})?){_DASH}(\d{{1,2}})([./]\d{{1,2}})([./]\d{{4}})", re.ASCII)
_WHOLE = re.compile(
    rf"(\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{1,2}}\s+[^\W\d_]+\.?\s+\d{{4}}){_DASH}(\d\S*(?:\s+\S+\s+\d{{4}})?)"
)


def read_days(text: str, today: Callable[[], date] = date.today) -> PartialDate:
    """A date as `read_date` reads it, or the days from one to another. Raises UnreadableDate."""
    ends = _ends(" ".join(text.split())) if len(text) <= LONGEST else None
    if ends is None:
        return read_date(text, today)
    first, last = (read_date(end, today) for end in ends)
    if first.earliest is None or last.latest is None or not (first.is_day and last.is_day):
        return read_date(text, today)
    if first.earliest > last.latest:
        raise UnreadableDate(text, tr("“{written}” ends before it begins.", written=text.strip()))
    return first if first == last else PartialDate.parse(f"{first.text}/{last.text}")


def _ends(text: str) -> tuple[str, str] | None:
    if found := _IN_A_MONTH.fullmatch(text):
        return found[1] + found[3], found[2] + found[3]
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[1]}{found[2]}{found[4]}", f"{found[1]}{found[3]}{found[4]}"
    if found := _IN_A_YEAR.fullmatch(text):
        return f"{found[1]} {found[3]}", found[2]
    if found := _NUMBERS.fullmatch(text):
        month = "" if found[1].count(".") + found[1].count("/") else found[3]
        return f"{found[1]}{month}{found[4]}", f"{found[2]}{found[3]}{found[4]}"
    if found := _WHOLE.fullmatch(text):
        return found[1], found[2]
    return None
