"""The rooms of the window, in the order of the rail: a screen is added by one folder and one line here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from liaison.app.desk import Desk
from liaison.base.translations import tr
from liaison.ui.doors import Doors
from liaison.ui.errors import error_in_words
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.shell.not_yet import NotYet
from liaison.ui.shell.screen import Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import Room
from liaison.ui.theme.theme import Theme

Notice = Callable[[str, Callable[[], None] | None], None]


def rooms(desk: Desk, doors: Doors, theme: Theme, notice: Notice, status: StatusLine) -> tuple[Room, ...]:
    """Every room of an open desk.

    Args:
        notice: tells something in passing, with a way to take it back.
        status: hears what is saved and what is not.
    """

    def meetings() -> Screen:
        screen = MeetingsScreen(desk.meetings, desk.journal, doors, desk.directory, desk.countries, theme, notice)
        screen.unsaved.connect(status.unsaved)
        screen.saved.connect(lambda: status.saved(datetime.now(), encrypted=not desk.is_sample))
        screen.not_saved.connect(lambda error: status.not_saved(error_in_words(error)))
        return screen

    return (
        Room("today", tr("Today"), lambda: NotYet(tr("Today"), "today", "")),
        Room("coverage", tr("Coverage"), lambda: NotYet(tr("Coverage"), "coverage", "")),
        Room("directory", tr("Directory"), lambda: NotYet(tr("Directory"), "directory", "")),
        Room("meetings", tr("Meetings"), meetings),
        Room("cases", tr("Cases"), _cases),
        Room("legal-bases", tr("Legal bases"), _legal_bases),
    )


def _cases() -> Screen:
    sentence = tr("References, chains with their legs, requests in both directions and controlled deliveries will be kept here.")
    return NotYet(tr("Cases"), "cases", sentence)


def _legal_bases() -> Screen:
    sentence = tr("Between two countries, on a date, for a crime: yes, no, or not known, with the instrument, will be answered here.")
    return NotYet(tr("Legal bases"), "legal-bases", sentence)
