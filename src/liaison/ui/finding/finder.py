"""Looks for what is typed in the field on top, shows it as it comes, and leads to what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from liaison.base.translations import language, tr
from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion, Found, Hit, SavedSearch
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.name_words import all_begun, latin_words
from liaison.ui.doors import Doors
from liaison.ui.finding.panel import FindPanel
from liaison.ui.finding.rows import CommandRow, HitRow, MoreRow, Row, SearchRow, rows_of, rows_to_begin_with
from liaison.ui.finding.save_dialog import ask_name
from liaison.ui.finding.services import FindServices
from liaison.ui.finding.underlining import FieldProblem, underline
from liaison.ui.shell.top import SearchField
from liaison.ui.theme.theme import Theme

IN_GROUP, ALONE = 4, 60
"""Hits of one kind among the others, and by itself."""

COMMANDS_SHOWN = 4
_SHORTEST_COMMAND = 2
_NEAR_AFTER = 120
"""Milliseconds without a key before typing errors are looked for."""
_REST_AFTER = 40
"""Milliseconds until groups further down are read, where the window is not painted meanwhile: behind another one, or minimised."""


class Finder(QObject):
    """Belongs to the window; made when something is first looked for.

    Args:
        field: where one types.
        near: the meeting in front, if one is.
        notice: tells something in passing, with a way to take it back.
    """

    opened = Signal(object)
    """A `Hit` was chosen."""

    filter_asked = Signal(str)
    """Keep only what matches in the screen in front."""

    left = Signal()
    """Escape: back to the screen."""

    answered = Signal()
    """What was asked last is shown."""

    def __init__(
        self,
        services: FindServices,
        doors: Doors,
        theme: Theme,
        window: QMainWindow,
        field: SearchField,
        near: Callable[[], RowKey | None],
        notice: Callable[[str, Callable[[], None] | None], None],
        undo: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._services, self._doors, self._window, self._field = services, doors, window, field
        self._near, self._notice, self._undo = near, notice, undo
        self._only: FindKind | None = None
        self._found: Found | None = None
        self._is_awaited = False
        self.panel = FindPanel(window, field, theme)
        self._soon = QTimer(self, singleShot=True, interval=_NEAR_AFTER)
        self._soon.timeout.connect(self._ask_near)
        self._rest_soon = QTimer(self, singleShot=True)
        self._rest_soon.timeout.connect(self._ask_rest)
        self.panel.view.painted.connect(self._painted)
        self.panel.chosen.connect(self._take)
        self.panel.removed.connect(self._remove)
        self.panel.limited.connect(self._limited)
        doors.changed.connect(self._changed)

    @property
    def found(self) -> Found | None:
        """The last answer; None before the first."""
        return self._found

    def ask(self, text: str) -> None:
        """Look for a text; an older question is given up."""
        self._only = None
        self._ask(text)

    def step(self, step: int) -> None:
        """A line up or down; the panel opens when it is not there."""
        if self.panel.isVisible():
            self.panel.step(step)
        else:
            self._ask(self._field.text())

    def page(self, step: int) -> None:
        """A screenful up or down."""
        self.panel.page(step)

    def take(self) -> None:
        """Open what is chosen; where the answer to what is typed is not there yet, the first of it once it is."""
        if self._is_answered():
            row = self.panel.chosen_row() if self.panel.isVisible() else None
            if row is not None:
                self._take(row)
                return
        if not self.panel.isVisible():
            self._ask(self._field.text())
        self._is_awaited = not self._is_answered()

    def narrow(self) -> None:
        """Keep only what matches in the screen in front."""
        self._remember()
        self.close()
        self.filter_asked.emit(self._field.text())

    def escape(self) -> bool:
        """Close the panel; False when it was closed already."""
        was_open = self.panel.isVisible()
        self.close()
        return was_open

    def close(self) -> None:
        """Let the panel go; what is typed stays."""
        self._soon.stop()
        self._rest_soon.stop()
        underline(self._field, ())
        self.panel.hide()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is in the panel."""
        return widget is not None and self.panel.isAncestorOf(widget)

    def save(self) -> None:
        """Keep the query under a name."""
        query = self._field.text().strip()
        saved = self._services.saved

        def keep(name: str) -> None:
            self._doors.write(lambda: saved.save(name, query), self._saved, self)

        if query:
            ask_name(self._window, query, keep)

    def remove_chosen(self) -> bool:
        """Forget the saved search that is chosen."""
        return self.panel.isVisible() and self.panel.remove_chosen()

    # Asking -------------------------------------------------------------------------------------------------------------

    def _is_answered(self) -> bool:
        typed = self._field.text()
        return not typed.strip() or (self._found is not None and self._found.text == typed)

    def _ask(self, text: str) -> None:
        self._soon.stop()
        self._rest_soon.stop()
        self._is_awaited = False
        if not text.strip():
            self._begin()
            return
        question = self._question(text)
        self._doors.read(lambda: self._services.find.find(question), self._show, self, key="find")

    def _question(self, text: str) -> FindQuestion:
        limit = ALONE if self._only else IN_GROUP
        return FindQuestion(text, self._only, self.panel.at_most, self._near(), limit, language())

    def _begin(self) -> None:
        saved = self._services.saved
        self._found = None
        underline(self._field, ())
        self.panel.complain(())
        self._doors.read(lambda: (saved.all(), saved.asked_lately()), self._show_beginning, self, key="find")

    def _show_beginning(self, known: tuple[Sequence[SavedSearch], Sequence[str]]) -> None:
        if self._field.window().focusWidget() is self._field:
            self.panel.set_hint(tr("Enter asks again · Delete forgets a saved search · Escape goes back"))
            self.panel.show_rows(rows_to_begin_with(*known))
            self.answered.emit()

    def _show(self, found: Found) -> None:
        self._display(found)
        if found.text != self._field.text():
            # the answer to what is typed by now is on its way, and nothing may take its place
            return
        if found.has_rest:
            self._rest_soon.start(_REST_AFTER)
        else:
            self._soon.start()
        self._take_awaited(found)

    def _painted(self) -> None:
        if self._rest_soon.isActive():
            self._rest_soon.start(0)

    def _ask_rest(self) -> None:
        """Read beside the painting, the groups further down would take it thrice its time: only one thread at a time runs Python."""
        found = self._found
        if found is not None and found.text == self._field.text():
            question = self._question(found.text)
            self._doors.read(lambda: self._services.find.find_rest(question, found), self._show_rest, self, key="find")

    def _show_rest(self, found: Found) -> None:
        self._display(found, keep_choice=True)
        if found.text == self._field.text():
            self._soon.start()
            self._take_awaited(found)

    def _take_awaited(self, found: Found) -> None:
        """Open the first line, where Enter was pressed before there was one."""
        row = self.panel.chosen_row() if self._is_awaited else None
        if row is not None:
            self._is_awaited = False
            self._take(row)
        elif not found.has_rest:
            # what waits to be indexed may be what is awaited
            self._is_awaited = self._is_awaited and found.waiting > 0

    def _ask_near(self) -> None:
        found, text = self._found, self._field.text()
        if found is None or found.text != text or not self.panel.isVisible():
            return
        question = self._question(text)
        self._doors.read(lambda: self._services.find.find_near(question, found), self._show_near, self, key="find")

    def _show_near(self, found: Found) -> None:
        self._display(found, keep_choice=True)
        if found.waiting:
            self._doors.job(self._services.indexing.catch_up(), lambda _: None, lambda _: self._ask_again(), self)

    def _ask_again(self) -> None:
        is_awaited = self._is_awaited
        self._ask(self._field.text())
        self._is_awaited = is_awaited

    def _display(self, found: Found, *, keep_choice: bool = False) -> None:
        self._found = found
        typed = self._field.text()
        # where nothing else is asked for, an empty list after a finished word would leave one without a reason
        says_all = found.query.root is None and typed.endswith(" ")
        problems = [
            one
            for one in found.query.problems
            if says_all or not _is_being_typed(one.start, one.length, typed, self._field)
        ]
        underline(self._field, [FieldProblem(one.start, one.length) for one in problems])
        self.panel.complain([one.sentence for one in problems])
        self.panel.set_hint(tr("Enter opens · Ctrl+Enter filters this screen · Ctrl+S keeps the search"))
        self.panel.show_rows(rows_of(found, self._commands(typed), self._only), keep_choice=keep_choice)
        self.answered.emit()

    def _commands(self, typed: str) -> list[CommandRow]:
        words = latin_words(typed.removeprefix("kind:command"))
        if len("".join(words)) < _SHORTEST_COMMAND:
            return []
        named = (
            (action, latin_words(action.text()))
            for action in self._window.actions()
            if action.objectName() and action.isEnabled()
        )
        return [_command(action) for action, name in named if all_begun(words, name)][:COMMANDS_SHOWN]

    # Choosing -----------------------------------------------------------------------------------------------------------

    def _take(self, row: Row) -> None:
        match row:
            case HitRow(hit):
                self._open(hit)
            case CommandRow(run=run):
                self.close()
                self._field.empty()
                self.left.emit()
                run()
            case SearchRow(query, _):
                self._field.put(query)
                self.ask(query)
            case MoreRow(kind, _):
                self._only = kind
                self._ask(self._field.text())

    def _open(self, hit: Hit) -> None:
        self._remember()
        self.close()
        self.opened.emit(hit)

    def _remember(self) -> None:
        query = self._field.text()
        self._doors.write(lambda: self._services.saved.asked(query), lambda _: None, self)

    def _remove(self, saved: SavedSearch) -> None:
        def removed(_: ChangeSet) -> None:
            self._begin()
            self._notice(tr("The saved search “{name}” was removed.", name=saved.name), self._undo)

        self._doors.write(lambda: self._services.saved.remove(saved.key), removed, self)

    def _saved(self, _: ChangeSet) -> None:
        self._notice(tr("The search is kept: empty the field to see it."), self._undo)

    def _limited(self) -> None:
        self._ask(self._field.text())
        self._field.setFocus()

    def _changed(self, changes: ChangeSet, _: object) -> None:
        """What is shown may have changed; what is typed is asked again."""
        if not self.panel.isVisible():
            return
        if self._found is not None:
            self._ask_again()
        elif not self._field.text().strip():
            # a search that is being kept may arrive behind the list it belongs to
            self._begin()


def _command(action: QAction) -> CommandRow:
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return CommandRow(action.text().replace("&", ""), keys, action.trigger)


def _is_being_typed(start: int, length: int, typed: str, field: SearchField) -> bool:
    """Whether the caret still stands behind the part: nobody is told off in the middle of a word."""
    return start + length >= len(typed.rstrip()) and field.cursorPosition() >= len(typed.rstrip())
