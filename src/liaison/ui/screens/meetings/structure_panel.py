"""The note's structure beside the text: read again a moment after the last keystroke, in slices, never moving the caret."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from liaison.base.translations import tr
from liaison.domain.note_structure import NoteStructure, structure_in_slices, structure_of
from liaison.ui.screens.meetings.painting import paint_hint
from liaison.ui.screens.meetings.structure_delegate import StructureDelegate
from liaison.ui.screens.meetings.structure_model import NO_LINE, StructureModel, structure_lines
from liaison.ui.theme.theme import Theme

PAUSE_MS = 40


class StructurePanel(QListView):
    """Follow-ups, agenda, statements and topics of a text.

    Args:
        text: gives the text as it is now.
    """

    chosen = Signal(int)
    """A line of the note, counted from 0."""
    read = Signal(str)
    """The text was read; for whoever wants to count in it without taking it again."""

    def __init__(self, text: Callable[[], str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._being_read = ""
        self._structure = NoteStructure()
        self._slices: Generator[None, None, NoteStructure] | None = None
        self._lines = StructureModel(self)
        self._delegate = StructureDelegate(self, theme.colours)
        self.setAccessibleName(tr("Structure of the note"))
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.read_now)
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._read_on)
        self.clicked.connect(self._go)
        theme.changed.connect(lambda: self._delegate.set_look(self, theme.colours))

    def touch(self) -> None:
        """The text changed."""
        self._slices = None
        self._next.stop()
        self._pause.start()

    def read_now(self) -> None:
        """Read the text, in slices that let a keystroke through."""
        self._pause.stop()
        self._being_read = self._text()
        self._slices = structure_in_slices(self._being_read)
        self._next.start()

    def structure(self, *, fresh: bool) -> NoteStructure:
        """What the note says: as last read, or `fresh` as it is now, which takes a tenth of a millisecond a kilobyte."""
        if fresh and (self._pause.isActive() or self._slices is not None):
            return structure_of(self._text())
        return self._structure

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, or what will stand here."""
        super().paintEvent(event)
        if self._lines.rowCount() == 0:
            paint_hint(
                self.viewport(), tr("Follow-ups, agenda items, statements and topics appear here as you write them.")
            )

    def _read_on(self) -> None:
        if self._slices is None:
            return
        try:
            next(self._slices)
        except StopIteration as read:
            self._slices = None
            self._structure = read.value
            self._lines.show(structure_lines(read.value))
            self.read.emit(self._being_read)
            self._being_read = ""
        else:
            self._next.start()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (line := self._lines.line(index.row()).line) != NO_LINE:
            self.chosen.emit(line)
