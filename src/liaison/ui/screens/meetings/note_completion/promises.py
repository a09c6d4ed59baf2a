"""Puts what is open from earlier meetings into the note, as lines that refer to where each stands.

They are plain items of a list without a box: the promise stands where it was made, is checked off there, and a second box would make
it two. The reference leads to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from liaison.base.translations import language, speaking, tr, trn
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction
from liaison.domain.name_finding import NamedEntry, NamedKind, reference
from liaison.domain.note_completion import language_of
from liaison.domain.rows import RowKey
from liaison.services.meeting_people import MeetingPeopleService
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.writing.note.editor import NoteEditor


class OpenPromises:
    """What is open between the sides of the meeting that is open.

    Args:
        page: whose note it is put into.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        self._page, self._needs = page, needs

    def insert(self) -> None:
        """Put it at the caret's line, in one step of undo; say so when there is nothing."""
        key, services = self._page.key, self._needs.services
        if self._page.note.editor.isReadOnly():
            self._needs.notice(tr("These minutes are final. Ctrl+Shift+F opens them again as a new version."), None)
            return
        if key is None:
            self._tell_none()
            return

        def shown(promises: tuple[Promise, ...]) -> None:
            if self._page.key == key:
                self._write(promises)

        self._needs.doors.read(lambda: open_with(services.people, key), shown, self._page, "meetings.promised")

    def _write(self, promises: Sequence[Promise]) -> None:
        editor = self._page.note.editor
        if not promises:
            self._tell_none()
            return
        text = editor.text()
        with speaking(language_of(text[:4000], language())):
            lines = [promise_line(promise) for promise in promises]
        there = set(text.split("\n"))
        fresh = [line for line in lines if line not in there]
        if fresh:
            put_lines(editor, fresh)
            self._page.focus_note()
            self._needs.notice(trn("{n} open promise was put in.", "{n} open promises were put in.", len(fresh)), None)
        else:
            self._needs.notice(tr("All open promises stand in this note already."), None)

    def _tell_none(self) -> None:
        self._needs.notice(tr("Nothing is open from earlier meetings of these sides."), None)


def open_with(people: MeetingPeopleService, key: RowKey) -> tuple[Promise, ...]:
    """What is open from earlier meetings with those who sit there: theirs first, then what nobody is named for, then ours."""
    order = {Direction.THEIRS: 0, None: 1, Direction.OURS: 2}
    return tuple(sorted(people.open_promises(key), key=lambda promise: order[promise.direction]))


def promise_line(promise: Promise) -> str:
    """One promise as a line of a note that makes no new one."""
    kind = NamedKind.CASE if promise.is_of_case else NamedKind.MEETING
    stands = NamedEntry(kind, promise.made_in, promise.made_in_title, met_on=promise.met_on).reference
    due = tr("due {date}", date=promise.due.text) if promise.due else tr("no date agreed")
    ours = tr("our promise") if promise.direction is Direction.OURS else ""
    about = ", ".join(part for part in (ours, promise.owner_name, due) if part)
    return f"- {reference(stands)}: {' '.join(promise.text.split())} ({about})"


def put_lines(editor: NoteEditor, lines: Sequence[str]) -> None:
    """Write lines below the one with the caret, or in its place when it is empty; one step of undo, the caret at their end."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    text = "\n".join(lines)
    cursor.insertText(f"\n{text}" if cursor.block().text().strip() else text)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
