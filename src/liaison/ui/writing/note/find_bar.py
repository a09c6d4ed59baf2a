"""Finds and replaces in the note: above the text on Ctrl+F and Ctrl+H, Return and Shift+Return go on and back, Escape goes home."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from liaison.base.translations import tr, trn
from liaison.ui.icons import icon
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.finder import NoteFinder, Wanted

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COUNT_AFTER = 150
"""Milliseconds after a change of the note."""


class FindBar(QWidget):
    """Searches one editor.

    Args:
        editor: what is searched.
    """

    closed = Signal()

    def __init__(self, editor: NoteEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._finder = NoteFinder(editor)
        self.line = self._line(tr("Find in this note"))
        self.replacement = self._line(tr("Replace by"))
        self.told = PlainLabel("", "muted", wrap=False, parent=self)
        self.matches_case = self._choice("Aa", tr("Upper and lower case count (Alt+C)"), "Alt+C")
        self.whole_words = self._choice("“w”", tr("Whole words only (Alt+W)"), "Alt+W")
        self._lay_out()
        self.line.textEdited.connect(self._look)
        self._soon = QTimer(self, interval=_COUNT_AFTER, singleShot=True)
        self._soon.timeout.connect(self._count)
        editor.textChanged.connect(self._note_changed)
        self.hide()

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(self.line.text(), self.matches_case.isChecked(), self.whole_words.isChecked())

    def open(self) -> None:
        """Show it, with what is selected in the note."""
        self._show(replacing=False)

    def open_replacing(self) -> None:
        """Show it with the line for what comes in its place."""
        self._show(replacing=True)

    def shut(self) -> None:
        """Hide it and go on writing where the caret is."""
        self.hide()
        self._finder.forget()
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def go_on(self) -> None:
        """Select the next one."""
        self._go(backward=False)

    def go_back(self) -> None:
        """Select the one before."""
        self._go(backward=True)

    def replace(self) -> None:
        """Replace the one that is selected and select the next; select the first when none is."""
        if not self._editor.isReadOnly():
            self._finder.replace(self.wanted, self.replacement.text())
            self._count()

    def replace_all(self) -> None:
        """Replace every one, in one step."""
        if self._editor.isReadOnly():
            return
        try:
            times = self._finder.replace_all(self.wanted, self.replacement.text())
        except OverflowError:
            self._say(tr("Not replaced: the note would be longer than 4 million characters"))
            return
        self._soon.stop()
        self._say(trn("{n} replaced", "{n} replaced", times) if times else tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return and Shift+Return in the lines."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _RETURNS:
            self._take_return(watched, event.modifiers())
            return True
        return super().eventFilter(watched, event)

    def _take_return(self, line: QObject, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.go_back()
        elif line is self.replacement:
            self.replace()
        else:
            self.go_on()

    def _show(self, *, replacing: bool) -> None:
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.line.setText(selected)
        for part in self._replacing:
            part.setVisible(replacing and not self._editor.isReadOnly())
        self.show()
        self._count()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _look(self) -> None:
        # the word being typed grows where it was found, and does not jump to the next
        if not self._finder.go(self.wanted, from_start=True):
            cursor = self._editor.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self._editor.setTextCursor(cursor)
        self._count()

    def _go(self, *, backward: bool) -> None:
        is_there = self._finder.go(self.wanted, backward=backward)
        self._count()
        if not is_there and self.line.text():
            announce(self, self.told.text())

    def _count(self) -> None:
        self._soon.stop()
        number, times = self._finder.count(self.wanted)
        if not self.line.text():
            self.told.setText("")
        elif not times:
            self.told.setText(tr("Not found"))
        elif number:
            self.told.setText(tr("{number} of {times}", number=number, times=times))
        else:
            self.told.setText(trn("{n} found", "{n} found", times))

    def _note_changed(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        announce(self, sentence)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.installEventFilter(self)
        return line

    def _choice(self, text: str, hint: str, keys: str) -> QToolButton:
        button = self._button(hint, self._look, keys)
        button.setText(text)
        button.setCheckable(True)
        return button

    def _button(self, hint: str, run: Callable[[], None], keys: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        return button

    def _drawn(self, picture: str, hint: str, run: Callable[[], None]) -> QToolButton:
        button = self._button(hint, run)
        button.setIcon(icon(picture))
        return button

    def _lay_out(self) -> None:
        one = QPushButton(tr("Replace"), self)
        every = QPushButton(tr("Replace all"), self)
        every.setToolTip("Alt+A")
        one.clicked.connect(self.replace)
        every.clicked.connect(self.replace_all)
        shortcut = QShortcut(QKeySequence("Alt+A"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(every.click)
        self._replacing: tuple[QWidget, ...] = (self.replacement, one, every)
        going = QHBoxLayout()
        going.setSpacing(4)
        for part in (
            self.told,
            self._drawn("up", tr("The one before (Shift+Enter)"), self.go_back),
            self._drawn("down", tr("The next one (Enter, F3)"), self.go_on),
            self.matches_case,
            self.whole_words,
            self._drawn("close", tr("Close the search (Esc)"), self.shut),
        ):
            going.addWidget(part)
        replacing = QHBoxLayout()
        replacing.addWidget(one)
        replacing.addWidget(every)
        replacing.addStretch(1)
        rows = QGridLayout(self)
        rows.setContentsMargins(12, 8, 12, 0)
        rows.setColumnStretch(0, 1)
        rows.addWidget(self.line, 0, 0)
        rows.addLayout(going, 0, 1)
        rows.addWidget(self.replacement, 1, 0)
        rows.addLayout(replacing, 1, 1)
