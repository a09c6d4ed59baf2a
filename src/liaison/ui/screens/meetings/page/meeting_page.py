"""The page on which one writes: facts above, the note in the middle, people and structure beside it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Meeting, MeetingHeader
from liaison.domain.rows import RowKey
from liaison.ui.icons import icon
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.meetings.directory_lookups import directory_lookups
from liaison.ui.screens.meetings.header.form import HeaderForm
from liaison.ui.screens.meetings.header.readings import system_zone
from liaison.ui.screens.meetings.page.alone import NoteAlone
from liaison.ui.screens.meetings.page.beside import Beside
from liaison.ui.screens.meetings.page.menu import PageMenu
from liaison.ui.screens.meetings.page.promises_panel import PromisesPanel
from liaison.ui.screens.meetings.page.stops import PageStops, Place
from liaison.ui.screens.meetings.people.panel import PeoplePanel
from liaison.ui.screens.meetings.saving.saver import MeetingSaver
from liaison.ui.screens.meetings.saving.writing import People, RecordKeeper
from liaison.ui.screens.meetings.services import PageBasics
from liaison.ui.screens.meetings.structure.panel import StructurePanel
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.note.pane import NotePane


class MeetingPage(QWidget):
    """One meeting, open for writing.

    Args:
        records: keeps what the note says as records.

    Attributes:
        menu: what can be done with the meeting; parts add to it.
        papers: what can be put on paper of it; parts add to them.
        stops: its parts in the order of F6; what is put above, below or beside the note is one by that.
        choose_template: lets a new meeting begin with a template; the part for templates sets it.
    """

    left = Signal()
    """Back to the list; everything is saved."""
    alone = Signal(bool)
    """The note is alone on the screen, or no longer."""
    delete_asked = Signal(object)
    """The meeting's RowKey; everything is saved."""
    meeting_asked = Signal(object, object)
    """Another meeting is to be opened: its RowKey, and a line of its note, counted from 0, or None."""

    def __init__(self, needs: PageBasics, records: RecordKeeper) -> None:
        super().__init__()
        services, theme, now = needs.services, needs.theme, needs.now
        lookups = directory_lookups(services.directory, services.countries, needs.doors, needs.screen)
        self._notice, self._now, self._ways, self._screen = needs.notice, now, needs.ways, needs.screen
        self._hearers: list[Callable[[Meeting | None], None]] = []
        self.menu = PageMenu(self)
        self.stops = PageStops(self)
        self.papers: list[PaperOffer] = []
        self.choose_template: Callable[[], None] = lambda: None
        self.form = HeaderForm(lookups, self)
        self.note = NotePane(theme, now, self)
        self.people = PeoplePanel(lookups.directory, theme, self)
        self.promises = PromisesPanel(services.follow_ups, needs.doors, lambda: now().date(), self)
        self.structure = StructurePanel(self.note.editor.written.lines, theme, self)
        self.saver = MeetingSaver(
            services.meetings,
            records,
            needs.doors,
            needs.screen,
            lambda: self.form.header,
            self.note.editor.text,
            lambda fresh: self.structure.structure(fresh=fresh),
        )
        self._lay_out()
        self._connect()

    @property
    def key(self) -> RowKey | None:
        """The meeting that is open; None for a new one nothing of which was kept yet."""
        return self.saver.key

    def is_kept(self) -> bool:
        """False for a new meeting in which nothing was entered."""
        return self.key is not None or not self.saver.is_saved

    def is_draft(self) -> bool:
        """False while nothing may be written: its minutes are final."""
        return not self.note.editor.isReadOnly()

    def open_meeting(self, meeting: Meeting) -> None:
        """Go on with a meeting, at the end of its note."""
        self._begin(meeting.header, meeting)
        self.form.show_details(False)
        self.note.editor.moveCursor(QTextCursor.MoveOperation.End)
        if not self._is_typed_elsewhere():
            self.focus_note()

    def open_new(self) -> None:
        """Begin a meeting of today; it comes into being with the first thing entered."""
        today = PartialDate.of(self._now().date())
        self._begin(MeetingHeader("", date=today, time_zone=system_zone()), None)
        self.form.show_details(True)
        self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_over(self, meeting: Meeting) -> bool:
        """Show what the open meeting became elsewhere; False when it is another, or something entered here is not saved yet."""
        if meeting.key != self.key or not self.saver.is_saved:
            return False
        self.saver.took_over(meeting, is_rewritten=meeting.note.text != self.note.editor.text())
        self.form.show_header(meeting.header)
        self.people.show_people(meeting.delegations)
        self.promises.read()
        with QSignalBlocker(self.note.editor):
            self.note.editor.take_text(meeting.note.text)
        self.structure.read_now()
        self._tell(meeting)
        return True

    def hear(self, hearer: Callable[[Meeting | None], None]) -> None:
        """Tell `hearer` of every meeting that is opened or was changed elsewhere; None is a new one, nothing of which was kept yet."""
        self._hearers.append(hearer)

    def put_above_note(self, widget: QWidget) -> None:
        """Give a part a line between the facts and the note."""
        self._above.addWidget(widget)
        self.stops.add(Place.ABOVE, widget)

    def put_below_note(self, widget: QWidget) -> None:
        """Give a part a place under the note."""
        self._middle.addWidget(widget)
        self.stops.add(Place.BELOW, widget)

    def focus_note(self) -> None:
        """Go on writing."""
        self.note.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_typed_elsewhere(self) -> bool:
        """Whether somebody went on to a field outside the screen while the meeting was on its way: the keys stay theirs."""
        focused, screen = QApplication.focusWidget(), self._screen
        if not isinstance(focused, QLineEdit) or not isinstance(screen, QWidget):
            return False
        return focused.window() is self.window() and not screen.isAncestorOf(focused)

    def come_back_from(self, dialog: QWidget | None) -> None:
        """A dialog of the page was closed: it goes, and one goes on writing."""
        if dialog is not None:
            dialog.deleteLater()
        self.focus_note()

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future to wait for, None when all is saved."""
        return self.saver.flush()

    def leave(self) -> None:
        """Save everything and go back to the list; the page stays when it cannot be saved."""
        self.saver.when_saved(self.left.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: to the whole page, or to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self._alone.is_on:
                self.set_alone(False)
            else:
                self.leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Elsewhere the window has its other parts again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.set_alone(False)

    def set_alone(self, alone: bool) -> None:
        """Show the note and nothing else, or everything again."""
        if alone != self._alone.is_on:
            self._alone.set(alone)
            self.alone.emit(alone)

    def _begin(self, header: MeetingHeader, meeting: Meeting | None) -> None:
        self.saver.begin(header, meeting)
        self.form.show_header(header)
        editor = self.note.editor
        with QSignalBlocker(editor):
            editor.open_text(meeting.note.text if meeting else "")
        self.note.saving.begin()
        self.note.find_bar.hide()
        self.people.show_people(meeting.delegations if meeting else ())
        self.structure.read_now()
        self.promises.show_sides(meeting.key if meeting else None, meeting.delegations if meeting else ())
        self._tell(meeting)

    def _tell(self, meeting: Meeting | None) -> None:
        for hearer in self._hearers:
            hearer(meeting)

    def _lay_out(self) -> None:
        self._back = _button("back", tr("Back to the list (Esc)"), self)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.form, 1)
        head.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        self.beside = Beside(self)
        self.beside.add(_titled(tr("Delegations and participants"), self.people))
        self.beside.add(_titled(tr("In the note"), self.structure), takes_rest=True)
        self.beside.add(self.promises)
        self.beside.low.connect(self.people.set_low)
        across = QSplitter(Qt.Orientation.Horizontal, self)
        middle = QWidget(self)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(GAP)
        self._middle.addWidget(self.note, 1)
        across.addWidget(middle)
        across.addWidget(self.beside)
        across.setStretchFactor(0, 1)
        across.setSizes([860, 360])
        across.setChildrenCollapsible(False)
        across.setHandleWidth(GAP)
        content = QWidget(self)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        rows.setSpacing(GAP)
        self._above = QVBoxLayout()
        self._above.setSpacing(GAP)
        rows.addLayout(head)
        rows.addLayout(self._above)
        rows.addWidget(across, 1)
        self._alone = NoteAlone(self, content, self._middle, self.note)
        self.setTabOrder(self.form.fold, self.note.editor)
        self.setTabOrder(self.note.editor, self.people.list)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self.menu.add(tr("The note alone on the screen"), "F12", lambda: self.set_alone(not self._alone.is_on))
        self.menu.add(tr("Delete this meeting"), "", self._ask_delete, last=True)
        self.form.edited.connect(self.saver.facts_edited)
        self.form.left.connect(self.saver.flush)
        self.form.finished.connect(self.focus_note)
        editor = self.note.editor
        editor.textChanged.connect(self._written)
        editor.left.connect(self.saver.flush)
        editor.pasting.told.connect(lambda sentence: self._notice(sentence, None))
        self.structure.chosen.connect(editor.show_line)
        self.saver.dirty.connect(self.note.saving.writing)
        self.saver.saved.connect(self._saved)
        self.saver.failed.connect(self._failed)
        self.saver.people_kept.connect(self._people_kept)
        self.promises.case_asked.connect(self._ways.case_asked)
        self.stops.add(Place.FACTS, self.form, self.form.title)
        self.stops.add(Place.NOTE, self.note, editor)
        for part, focused in (
            (self.people, self.people.list),
            (self.structure, self.structure),
            (self.promises, self.promises.list),
        ):
            self.stops.add(Place.BESIDE, part, focused)
        for keys, run in (
            ("Ctrl+I", self.form.fold.toggle),
            ("F6", lambda: self.stops.go(1)),
            ("Shift+F6", lambda: self.stops.go(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _written(self) -> None:
        if self.note.editor.isReadOnly():
            return
        self.saver.note_edited()
        self.structure.touch()

    def _saved(self) -> None:
        if self.saver.is_saved:
            self.note.saving.saved()

    def _failed(self, error: Exception) -> None:
        self.note.saving.failed(error)

    def _people_kept(self, people: People) -> None:
        self.people.show_people(people.delegations, people.about)
        self.promises.show_sides(self.key, people.delegations)

    def _ask_delete(self) -> None:
        def saved() -> None:
            if self.key is None:
                self.left.emit()
            else:
                self.delete_asked.emit(self.key)

        self.saver.when_saved(saved)


def _button(picture: str, hint: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(picture))
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _titled(title: str, widget: QWidget) -> Card:
    card = Card(margin=GAP)
    card.rows.setSpacing(6)
    card.rows.addWidget(PlainLabel(title, "heading", wrap=False))
    card.rows.addWidget(widget, 1)
    return card
