"""Text that may stand in any file: nothing that no file format holds, and nothing that turns what surrounds it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, TypeVar

from liaison.domain.dates import PartialDate

_Value = TypeVar("_Value")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# marks that change the direction of what follows: a name with one of them would be read backwards
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def clean_text(text: str) -> str:
    """One text."""
    return _TURNING.sub("", _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def cleaned(value: _Value) -> _Value:
    """The same with every text in it cleaned; line feeds and the joiners of Persian and Indian scripts stay."""
    given: Any = value
    made: Any = value
    # not isinstance: a word of a fixed list is a string too and stays that word
    if type(given) is str:
        made = clean_text(given)
    elif isinstance(value, tuple):
        made = tuple(cleaned(one) for one in value)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, PartialDate):
        made = replace(given, **{field.name: cleaned(getattr(given, field.name)) for field in fields(given)})
    kept: _Value = made
    return kept
