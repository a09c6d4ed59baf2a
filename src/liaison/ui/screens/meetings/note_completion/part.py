"""Hangs completion, live names and the open promises on a page."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.meetings import NewParticipant
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.note_completion.promises import OpenPromises
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.saving.writing import People
from liaison.ui.writing.completion.completer import NoteCompleter
from liaison.ui.writing.completion.references import LiveNames
from liaison.ui.writing.completion.source import NoteNames


def note_completion(page: MeetingPage, needs: PageNeeds) -> None:
    """Offer names, topics and outcomes as one types; let names lead to what they name; put in open promises on Ctrl+Shift+P."""
    editor = page.note.editor
    names = NoteNames(needs.services.names, needs.doors, editor.text_of_other_lines, page)
    completer = NoteCompleter(editor, names, needs.theme)
    names.gathered.connect(completer.look_again)

    def add_person(side: RowKey, person: NewParticipant) -> None:
        page.people.person_added.emit(side, person)

    def people_kept(people: People) -> None:
        names.show_sides(page.key, people.delegations)

    names.person_named.connect(add_person)
    page.hear(names.show_meeting)
    page.saver.people_kept.connect(people_kept)
    LiveNames(
        editor,
        names,
        needs.ways,
        needs.notice,
        lambda key: page.promises.asked.emit(key, None),
        lambda key: key == page.key,
    )
    promises = OpenPromises(page, needs)
    page.menu.add(
        tr("Put in what is open from earlier meetings"),
        "Ctrl+Shift+P",
        promises.insert,
        sensible=lambda: page.is_kept() and page.is_draft(),
    )
