"""A list of the values of an enumeration, each by its label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget


class Labelled(Protocol):
    """A value of an enumeration of texts, with a label."""

    @property
    def value(self) -> str:
        """What is kept."""

    @property
    def label(self) -> str:
        """What is shown."""


Value = TypeVar("Value", bound=Labelled)


_LETTERS = 12
"""Room for as many at least."""


class EnumBox(QComboBox, Generic[Value]):
    """Keeps the values beside Qt, which would give back a plain text for each.

    Args:
        nothing: a first line that stands for none of them; without it one is always chosen.
    """

    def __init__(self, name: str, values: Iterable[Value], nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value | None] = [None] if nothing else []
        if nothing:
            self.addItem(nothing)
        for value in values:
            self._values.append(value)
            self.addItem(value.label)
        self.setAccessibleName(name)
        # the longest label must not push the other fields aside
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)

    def chosen(self) -> Value | None:
        """The value; None for the first line that stands for none."""
        return self._values[max(0, self.currentIndex())]

    def value(self) -> Value:
        """The value where one is always chosen."""
        found = self.chosen()
        assert found is not None  # there is no first line for none  # noqa: S101
        return found

    def show_value(self, value: Value | None) -> None:
        """Choose a value; tells nobody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.blockSignals(blocked)
