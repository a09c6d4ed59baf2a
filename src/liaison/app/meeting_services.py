"""The pages of the meetings room with everything that hangs on them; imported with the first page (see `rooms`)."""

from __future__ import annotations

from liaison.app.writing_services import WritingServices
from liaison.domain.countries import Countries
from liaison.services.agenda import AgendaService
from liaison.services.briefing import BriefingService
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.services.meetings import MeetingService
from liaison.services.minutes_leaving import MinutesLeavingService
from liaison.services.minutes_out import Writer
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.series import SeriesService
from liaison.services.statements import StatementService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.directory_lookups import Directory
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import MeetingServices, needs_of
from liaison.ui.screens.meetings.parts import make_page
from liaison.ui.screens.meetings.services import PageBasics


class Pages:
    """Makes pages; all of them share their services.

    Args:
        services: see `meeting_services`.
    """

    def __init__(self, services: MeetingServices) -> None:
        self._services = services

    def make(self, basics: PageBasics) -> MeetingPage:
        """A page with everything that belongs to it."""
        return make_page(needs_of(basics, self._services))


def meeting_services(
    store: Store, directory: Directory, countries: Countries, writing: WritingServices
) -> MeetingServices:
    """The services of the room; nothing is read yet."""
    records = writing.records
    versions = MinutesVersionService(store, records)
    return MeetingServices(
        meetings=MeetingService(store),
        journal=JournalService(store),
        records=records,
        follow_ups=FollowUpService(store),
        directory=directory,
        countries=countries,
        names=writing.names,
        people=MeetingPeopleService(store),
        attachments=writing.attachments,
        series=SeriesService(store),
        templates=MeetingTemplateService(store),
        agenda=AgendaService(store),
        briefing=BriefingService(store),
        versions=versions,
        statements=StatementService(store),
        minutes=MinutesLeavingService(store, versions, _writer),
    )


def _writer() -> Writer:
    from liaison.services.minutes_writers import bytes_of  # with fonts, Word and OpenDocument

    return bytes_of
