"""Frozen values as plain JSON and back: for what is kept whole, as it was, whatever its classes become later.

A field a later program added takes its default, one it dropped is passed over; what cannot be understood any more is not known.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from liaison.domain.dates import DateError, PartialDate

T = TypeVar("T")
Plain = Any
"""What JSON holds."""


def as_plain(value: object) -> Plain:
    """A dataclass of texts, numbers, dates, enumerations and tuples of such. Raises TypeError for anything else."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Enum):
        return as_plain(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return [as_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], plain: object) -> T:
    """The value of a class from its plain form. Raises TypeError where a field without a default is missing."""
    value = _read(kind, plain)
    if not isinstance(value, kind):
        raise TypeError(f"no {kind.__name__}")
    return value


def _read(kind: Any, plain: object) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [part for part in get_args(kind) if part is not type(None)]
        return None if plain is None else _read(inner[0], plain)
    if origin is tuple:
        found = [_read(get_args(kind)[0], one) for one in plain] if isinstance(plain, Iterable) else []
        return tuple(one for one in found if one is not None)
    if kind is PartialDate:
        return _date(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next((member for member in kind if member.value == plain), None)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, plain) if isinstance(plain, Mapping) else None
    return plain if isinstance(kind, type) and isinstance(plain, kind) else None


def _date(plain: object) -> PartialDate | None:
    try:
        return PartialDate.parse(plain) if isinstance(plain, str) else None
    except DateError:
        return None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _dataclass(kind: type[Any], plain: Mapping[str, object]) -> Any:
    hashed: type = kind
    hints = _hints(hashed)
    known = {field.name: _read(hints[field.name], plain[field.name]) for field in fields(kind) if field.name in plain}
    takes_none = {name for name, hint in hints.items() if type(None) in get_args(hint)}
    # what was known and is no longer understood takes the default where nothing cannot stand
    return kind(**{name: value for name, value in known.items() if value is not None or name in takes_none})
