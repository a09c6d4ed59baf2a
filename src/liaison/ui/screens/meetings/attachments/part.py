"""Hangs the attachments on the page of a meeting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.attachments import LARGEST, LARGEST_TOGETHER, MEGABYTE
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.writing.attachments.part import AttachmentPart, AttachmentPlace


def attachments(page: MeetingPage, needs: PageNeeds) -> AttachmentPart:
    """Add attachments to a page; a new meeting comes into being by the first of them."""

    def when_there(run: Callable[[], None]) -> None:
        if page.key is None:
            page.saver.facts_edited()
        page.saver.when_saved(run)

    words = tr(
        "Drop here: attached to this meeting and encrypted. One file may have {one} MB, all together {all} MB.",
        one=LARGEST // MEGABYTE,
        all=LARGEST_TOGETHER // MEGABYTE,
    )
    place = AttachmentPlace(
        page,
        page.note.editor,
        lambda: page.key,
        lambda: page.form.header.marking,
        when_there,
        words,
        tr("As the meeting"),
    )
    part = AttachmentPart(place, needs.services.attachments, needs.doors, needs.theme, needs.notice, needs.now)
    page.put_below_note(part.strip)
    page.hear(lambda meeting: part.show_record(meeting.key if meeting else None))
    page.menu.add(tr("Attach files…"), "Ctrl+Shift+O", part.choose_files, group=True)
    QWidget.setTabOrder(page.note.editor, part.strip.chips)
    QWidget.setTabOrder(part.strip.chips, page.people.list)
    return part
