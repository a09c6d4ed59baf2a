"""What the screen asks, and what it gives the pages on which one writes.

What only hangs on a page is in `part_services`: with its services it takes some 13 megabytes, and the list does without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject

from liaison.domain.countries import Countries
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.series import SeriesService
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.meetings.directory_lookups import Directory
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.ways import Ways


@dataclass(frozen=True, slots=True)
class ScreenServices:
    """The services behind the list and the bare page; their methods run on the store's thread.

    Attributes:
        directory: what the fields offer while one types.
        countries: all there are.
        series: which meetings follow each other.
    """

    meetings: MeetingService
    journal: JournalService
    follow_ups: FollowUpService
    directory: Directory
    countries: Countries
    series: SeriesService


@dataclass(frozen=True, slots=True)
class PageBasics:
    """What a page on which one writes works with.

    Attributes:
        doors: to the store's thread.
        screen: on whose behalf changes are made.
        notice: tells something in passing.
        now: the clock, local time.
        ways: to what stands in other rooms.
    """

    services: ScreenServices
    doors: Doors
    screen: QObject
    theme: Theme
    notice: Notice
    now: Callable[[], datetime] = datetime.now
    ways: Ways = field(default_factory=Ways)
