"""The line below the note that tells the truth about saving, and how much is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.ui.errors import error_in_words
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel

_SECOND = 1_000


class SavingLine(QWidget):
    """`Saved 10:41:07` after the commit and never before; `NOT SAVED` with the reason where one cannot miss it.

    Args:
        now: the clock, local time.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._last: datetime | None = None
        self._is_alone = False
        # a whole red line: it must not be missed from the corner of an eye
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = ElidedLabel("", "muted", self)
        self._state.setAccessibleName(tr("State of saving"))
        self._words = PlainLabel("", "muted", wrap=False, parent=self)
        self._hint = PlainLabel("", "muted", wrap=False, parent=self)
        self._is_read_only = False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._state, 1)
        row.addWidget(self._hint)
        row.addWidget(self._words)
        self._clock = PlainLabel("", "muted", wrap=False, parent=self)
        self._clock.setAccessibleName(tr("Time of day"))
        self._clock.hide()
        row.addWidget(self._clock)
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show_time)
        self.show_keys(
            tr("Ctrl+T time · Ctrl+F find · Esc back to the list"),
            tr("Ctrl+F find · Ctrl+Shift+F reopens · Esc back to the list"),
        )

    @property
    def text(self) -> str:
        """What it says about saving."""
        return self._state.text()

    @property
    def keys(self) -> str:
        """The keys it names."""
        return self._hint.text()

    def show_keys(self, writing: str, reading: str) -> None:
        """Name the keys of this place: while one may write, and while the minutes are final."""
        self._keys = (writing, reading)
        self.set_read_only(self._is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        """The minutes are final, or can be written."""
        self._is_read_only = is_read_only
        self._hint.setText(self._keys[is_read_only])
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._make_room()

    def set_alone(self, alone: bool) -> None:
        """Beside the note alone: the time of day in the place of the keys."""
        self._is_alone = alone
        self._make_room()
        self._clock.setVisible(alone)
        if alone:
            self._show_time()
            self._tick.start()
        else:
            self._tick.stop()

    def begin(self) -> None:
        """Another meeting: nothing was written yet."""
        self._last = None
        self._say("", "muted")

    def writing(self) -> None:
        """Something is written that is not saved."""
        if self._state.property("role") == "bad":
            return
        self._say(
            tr("Saving… (last saved {time})", time=f"{self._last:%H:%M:%S}") if self._last else tr("Saving…"), "muted"
        )

    def saved(self) -> None:
        """Everything is on the disk."""
        self._last = self._now()
        self._say(tr("Saved {time}", time=f"{self._last:%H:%M:%S}"), "good")

    def failed(self, error: Exception) -> None:
        """The store refused; what was written is kept in the window and tried again."""
        reason = error_in_words(error).rstrip(".")
        self._say(tr("NOT SAVED: {reason}. Your text stays here and is tried again by itself.", reason=reason), "bad")

    def count_words(self, words: int) -> None:
        """How much is written."""
        self._words.setText(trn("{n} word", "{n} words", words))
        self._make_room()

    def _show_time(self) -> None:
        time = f"{self._now():%H:%M}"
        if self._clock.text() != time:
            self._clock.setText(time)

    def _say(self, text: str, role: str) -> None:
        if self._state.property("role") != role:
            self._dress(role)
        self._state.setText(text)
        self._make_room()

    def _make_room(self) -> None:
        """The truth about saving is read whole; where it has no room beside the keys, they go."""
        row = self.layout()
        if row is None or self._is_alone or self._state.property("role") == "bad":
            self._hint.hide()
            return
        needed = self.fontMetrics().horizontalAdvance(self._state.text()) + row.spacing() * 2
        needed += self._hint.sizeHint().width() + self._words.sizeHint().width()
        room = row.contentsMargins()
        self._hint.setVisible(needed <= self.width() - room.left() - room.right())

    def _dress(self, role: str) -> None:
        is_bad = role == "bad"
        self.setProperty("chip", "bad" if is_bad else "")
        self._state.setProperty("role", role)
        for part in (self, self._state):
            part.style().unpolish(part)
            part.style().polish(part)
