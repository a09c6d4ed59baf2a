"""What the parts that hang on a page ask, besides what the page itself does."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.agenda import AgendaService
from liaison.services.attachments import AttachmentService
from liaison.services.briefing import BriefingService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.services.minutes_leaving import MinutesLeavingService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.name_lookup import NameLookupService
from liaison.services.note_records import NoteRecordService
from liaison.services.statements import StatementService
from liaison.ui.screens.meetings.services import PageBasics, ScreenServices


@dataclass(frozen=True, slots=True)
class MeetingServices(ScreenServices):
    """The services behind a whole page; their methods run on the store's thread.

    Attributes:
        records: what notes say, kept as records.
        names: whom and what a note can name.
        people: who sits at a meeting.
        attachments: files kept with it.
        templates: what a meeting can begin with.
        agenda: what earlier meetings left for this one.
        versions: minutes that became final, and every earlier text.
        statements: what is known of them besides their words.
        minutes: what of a meeting leaves, and in which form.
    """

    records: NoteRecordService
    names: NameLookupService
    people: MeetingPeopleService
    attachments: AttachmentService
    templates: MeetingTemplateService
    agenda: AgendaService
    briefing: BriefingService
    versions: MinutesVersionService
    statements: StatementService
    minutes: MinutesLeavingService


@dataclass(frozen=True, slots=True)
class PageNeeds(PageBasics):
    """What a page works with, and everything that hangs on it."""

    services: MeetingServices


def needs_of(basics: PageBasics, services: MeetingServices) -> PageNeeds:
    """The same, with all that the parts ask."""
    return PageNeeds(services, basics.doors, basics.screen, basics.theme, basics.notice, basics.now, basics.ways)
