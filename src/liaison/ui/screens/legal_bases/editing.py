"""What an officer adds and changes here: wishes, a treaty, a country's status; each one a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import Instrument, LegalKind
from liaison.domain.rows import RowKey
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish
from liaison.ui.doors import Doors
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.legal_bases.instrument_dialog import InstrumentDialog, StatedInstrument
from liaison.ui.screens.legal_bases.services import LegalServices
from liaison.ui.screens.legal_bases.status_dialog import StatedParty, StatusDialog
from liaison.ui.screens.legal_bases.wish_dialog import WishDialog
from liaison.ui.widgets.reference.names import Names


class Editing(QObject):
    """Opens the forms and keeps what they give.

    Args:
        screen: the forms stand over it.
    """

    changed = Signal()
    """Something was kept, withdrawn or taken back."""

    def __init__(self, services: LegalServices, doors: Doors, notice: Notice, screen: QWidget) -> None:
        super().__init__(screen)
        self._services, self._doors, self._screen = services, doors, screen
        self._keeping = Keeping(doors, services.journal, notice, screen)
        self._keeping.changed.connect(self.changed)

    def new_wish(self, wish: NewTreatyWish, names: Names) -> None:
        """Write a wish down, beginning with what is known of it."""
        add, done = self._services.wishes.add, tr("The wish was added to the list.")
        self._with_meetings(
            lambda latest: self._keeping.open(
                WishDialog(wish, names, latest, is_new=True, parent=self._screen), add, done, "treaty_wish.create"
            )
        )

    def edit_wish(self, wish: TreatyWish, names: Names) -> None:
        """Change a wish."""
        edit, done = self._services.wishes.edit, tr("The wish was changed.")

        def show(latest: list[tuple[RowKey, str]]) -> None:
            # the meeting of the wish itself may be older than the latest
            own = [(wish.meeting, wish.meeting_title)] if wish.meeting is not None else []
            dialog = WishDialog(wish.wish, names, [*latest, *own], is_new=False, parent=self._screen)
            self._keeping.open(dialog, lambda given: edit(wish.key, given), done, "treaty_wish.edit")

        self._with_meetings(show)

    def withdraw_wish(self, wish: TreatyWish) -> None:
        """Take a wish off the list."""
        withdraw = self._services.wishes.withdraw
        self._keeping.write(lambda: withdraw(wish.key), tr("The wish was withdrawn."), "treaty_wish.delete")

    def add_status(self, instrument: Instrument, country: str, names: Names) -> None:
        """Say how a country stands to an instrument."""
        add = self._services.instruments.add_party
        dialog = StatusDialog(instrument, country, names, self._screen)

        def keep(given: StatedParty) -> object:
            return add(given.party, given.stated_in)

        self._keeping.open(dialog, keep, tr("The status was added."), "party.create")

    def add_treaty(self, a: str, b: str, kind: LegalKind | None, names: Names) -> None:
        """Say of a treaty that is not listed."""
        add = self._services.instruments.add_instrument
        dialog = InstrumentDialog(a, b, kind, names, self._screen)

        def keep(given: StatedInstrument) -> object:
            return add(given.instrument, given.stated_in, given.parties)

        self._keeping.open(dialog, keep, tr("The treaty was added."), "instrument.create")

    def withdraw_treaty(self, identity: str) -> None:
        """Withdraw an own treaty."""
        withdraw = self._services.instruments.withdraw_instrument
        done = tr("The treaty you had entered was withdrawn.")
        self._keeping.write(lambda: withdraw(_own(identity)), done, "instrument.delete")

    def withdraw_status(self, identity: str) -> None:
        """Withdraw an own statement of a country's status."""
        withdraw = self._services.instruments.withdraw_party
        done = tr("The status you had entered was withdrawn.")
        self._keeping.write(lambda: withdraw(_own(identity)), done, "party.delete")

    def _with_meetings(self, show: Callable[[list[tuple[RowKey, str]]], None]) -> None:
        """Read the latest meetings, where a wish may have been raised, and go on."""
        meetings = self._services.meetings
        self._doors.read(lambda: _titled((row.key, row.title) for row in meetings.page()), show, self._screen)


def _titled(meetings: Iterable[tuple[RowKey, str]]) -> list[tuple[RowKey, str]]:
    return [(key, title) for key, title in meetings if title]


def _own(identity: str) -> RowKey:
    """The key of a row this officer entered."""
    return RowKey("own", identity)
