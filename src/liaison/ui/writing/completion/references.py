"""Names that stand in a note lead to what they name: Ctrl and a click, or Ctrl+Enter at the caret; a tool tip says what it is.

A reference is the plain name between brackets, not a key: an exported note reads well in any other tool, a note pasted elsewhere keeps its
sense, and what the name means is looked up when it is asked, so that it follows the directory. Meetings carry their date in the name.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from liaison.base.translations import tr
from liaison.domain.name_finding import NamedEntry, NamedKind
from liaison.domain.note_completion import NamedInLine, named_at
from liaison.domain.rows import RowKey
from liaison.ui.icons import icon
from liaison.ui.notice import Notice
from liaison.ui.writing.completion.offers import PICTURES, about
from liaison.ui.writing.completion.source import NoteNames
from liaison.ui.writing.note.editor import NoteEditor, utf16_length
from liaison.ui.writing.ways import Ways

OpenMeeting = Callable[[RowKey], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


class LiveNames(QObject):
    """Watches an editor for names that are asked for.

    Args:
        open_meeting: shows another meeting on this screen.
        is_open: whether a meeting is the one that is open.
    """

    def __init__(
        self,
        editor: NoteEditor,
        names: NoteNames,
        ways: Ways,
        notice: Notice,
        open_meeting: OpenMeeting,
        is_open: Callable[[RowKey], bool],
    ) -> None:
        super().__init__(editor)
        self._editor, self._names, self._ways, self._notice = editor, names, ways, notice
        self._open_meeting, self._is_open = open_meeting, is_open
        # not asked of the editor again: while it is destroyed it has none, and events still come
        self._viewport = editor.viewport()
        self._viewport.setMouseTracking(True)
        editor.installEventFilter(self)
        self._viewport.installEventFilter(self)

    def follow(self, name: str, place: QPoint) -> None:
        """Open what a name means; several are asked which, at `place` of the screen."""

        def meant(entries: tuple[NamedEntry, ...]) -> None:
            if not entries:
                self._notice(tr("Nothing here is called “{name}”.", name=name), None)
            elif len(entries) == 1:
                self._open(entries[0])
            else:
                self._ask_which(entries, place)

        self._names.called(name, meant, self, "meetings.follow")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter at a name, Ctrl and a click on one, and say what one is."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._editor:
            return self._pressed(event)
        if watched is not self._viewport:
            return False
        if isinstance(event, QMouseEvent):
            return self._used(event)
        if kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not event.modifiers() & _CTRL:
            return False
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            return False
        cursor = self._editor.textCursor()
        named = _at(cursor)
        if named is None:
            return False
        corner = self._editor.cursorRect(cursor).bottomLeft()
        self.follow(named.name, self._viewport.mapToGlobal(corner))
        return True

    def _used(self, event: QMouseEvent) -> bool:
        is_asked = bool(event.modifiers() & _CTRL)
        named = self._under(event.position().toPoint()) if is_asked else None
        if event.type() is QEvent.Type.MouseMove:
            shape = Qt.CursorShape.PointingHandCursor if named else Qt.CursorShape.IBeamCursor
            if self._viewport.cursor().shape() is not shape:
                self._viewport.setCursor(shape)
            return False
        if named is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.follow(named.name, event.globalPosition().toPoint())
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)

    def _tell(self, event: QHelpEvent) -> None:
        named, place = self._under(event.pos()), event.globalPos()
        if named is None:
            QToolTip.hideText()
            return
        viewport = self._viewport

        def meant(entries: tuple[NamedEntry, ...]) -> None:
            under = self._under(viewport.mapFromGlobal(place))
            if under == named:
                QToolTip.showText(place, said_of(named.name, entries), viewport)

        self._names.called(named.name, meant, self, "meetings.tell")

    def _under(self, point: QPoint) -> NamedInLine | None:
        cursor = self._editor.cursorForPosition(point)
        named = _at(cursor)
        if named is None:
            return None
        # behind the end of a line the nearest letter is not under the pointer
        line = cursor.block().text()
        end = QTextCursor(cursor.block())
        end.setPosition(cursor.block().position() + utf16_length(line[: named.end]))
        start = QTextCursor(cursor.block())
        start.setPosition(cursor.block().position() + utf16_length(line[: named.start]))
        first, last = self._editor.cursorRect(start), self._editor.cursorRect(end)
        if first.top() == last.top() and not first.left() <= point.x() <= last.right():
            return None
        return named if first.top() <= point.y() <= last.bottom() else None

    def _ask_which(self, entries: tuple[NamedEntry, ...], place: QPoint) -> None:
        menu = QMenu(self._editor)
        menu.setAccessibleName(tr("Which one is meant?"))
        for entry in entries:
            # an ampersand would underline the next letter
            text = " – ".join(part for part in (entry.reference, about(entry)) if part).replace("&", "&&")
            action = QAction(icon(PICTURES[entry.kind]), text, menu)
            action.triggered.connect(lambda _=False, entry=entry: self._open(entry))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _open(self, entry: NamedEntry) -> None:
        ways = {
            NamedKind.PERSON: self._ways.person_asked,
            NamedKind.OFFICE: self._ways.office_asked,
            NamedKind.AGENCY: self._ways.agency_asked,
            NamedKind.COUNTRY: self._ways.country_asked,
        }
        if entry.kind in ways:
            ways[entry.kind].emit(entry.key.id)
        elif entry.kind is NamedKind.CASE:
            self._ways.case_asked.emit(entry.key, None)
        elif entry.kind is NamedKind.NOTED:
            self._notice(tr("“{name}” is known from this note only.", name=entry.name), None)
        elif self._is_open(entry.key):
            self._notice(tr("“{name}” belongs to this meeting.", name=entry.name), None)
        else:
            self._open_meeting(entry.key)


def said_of(name: str, entries: tuple[NamedEntry, ...]) -> str:
    """What a tool tip says of a name; nothing in it is taken for markup."""
    if not entries:
        lines = [tr("Nothing here is called “{name}”.", name=name)]
    elif len(entries) == 1:
        lines = [" – ".join(part for part in (entries[0].reference, about(entries[0])) if part)]
        if entries[0].kind is not NamedKind.NOTED:
            lines.append(tr("Ctrl+Enter or Ctrl and a click opens it."))
    else:
        lines = [tr("“{name}” may be one of {n}.", name=name, n=len(entries))]
        lines.append(tr("Ctrl+Enter or Ctrl and a click asks which."))
    return "<p style='white-space:pre-wrap'>" + "<br>".join(map(escape, lines)) + "</p>"


def _at(cursor: QTextCursor) -> NamedInLine | None:
    line, column = cursor.block().text(), cursor.positionInBlock()
    if not line.isascii() and utf16_length(line) != len(line):
        column = len(line.encode("utf-16-le", "surrogatepass")[: 2 * column].decode("utf-16-le", "replace"))
    return named_at(line, column)
