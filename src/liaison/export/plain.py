"""Values as other programs read them: dictionaries, lists and scalars for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePath

from liaison.domain.dates import PartialDate

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """A frozen value as JSON takes it: dates and amounts as text, enumerations as their value, fields by name.

    Raises TypeError for what has no such form.
    """
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date | PurePath):
        return str(value)
    if isinstance(value, Decimal):
        # as text, for most programs read numbers of JSON as binary fractions
        return f"{value:f}"
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        # a tuple with names
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no plain form")
