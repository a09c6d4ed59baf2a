"""What one value of a pack may be. A check gives the reason against a value, or an empty text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from liaison.base.translations import tr
from liaison.domain.dates import DateError, PartialDate

Cell = str | int | None
Check = Callable[[Cell], str]

LONGEST_TEXT = 8_000
LONGEST_ADDRESS = 2_000

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,119}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_COUNTRY_3 = re.compile(r"[A-Z]{3}", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


def optional(check: Check) -> Check:
    """`check`, or nothing at all."""
    return lambda value: "" if value is None else check(value)


def words(value: Cell) -> str:
    """Text of a person: not empty, not too long, without control characters."""
    if not isinstance(value, str) or not value.strip():
        return tr("must not be empty")
    if len(value) > LONGEST_TEXT:
        return tr("is longer than {n} characters", n=LONGEST_TEXT)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        return tr("holds a control character")
    return ""


def identifier(value: Cell) -> str:
    """A text key: small letters, digits and hyphens."""
    if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
        return ""
    return tr("must be small letters, digits and hyphens")


def country_code(value: Cell) -> str:
    """Two capitals; whether it exists is a question of reference."""
    return "" if isinstance(value, str) and _COUNTRY.fullmatch(value) else tr("must be two capital letters")


def country_code_3(value: Cell) -> str:
    """Three capitals."""
    return "" if isinstance(value, str) and _COUNTRY_3.fullmatch(value) else tr("must be three capital letters")


def web_address(value: Cell) -> str:
    """An address that begins with http:// or https://."""
    if isinstance(value, str) and len(value) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(value):
        return ""
    return tr("must be a web address that begins with http:// or https://")


def partial_date(value: Cell) -> str:
    """A date in the text form of `PartialDate`."""
    try:
        if isinstance(value, str) and PartialDate.parse(value).text == value:
            return ""
    except DateError:
        pass
    return tr("must be a date such as 2019, 2019-08 or 2019-08-02")


def yes_or_no(value: Cell) -> str:
    """1 or 0."""
    return "" if value in (0, 1) and isinstance(value, int) else tr("must be yes or no")


def line_number(value: Cell) -> str:
    """A line of a file, from 1."""
    return "" if isinstance(value, int) and 0 < value < 2**31 else tr("must be a line number")


def one_of(*allowed: str) -> Check:
    """A value of a closed list."""
    known = frozenset(allowed)
    reason = ", ".join(allowed)
    return lambda value: "" if value in known else tr("must be one of: {list}", list=reason)


def member_of(values: type[StrEnum]) -> Check:
    """A value of the field's own closed list."""
    return one_of(*(value.value for value in values))


def several_of(*allowed: str) -> Check:
    """Values of a closed list, separated by commas."""
    known = frozenset(allowed)
    reason = ", ".join(allowed)

    def check(value: Cell) -> str:
        if isinstance(value, str) and known.issuperset(value.split(",")):
            return ""
        return tr("must be out of this list, separated by commas: {list}", list=reason)

    return check
