"""What can be done with what stands beside the text: edit it in its place, check it off, remove it, say more of a statement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from liaison.base.translations import tr
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.meetings import Meeting
from liaison.domain.note_lines import NotReadAgain, checked_line, with_topic
from liaison.domain.note_structure import NamedTopic, PromisedFollowUp, SpokenStatement
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.statements import KeptStatement, NoteSigns, StatementDetails
from liaison.domain.topics import crime_of, near_crimes
from liaison.ui.errors import error_in_words
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.structure.form import form_for
from liaison.ui.screens.meetings.structure.line_editing import LineEditing, Span
from liaison.ui.screens.meetings.structure.lines import Item, Known
from liaison.ui.screens.meetings.structure.statement_dialog import StatementDialog

SIGNS_PAUSE_MS = 150
"""Several changes follow each other when a note is kept."""

KEEP_PAUSE_MS = 700
"""Facts and people are entered one after the other."""

_SIGNS, _WORDS = "meetings.signs", "meetings.vocabulary"
_OF_TABLE = frozenset({"delegation", "participant", "meeting"})
_OF_SIGNS = frozenset({"statement", "follow_up", "delegation", "participant"})


class StructurePart(QObject):
    """Joins the panel, the note and the store.

    Args:
        page: on which they stand.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._panel = page, page.structure
        self._doors, self._notice = needs.doors, needs.notice
        self._statements, self._names = needs.services.statements, needs.services.names
        self._lines = LineEditing(page.note.editor)
        self._note: RowKey | None = None
        self._known = Known()
        self._pause = QTimer(self, interval=SIGNS_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._read_signs)
        self._keep_again = QTimer(self, interval=KEEP_PAUSE_MS, singleShot=True)
        self._keep_again.timeout.connect(self._keep_records)
        self._panel.edit_asked.connect(self._edit)
        self._panel.check_asked.connect(self._check)
        self._panel.remove_asked.connect(self._remove)
        self._panel.details_asked.connect(self._say_more)
        self._panel.topic_asked.connect(self._rename_topic)
        self._panel.offer_topics(self._near)
        page.menu.add(tr("More of this statement…"), "Ctrl+E", self._say_more_here, group=True)
        page.hear(self._opened)
        needs.doors.changed.connect(self._changed)
        needs.doors.read(self._names.crime_types, self._learn, self, _WORDS)

    def _opened(self, meeting: Meeting | None) -> None:
        self._panel.close_form()
        self._note = meeting.note.key if meeting else None
        self._tell(Known(self._known.vocabulary))
        self._read_signs()

    def _changed(self, changes: ChangeSet, _: object) -> None:
        if changes.touched & _OF_SIGNS:
            self._pause.start()
        if changes.touched & _OF_TABLE:
            self._keep_again.start()

    def _keep_records(self) -> None:
        """Who sits there, and when it was, says more of statements and wishes that stand in the note already."""
        writer, structure = self._page.saver.writer, self._panel.structure(fresh=True)
        if writer.note is not None and (structure.statements or structure.outcomes):
            self._doors.write(lambda: writer.keep_records(structure), lambda _: None, self)

    def _learn(self, vocabulary: CrimeTypes) -> None:
        # without a pack nothing is known to be missing from it
        if len(vocabulary):
            self._tell(Known(vocabulary, self._known.signs))

    def _read_signs(self) -> None:
        writer = self._page.saver.writer
        note = self._note = writer.note or self._note
        if note is None or self._page.key is None:
            return
        statements = self._statements
        self._doors.read(lambda: statements.signs(note), self._show_signs, self, _SIGNS)

    def _show_signs(self, signs: NoteSigns) -> None:
        self._tell(Known(self._known.vocabulary, signs))

    def _tell(self, known: Known) -> None:
        self._known = known
        self._panel.know(known)

    def _near(self, topic: NamedTopic) -> tuple[str, ...]:
        vocabulary = self._known.vocabulary
        if vocabulary is None or crime_of(topic.name, vocabulary) is not None:
            return ()
        return tuple(crime.code for crime in near_crimes(topic.name, vocabulary))

    def _is_final(self) -> bool:
        """Final minutes are not changed from beside them either; says so."""
        if not self._page.note.editor.isReadOnly():
            return False
        self._notice(tr("These minutes are final. Ctrl+Shift+F opens them again as a new version."), None)
        return True

    def _edit(self, item: Item) -> None:
        if self._is_final():
            return
        span = self._span(item)
        form = form_for(item, span.text, self._known.vocabulary, self._panel.viewport())

        def write(text: str) -> None:
            try:
                if isinstance(item, NamedTopic):
                    self._lines.exchange(lambda line: with_topic(line, item.name, text))
                else:
                    self._lines.replace(span, text)
            except NotReadAgain as refused:
                form.refuse(refused.sentence)
                return
            self._panel.close_form()

        form.written.connect(write)
        self._panel.edit_in_place(form)

    def _check(self, item: PromisedFollowUp) -> None:
        # in final minutes only the record is checked off, by the part that keeps them final
        if not self._page.note.editor.isReadOnly():
            span = self._span(item)
            self._try(lambda: self._lines.replace(span, checked_line(span.text)))

    def _remove(self, item: Item) -> None:
        span = self._span(item)

        if self._is_final():
            return

        def remove() -> None:
            back = self._lines.remove(span)
            shown = span.text.split("\n")[0].strip()
            self._notice(tr("Removed from the notes: {line}", line=shown), back)

        self._try(remove)

    def _rename_topic(self, item: NamedTopic, code: str) -> None:
        if not self._is_final():
            self._try(lambda: self._lines.exchange(lambda line: with_topic(line, item.name, code)))

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except NotReadAgain as refused:
            self._notice(refused.sentence, None)

    def _span(self, item: Item) -> Span:
        count = item.text.count("\n") + 1 if isinstance(item, SpokenStatement) else 1
        return self._lines.span(item.line, count)

    def _say_more_here(self) -> None:
        """Of the statement the caret stands in, or of the one chosen beside the text."""
        item = self._panel.current_item() if self._panel.hasFocus() else None
        if not isinstance(item, SpokenStatement):
            line = self._page.note.editor.textCursor().blockNumber()
            said = self._panel.structure(fresh=True).statements
            item = next((one for one in said if one.line <= line <= one.line + one.text.count("\n")), None)
        if item is None:
            self._notice(tr("Put the caret into a statement first: a line that begins with “> Name:”."), None)
        else:
            self._say_more(item)

    def _say_more(self, item: SpokenStatement) -> None:
        if self._is_final():
            return
        self._page.flush()
        writer, statements = self._page.saver.writer, self._statements
        structure = self._panel.structure(fresh=True)

        def ask() -> KeptStatement | None:
            # the record is a moment behind the text
            writer.keep_records(structure)
            return statements.at(writer.note, item.line, item.text) if writer.note is not None else None

        # through the door for changes, whose turn comes after what is being saved
        self._doors.write(ask, self._ask_details, self)

    def _ask_details(self, statement: KeptStatement | None) -> None:
        if statement is None:
            self._notice(tr("This statement is not kept yet. Try again in a moment."), None)
            return
        dialog = StatementDialog(statement, self._page)

        def keep(details: StatementDetails) -> None:
            statements = self._statements
            self._doors.write(
                lambda: statements.edit(statement.key, details),
                lambda _: dialog.accept(),
                dialog,
                lambda error: dialog.not_saved(error_in_words(error)),
            )

        dialog.given.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def structure_part(page: MeetingPage, needs: PageNeeds) -> None:
    """Hang it on the page."""
    StructurePart(page, needs)
