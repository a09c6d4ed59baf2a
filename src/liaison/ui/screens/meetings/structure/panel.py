"""The note's structure beside the text: read again a moment after the keystroke, in slices, never moving the caret."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QMenu, QWidget

from liaison.base.translations import tr
from liaison.domain.note_structure import (
    NamedTopic,
    NoteReader,
    NoteStructure,
    PromisedFollowUp,
    SpokenStatement,
)
from liaison.ui.screens.meetings.structure.delegate import StructureDelegate
from liaison.ui.screens.meetings.structure.form import ItemForm
from liaison.ui.screens.meetings.structure.lines import (
    NO_LINE,
    NOTHING_KNOWN,
    Item,
    Known,
    StructureLine,
    lines_in_slices,
)
from liaison.ui.screens.meetings.structure.model import StructureModel
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.line_painting import paint_hint

PAUSE_MS = 15
"""A key is painted by then, and the next one is still far away."""


class StructurePanel(QListView):
    """Follow-ups, outcomes, agenda, statements and topics of a text.

    Args:
        written: gives the lines of the text as they are now.
    """

    chosen = Signal(int)
    """A line of the note, counted from 0."""
    edit_asked = Signal(object)
    """An Item is to be edited in its place: whoever can calls `edit_in_place`."""
    check_asked = Signal(object)
    """A PromisedFollowUp is to be checked off, or opened again."""
    remove_asked = Signal(object)
    """The line of an Item is to be removed."""
    details_asked = Signal(object)
    """More of a SpokenStatement is to be said than its line says."""
    topic_asked = Signal(object, str)
    """A NamedTopic is to be written otherwise: as this code."""

    def __init__(self, written: Callable[[], list[str]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = written
        self._reader = NoteReader()
        self._known = NOTHING_KNOWN
        self._worded: tuple[NoteStructure, Known] | None = None
        self._is_stale = False
        self._structure = NoteStructure()
        self._reading: Generator[None, None, NoteStructure] | None = None
        self._wording: Generator[None, None, tuple[StructureLine, ...]] | None = None
        self._lines = StructureModel(self)
        self._delegate = StructureDelegate(self, theme.colours)
        self._form: ItemForm | None = None
        self._offer: Callable[[NamedTopic], tuple[str, ...]] = lambda _: ()
        self.setAccessibleName(tr("Structure of the note"))
        self.setAccessibleDescription(
            tr("Enter: to its line. F2: edit. Space: check off. Delete: remove its line. Ctrl+E: more of a statement.")
        )
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.read_now)
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._edit)
        self._theme = theme
        self._take_look()
        theme.changed.connect(self._take_look)

    def touch(self) -> None:
        """The text changed. It is read a moment after the first of several keystrokes; what is being read is read to its end."""
        if not self._pause.isActive() and self._reading is None:
            self._pause.start()
        self._is_stale = True

    def read_now(self) -> None:
        """Read the text, in slices that let a keystroke through."""
        self._pause.stop()
        self._is_stale = False
        self._reading, self._wording = self._reader.in_slices(self._written()), None
        self._next.start()

    def structure(self, *, fresh: bool) -> NoteStructure:
        """What the note says: as last read, or `fresh` as it is now, which takes a hundredth of a millisecond a kilobyte."""
        if fresh and (self._is_stale or self._reading is not None):
            return self._reader.read("\n".join(self._written()))
        return self._structure

    def know(self, known: Known) -> None:
        """Tell what is known besides the text."""
        if known != self._known:
            self._known = known
            if self._reading is None:
                self._word()

    def offer_topics(self, offer: Callable[[NamedTopic], tuple[str, ...]]) -> None:
        """Ask `offer` for the codes a topic may have meant."""
        self._offer = offer

    def current_item(self) -> Item | None:
        """What the keys act on; None on a heading, or on nothing."""
        index = self.currentIndex()
        return self._lines.line(index.row()).item if index.isValid() else None

    def edit_in_place(self, form: ItemForm) -> None:
        """Show the fields over the current line until they are done with."""
        index = self.currentIndex()
        if not index.isValid():
            return
        self.close_form()
        self._form = form
        self._lines.make_room(index, form.sizeHint().height())
        self.setIndexWidget(index, form)
        form.left.connect(self.close_form)
        form.grew.connect(lambda: self._lines.make_room(self.currentIndex(), form.sizeHint().height()))
        form.destroyed.connect(lambda: self._form_gone(form))
        form.show()
        self.scrollTo(index)
        # not by a key of its own: that would choose the whole text, and the next key would take its place
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the fields away; the keys act on the list again."""
        if self._form is None:
            return
        form, self._form = self._form, None
        present = QApplication.focusWidget()
        had_focus = present is not None and form.isAncestorOf(present)
        index = self._lines.take_room_back()
        if index.isValid():
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done with the current line."""
        item = self.current_item()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif key == Qt.Key.Key_F2 and item is not None:
            self.edit_asked.emit(item)
        elif key == Qt.Key.Key_Space and isinstance(item, PromisedFollowUp):
            self.check_asked.emit(item)
        elif key == Qt.Key.Key_Delete and item is not None and not isinstance(item, NamedTopic):
            self.remove_asked.emit(item)
        else:
            super().keyPressEvent(event)

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,
        bottomRight: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint what was changed; only where heights were, the whole list is laid out anew, which Qt would do for every letter."""
        if roles and Qt.ItemDataRole.SizeHintRole not in roles:
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)
        else:
            super().dataChanged(topLeft, bottomRight, roles)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by mouse, and what an unknown topic may have meant."""
        item = self.current_item()
        if item is not None:
            self.menu_for(item).exec(event.globalPos() if event.globalPos() != QPoint() else self.mapToGlobal(QPoint()))

    def menu_for(self, item: Item) -> QMenu:
        """What can be done with an item."""
        menu = QMenu(self)
        menu.addAction(f"{tr('To its line')}\t{tr('Enter')}", lambda: self._go(self.currentIndex()))
        menu.addAction(f"{tr('Edit')}\tF2", lambda: self.edit_asked.emit(item))
        if isinstance(item, PromisedFollowUp):
            check = tr("Open again") if item.is_done else tr("Check off")
            menu.addAction(f"{check}\t{tr('Space')}", lambda: self.check_asked.emit(item))
        if isinstance(item, SpokenStatement):
            menu.addAction(f"{tr('More of this statement…')}\tCtrl+E", lambda: self.details_asked.emit(item))
        if isinstance(item, NamedTopic):
            for code in self._offer(item):
                menu.addAction(tr("Write #{code}", code=code), partial(self.topic_asked.emit, item, code))
        else:
            menu.addAction(f"{tr('Remove its line')}\t{tr('Delete')}", lambda: self.remove_asked.emit(item))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, or what will stand here."""
        super().paintEvent(event)
        if self._lines.rowCount() == 0:
            paint_hint(
                self.viewport(),
                tr("Follow-ups, outcomes, agenda items, statements and topics appear here as you write them."),
            )

    def _go_on(self) -> None:
        """One slice of what is to be done: reading, then wording."""
        if self._reading is not None:
            self._read_on()
        elif self._wording is not None:
            self._word_on()

    def _read_on(self) -> None:
        assert self._reading is not None  # `_go_on` has looked  # noqa: S101
        try:
            next(self._reading)
        except StopIteration as read:
            self._reading = None
            self._structure = read.value
            self._word()
        else:
            self._next.start()

    def _word(self) -> None:
        if self._worded is not None and self._worded[0] is self._structure and self._worded[1] is self._known:
            # most keys change nothing that stands here
            self._finish()
            return
        self._worded = self._structure, self._known
        self._wording = lines_in_slices(self._structure, self._known)
        self._next.start()

    def _word_on(self) -> None:
        assert self._wording is not None  # `_go_on` has looked  # noqa: S101
        try:
            next(self._wording)
        except StopIteration as worded:
            self._wording = None
            self._lines.show(worded.value)
            self._finish()
        else:
            self._next.start()

    def _take_look(self) -> None:
        colours = self._theme.colours
        self._delegate.set_look(self, colours)
        self._lines.set_heights(self._delegate.heights())
        self.scheduleDelayedItemsLayout()

    def _form_gone(self, form: ItemForm) -> None:
        """Its line went away under it."""
        if self._form is form:
            self._form = None
            self._lines.take_room_back()

    def _edit(self, index: QModelIndex) -> None:
        if index.isValid() and (item := self._lines.line(index.row()).item) is not None:
            self.edit_asked.emit(item)

    def _finish(self) -> None:
        if self._is_stale and not self._pause.isActive():
            self._pause.start()

    def _clicked(self, index: QModelIndex) -> None:
        # the second click of two has opened the fields, and its release must not take the focus from them
        if self._form is None:
            self._go(index)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (line := self._lines.line(index.row()).line) != NO_LINE:
            self.chosen.emit(line)
