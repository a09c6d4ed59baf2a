"""What is typed into fields, read as values; each says what is wrong, and where."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from liaison.base.translations import tr
from liaison.domain.cases.quantities import Quantity, QuantityError, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.times_of_day import read_time
from liaison.services.opening import HoursError, read_hours
from liaison.ui.not_understood import NotUnderstood

_NUMBER = re.compile(r"\d{1,6}", re.ASCII)


def date_text(date: PartialDate | None) -> str:
    """A date as it can be typed again."""
    return str(date) if date is not None else ""


def amount_text(amount: Decimal | None, unit: Unit | None) -> str:
    """An amount as it can be typed again."""
    if amount is None:
        return ""
    return Quantity(amount, unit).words if unit is not None else f"{amount.normalize():f}"


def typed_amount(line: QLineEdit) -> tuple[Decimal | None, Unit | None]:
    """`12.5 kg`; nothing for nothing. Raises NotUnderstood."""
    try:
        found = Quantity.parse(line.text())
    except QuantityError as error:
        raise NotUnderstood(error.sentence, line) from error
    return (found.amount, found.unit) if found is not None else (None, None)


def typed_time(line: QLineEdit) -> str:
    """`9`, `9.30`, `0930` as `HH:MM`; empty for nothing. Raises NotUnderstood."""
    typed = line.text().strip()
    time = read_time(typed)
    if typed and time is None:
        sentence = tr("“{written}” is not a time of day. Write for example 10:00.", written=typed)
        raise NotUnderstood(sentence, line)
    return time or ""


def typed_hours(line: QLineEdit) -> str:
    """Opening hours in their notation; empty for nothing. Raises NotUnderstood."""
    typed = line.text().strip()
    try:
        return read_hours(typed) if typed else ""
    except HoursError as error:
        raise NotUnderstood(error.sentence, line) from error


def typed_count(line: QLineEdit) -> int | None:
    """A whole number, None for nothing. Raises NotUnderstood."""
    typed = line.text().strip()
    if typed and _NUMBER.fullmatch(typed) is None:
        raise NotUnderstood(tr("“{text}” is not a number.", text=typed), line)
    return int(typed) if typed else None
