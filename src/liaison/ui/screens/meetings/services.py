"""What the screen asks, and what its pages work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject

from liaison.domain.countries import Countries
from liaison.services.agenda import AgendaService
from liaison.services.attachments import AttachmentService
from liaison.services.briefing import BriefingService
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.services.meetings import MeetingService
from liaison.services.minutes_leaving import MinutesLeavingService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.name_lookup import NameLookupService
from liaison.services.note_records import NoteRecordService
from liaison.services.series import SeriesService
from liaison.services.statements import StatementService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.directory_lookups import Directory
from liaison.ui.screens.meetings.ways import Ways
from liaison.ui.theme.theme import Theme

Notice = Callable[[str, Callable[[], None] | None], None]
"""Tells something in passing, with a way to take it back or None."""


@dataclass(frozen=True, slots=True)
class MeetingServices:
    """The services behind the screen; their methods run on the store's thread.

    Attributes:
        directory: what the fields offer while one types.
        countries: all there are.
        names: whom and what a note can name.
        people: who sits at a meeting.
        attachments: files kept with it.
        series: which meetings follow each other.
        templates: what a meeting can begin with.
        agenda: what earlier meetings left for this one.
        versions: minutes that became final, and every earlier text.
        statements: what is known of them besides their words.
        minutes: what of a meeting leaves, and in which form.
    """

    meetings: MeetingService
    journal: JournalService
    records: NoteRecordService
    follow_ups: FollowUpService
    directory: Directory
    countries: Countries
    names: NameLookupService
    people: MeetingPeopleService
    attachments: AttachmentService
    series: SeriesService
    templates: MeetingTemplateService
    agenda: AgendaService
    briefing: BriefingService
    versions: MinutesVersionService
    statements: StatementService
    minutes: MinutesLeavingService


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """What a page on which one writes works with, and what hangs on it.

    Attributes:
        doors: to the store's thread.
        screen: on whose behalf changes are made.
        notice: tells something in passing.
        now: the clock, local time.
        ways: to what stands in other rooms.
    """

    services: MeetingServices
    doors: Doors
    screen: QObject
    theme: Theme
    notice: Notice
    now: Callable[[], datetime] = datetime.now
    ways: Ways = field(default_factory=Ways)
