"""Who was there, by keys alone: posts of that day, a body's members, a new person kept, our side, attendance and order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.app.meeting_services import Pages
from liaison.base.lanes import Lanes
from liaison.domain.dates import PartialDate
from liaison.domain.entries import EntryKind, GivenSource
from liaison.domain.meetings import (
    Attendance,
    Capacity,
    Delegation,
    Meeting,
    MeetingHeader,
    NewDelegation,
    NewParticipant,
)
from liaison.domain.rows import RowKey
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.own_office import OwnChoice, OwnOfficeService
from liaison.services.packs import PackService
from liaison.services.people import PeopleService
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.part_services import MeetingServices
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.theme.theme import Theme

T = TypeVar("T")
Told = list[tuple[str, Callable[[], None] | None]]
SOURCE = GivenSource("A letter")
ALT = Qt.KeyboardModifier.AltModifier


class Officer:
    """Types on the widget that has the focus, and counts the keys."""

    def __init__(self, screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot) -> None:
        self.screen, self.lanes, self.store, self.qtbot = screen, lanes, store, qtbot
        self.keys = 0

    def types(self, text: str) -> None:
        for letter in text:
            # QTest knows the keys of ASCII only
            self._key(0, Qt.KeyboardModifier.NoModifier, letter)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._key(key, modifiers, "\r" if key == Qt.Key.Key_Return else "")

    def writes_on_cyrillic(self, letter: str) -> None:
        """A key whose letter is Cyrillic arrives as that letter, a capital with Shift."""
        shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        self._key(ord(letter.upper()), shift, letter)

    def chord(self, letter: str) -> None:
        """Alt with a letter, as a shortcut of the window."""
        QTest.keyClick(self._focus(), Qt.Key(ord(letter.upper())), ALT)
        self.keys += 1

    def sees(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=5000)

    def lines(self) -> list[str]:
        """The seats as a screen reader says them."""
        model = self.screen.page.people.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def offered(self) -> list[str]:
        popup = QApplication.activePopupWidget()
        if popup is None or not hasattr(popup, "model"):
            return []
        model = popup.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def on_thread(self, work: Callable[[], T]) -> T:
        return self.lanes.write(work).result(timeout=60)

    def meeting(self) -> Meeting:
        key = self.screen.page.key
        assert key is not None
        found = self.on_thread(lambda: MeetingService(self.store).meeting(key))
        assert found is not None
        return found

    def sides(self) -> tuple[Delegation, ...]:
        return self.meeting().delegations

    def _key(self, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        self.keys += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._focus(), QKeyEvent(kind, key, modifiers, text))

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focused = (popup.findChild(QAbstractItemView) or popup) if popup else self.screen.window().focusWidget()
        assert focused is not None
        return focused


@pytest.fixture
def officer(
    services: MeetingServices, store: Store, lanes: Lanes, doors: Doors, theme: Theme, told: Told, qtbot: QtBot
) -> Iterator[Officer]:
    lanes.write(lambda: PackService(store).install_built_in()).result(timeout=30)

    def look() -> MeetingServices:
        with store.read() as connection:
            countries = vocabularies.countries(connection)
        return replace(services, directory=DirectoryService(store), countries=countries)

    real = lanes.write(look).result(timeout=10)
    now = datetime(2019, 8, 2, 10, 41, 7)
    made = MeetingsScreen(
        real, doors, theme, lambda text, undo: told.append((text, undo)), Pages(real).make, now=lambda: now
    )
    made.resize(1240, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activated()
    yield Officer(made, lanes, store, qtbot)
    made.close()
    shiboken6.delete(made)


def opens(officer: Officer, *sides: NewDelegation, on: str = "2019-08-02") -> RowKey:
    """A meeting with these sides is open, its people in front."""
    header = MeetingHeader("Working meeting", date=PartialDate.parse(on))
    key = officer.on_thread(lambda: MeetingService(officer.store).create(header, sides)).key
    officer.screen.open_meeting(key, None)
    officer.sees(lambda: officer.screen.page.key == key and officer.screen.page.isVisible())
    return key


ICE = NewDelegation("ICE", Capacity.GUEST, "us-ice", "us-ice-frankfurt")


def holder(officer: Officer, name: str, since: str, until: str) -> None:
    editing = DirectoryEditingService(officer.store)

    def add() -> None:
        post = editing.add(EntryKind.POST, {"title": "Attaché", "office_id": "us-ice-frankfurt"}, SOURCE).id
        given = {"post_id": post, "person": name, "held_from": since, "held_to": until}
        editing.add(EntryKind.HOLDING, given, SOURCE)

    officer.on_thread(add)


def test_the_holder_of_that_day_is_offered_in_any_script_and_seated_by_one_return(officer: Officer) -> None:
    holder(officer, "G. Balsamo", "2017", "2021-05")
    holder(officer, "B. Balsamov", "2010", "2016")
    opens(officer, ICE)
    officer.chord("p")
    officer.types("Балс")
    officer.sees(lambda: len(officer.offered()) == 2)
    assert officer.offered() == ["G. Balsamo, Attaché · since 2017", "B. Balsamov · Attaché, held until 2016"]
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: "G. Balsamo, Attaché" in officer.lines())
    assert officer.screen.page.people.person_line.text() == ""
    (seat,) = officer.sides()[0].participants
    assert (seat.name, seat.post, seat.person_id is not None) == ("G. Balsamo", "Attaché", True)


def test_down_offers_those_of_the_day_before_anything_is_typed(officer: Officer) -> None:
    holder(officer, "G. Balsamo", "2017", "")
    opens(officer, ICE)
    officer.chord("p")
    officer.presses(Qt.Key.Key_Down)
    officer.sees(lambda: officer.offered() == ["G. Balsamo, Attaché · since 2017"])


def test_a_name_typed_out_is_the_person_the_side_knows(officer: Officer) -> None:
    holder(officer, "G. Balsamo", "2017", "")
    opens(officer, ICE)
    officer.chord("p")
    officer.types("g. balsamo")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[-1].startswith("g. balsamo, Attaché"))
    assert officer.sides()[0].participants[0].person_id is not None


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Investigative Committee of the Republic of Belarus, host", ("by-sk", None, None)),
        ("ice attaché office frankfurt am main", ("us-ice", "us-ice-frankfurt", None)),
        ("Germany, guest", (None, None, "DE")),
        ("Nobody knows them", (None, None, None)),
    ],
)
def test_a_side_typed_out_faster_than_it_is_offered_is_the_one_the_directory_knows(
    officer: Officer, typed: str, keys: tuple[str | None, str | None, str | None]
) -> None:
    opens(officer)
    officer.chord("d")
    officer.types(typed)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(officer.lines)
    (side,) = officer.sides()
    assert (side.agency_id, side.office_id, side.country_iso2) == keys


def test_a_new_person_is_seated_at_once_and_kept_by_a_key(officer: Officer) -> None:
    opens(officer, ICE)
    officer.chord("p")
    officer.types("Катлин Стифлер, агент")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: "Катлин Стифлер, агент" in officer.lines())
    assert officer.sides()[0].participants[0].person_id is None
    officer.chord("k")
    officer.sees(lambda: officer.sides()[0].participants[0].person_id)
    (known,) = officer.on_thread(PeopleService(officer.store).people)
    assert (known.name, known.post) == ("Катлин Стифлер", "агент")
    opens(officer, ICE, on="2019-09-02")
    officer.chord("p")
    officer.types("stif")
    officer.sees(lambda: officer.offered() == ["Катлин Стифлер, агент · since when is not known"])


def test_all_members_of_a_body_come_with_its_name(officer: Officer) -> None:
    opens(officer, on="2019-05")
    officer.chord("d")
    officer.types("КГПП")
    officer.sees(lambda: len(officer.offered()) == 2)
    assert officer.offered()[1].startswith("All members: Committee of Heads")
    assert officer.offered()[1].endswith("7 members, 2 observers")
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: len(officer.lines()) == 9)
    assert officer.lines()[0] == "Azerbaijan: Member"
    assert officer.lines()[-1] == "Latvia: Observer"
    assert officer.on_thread(JournalService(officer.store).last_change) == "delegation.create"
    officer.on_thread(JournalService(officer.store).undo_last)
    assert officer.sides() == ()


def test_the_delegations_of_a_committee_session_take_few_keys(officer: Officer) -> None:
    """Story B: seven members, two observers, three participating bodies."""

    def series() -> RowKey:
        with officer.store.change("sample") as change:
            identity = change.insert("meeting_series", {"name": "Committee", "body_id": "cis-chleu"}, scope="own")
        key = MeetingService(officer.store).create(MeetingHeader("19th meeting", date=PartialDate.parse("2019-05"))).key
        with officer.store.change("sample") as change:
            change.update("meeting", (key.scope, key.id), {"series_id": identity})
        return key

    key = officer.on_thread(series)
    officer.screen.open_meeting(key, None)
    officer.sees(lambda: officer.screen.page.key == key and officer.screen.page.isVisible())
    officer.keys = 0
    officer.chord("b")
    officer.sees(lambda: len(officer.lines()) == 9)
    for typed in ("atc", "bkbop", "coordination service"):
        officer.chord("d")
        officer.types(typed)
        officer.sees(officer.offered)
        officer.presses(Qt.Key.Key_Down)
        officer.types(", pa")
        officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: len(officer.lines()) == 12)
    bodies = officer.sides()[9:]
    assert [side.agency_id for side in bodies] == ["cis-atc", "cis-bkbop", "cis-skpv-ks"]
    assert {side.capacity for side in bodies} == {Capacity.PARTICIPATING_BODY}
    assert officer.keys < 60


def test_our_side_attendance_and_order_have_keys(officer: Officer) -> None:
    opens(officer, NewDelegation("Hosts", participants=(NewParticipant("A. One"),)), NewDelegation("Guests"))
    seats = officer.screen.page.people.list
    seats.setFocus()
    officer.presses(Qt.Key.Key_O)
    officer.sees(lambda: officer.lines()[0] == "Hosts: Capacity not known, Our side")
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_H)
    officer.sees(lambda: officer.lines()[1] == "A. One, Head")
    officer.presses(Qt.Key.Key_A)
    officer.sees(lambda: QApplication.activePopupWidget() is not None)
    for _ in range(2):
        officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[1] == "A. One, Head, absent")
    assert officer.sides()[0].participants[0].attendance is Attendance.ABSENT
    seats.setFocus()
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Up, ALT)
    officer.sees(lambda: officer.lines()[0].startswith("Guests"))
    officer.presses(Qt.Key.Key_O)
    officer.sees(lambda: "Our side" in officer.lines()[0])


@pytest.mark.parametrize(("head", "own"), [("р", "щ"), ("Р", "Щ"), ("р", "ў")])
def test_keys_act_on_a_keyboard_that_writes_cyrillic_too(officer: Officer, head: str, own: str) -> None:
    opens(officer, NewDelegation("Hosts", participants=(NewParticipant("A. One"),)), NewDelegation("Guests"))
    officer.screen.page.people.list.setFocus()
    officer.writes_on_cyrillic(own)
    officer.sees(lambda: officer.lines()[0] == "Hosts: Capacity not known, Our side")
    officer.presses(Qt.Key.Key_Down)
    officer.writes_on_cyrillic(head)
    officer.sees(lambda: officer.lines()[1] == "A. One, Head")


def test_attendance_can_be_typed_with_the_name(officer: Officer) -> None:
    opens(officer, ICE)
    officer.chord("p")
    officer.types("K. Stifler, agent, head, remote")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[-1] == "K. Stifler, agent, Head, remote")


def test_odd_names_are_cleaned_or_refused_with_a_sentence_and_stay(officer: Officer) -> None:
    opens(officer, ICE)
    people = officer.screen.page.people
    officer.chord("p")
    officer.types("\u202bG. Balsamo\u202c\u200f")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[-1] == "G. Balsamo")
    assert officer.sides()[0].participants[0].name == "G. Balsamo"
    people.person_line.setText("x" * 301)
    officer.presses(Qt.Key.Key_Return)
    assert people.refusal.isVisible()
    assert people.refusal.text().startswith("A name has at most 300 characters.")
    assert people.person_line.text() == "x" * 301
    people.person_line.setText("  \u200f ")
    officer.presses(Qt.Key.Key_Return)
    assert len(officer.lines()) == 2
    assert any(label.text().startswith("A name") for label in people.findChildren(QLabel))


def test_a_correction_keeps_the_person_and_a_removed_one_comes_back_whole(officer: Officer, told: Told) -> None:
    holder(officer, "G. Balsamo", "2017", "")
    opens(officer, ICE)
    officer.chord("p")
    officer.types("G. Balsamo, remote")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: len(officer.lines()) == 2)
    before = officer.sides()[0].participants[0]
    seats = officer.screen.page.people.list
    seats.setFocus()
    officer.presses(Qt.Key.Key_Return)
    officer.presses(Qt.Key.Key_End)
    officer.types(" of the office")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[1].startswith("G. Balsamo, Attaché of the office"))
    seats.setFocus()
    officer.presses(Qt.Key.Key_Delete)
    officer.sees(lambda: len(officer.lines()) == 1)
    back = told[-1][1]
    assert back is not None
    back()
    officer.sees(lambda: len(officer.lines()) == 2)
    after = officer.sides()[0].participants[0]
    assert (after.person_id, after.attendance) == (before.person_id, Attendance.REMOTE)


def test_our_side_is_known_from_the_own_office_and_a_key_says_otherwise(officer: Officer) -> None:
    hosts = NewDelegation("Hosts", agency_id="by-sk")
    opens(officer, hosts, ICE)
    service = OwnOfficeService(officer.store, DirectoryService(officer.store))
    officer.on_thread(lambda: list(service.choose(OwnChoice("", "by-sk"))))
    opens(officer, hosts, ICE)
    officer.sees(lambda: officer.lines()[0] == "Hosts: Capacity not known, Our side")
    assert officer.lines()[1] == "ICE: Guest"
    officer.screen.page.people.list.setFocus()
    officer.presses(Qt.Key.Key_O)
    officer.sees(lambda: officer.lines()[0] == "Hosts: Capacity not known")
    assert officer.sides()[0].is_own is False
    officer.chord("d")
    officer.types("Investigative Committee of the Republic of Belarus")
    officer.sees(officer.offered)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.lines()[-1].endswith("Our side"))
    assert officer.sides()[-1].is_own is True


def test_everything_of_the_people_has_a_name_and_is_reached_by_keys(officer: Officer) -> None:
    opens(officer, replace(ICE, participants=(NewParticipant("K. Stifler"),)))
    people = officer.screen.page.people
    people.list.setFocus()
    for _ in range(2):
        assert nameless(people) == []
        assert out_of_reach(people) == []
        officer.presses(Qt.Key.Key_Down)
