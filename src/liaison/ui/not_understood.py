"""What was typed into a field and cannot be kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.domain.dates import DateError, PartialDate


class NotUnderstood(Exception):
    """What was typed is no value of the field; `sentence` says why, `field` is where, when that is known."""

    def __init__(self, sentence: str, field: QWidget | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field


def typed_date(line: QLineEdit) -> PartialDate | None:
    """The date typed, None when nothing was. Raises NotUnderstood."""
    typed = line.text().strip()
    try:
        return read_date(typed) if typed else None
    except UnreadableDate as unreadable:
        raise NotUnderstood(unreadable.sentence, line) from unreadable
    except DateError as error:
        raise NotUnderstood(tr("“{text}” is not a date.", text=typed), line) from error
