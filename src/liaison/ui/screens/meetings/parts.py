"""What hangs on the page of a meeting besides the note: a part is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable

from liaison.ui.screens.meetings.agenda.part import AgendaPart
from liaison.ui.screens.meetings.attachments.part import attachments
from liaison.ui.screens.meetings.minutes_out.part import MinutesOutPart
from liaison.ui.screens.meetings.note_completion.part import note_completion
from liaison.ui.screens.meetings.page.brief_part import brief
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.page.people_changes import PeopleChanges
from liaison.ui.screens.meetings.page.structure_part import structure_part
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.series.part import SeriesPart
from liaison.ui.screens.meetings.templates.part import TemplatesPart
from liaison.ui.screens.meetings.versions.part import VersionsPart

Part = Callable[[MeetingPage, PageNeeds], object]
"""Adds itself to a page: to its menu, above, below or beside the note; it hears of meetings by `page.hear`."""

PARTS: tuple[Part, ...] = (
    SeriesPart,
    AgendaPart,
    TemplatesPart,
    PeopleChanges,
    attachments,
    note_completion,
    VersionsPart,
    MinutesOutPart,
    brief,
    structure_part,
)


def make_page(needs: PageNeeds) -> MeetingPage:
    """A page with everything that belongs to it."""
    page = MeetingPage(needs, needs.services.records)
    for part in PARTS:
        part(page, needs)
    return page
