"""The officer says which office is theirs: in the settings, by keys; kept in the store and in no other file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.base.lanes import Lanes
from liaison.base.settings import Settings
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.note_structure import structure_of
from liaison.services.directory import DirectoryService
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.own_office import OwnOfficeService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.own_office_field import OwnOfficeField
from liaison.ui.settings_dialog import SettingsDialog


@pytest.fixture
def service(store: Store, lanes: Lanes) -> OwnOfficeService:
    lanes.write(lambda: PackService(store).install_built_in()).result(timeout=30)
    return OwnOfficeService(store, DirectoryService(store))


def opened(
    service: OwnOfficeService, doors: Doors, folder: Path, qtbot: QtBot
) -> tuple[SettingsDialog, OwnOfficeField]:
    field = OwnOfficeField(service, doors)
    dialog = SettingsDialog(Settings(folder), None, field)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    field.setFocus()
    return dialog, field


def choose(field: OwnOfficeField, typed: str, qtbot: QtBot) -> None:
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(lambda: bool(field.offered()), timeout=5000)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def test_the_own_office_is_chosen_by_keys_and_kept_in_the_store_alone(
    service: OwnOfficeService, doors: Doors, lanes: Lanes, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, field = opened(service, doors, tmp_path, qtbot)
    choose(field, "Investigative Committee of the Rep", qtbot)
    assert field.text() == "Investigative Committee of the Republic of Belarus"
    dialog.accept()
    qtbot.waitUntil(lambda: lanes.write(service.chosen).result(timeout=60).agency_id == "by-sk", timeout=5000)
    assert "Investigative" not in "".join(file.read_text() for file in tmp_path.glob("*.json"))
    _, again = opened(service, doors, tmp_path, qtbot)
    qtbot.waitUntil(lambda: again.text().startswith("Investigative"), timeout=5000)


def test_promises_made_before_turn_to_their_sides(
    service: OwnOfficeService, doors: Doors, store: Store, lanes: Lanes, tmp_path: Path, qtbot: QtBot
) -> None:
    def before() -> None:
        meetings = MeetingService(store)
        guests = NewDelegation("ICE", agency_id="us-ice", participants=(NewParticipant("G. Balsamo"),))
        header = MeetingHeader("Minsk", date=PartialDate.parse("2019-08-02"))
        key = meetings.create(header, (NewDelegation("Hosts", agency_id="by-sk"), guests)).key
        meeting = meetings.meeting(key)
        assert meeting is not None
        text = "- [ ] send the list @Балсамо"
        meetings.save_note(meeting.note.key, text)
        NoteRecordService(store).keep(meeting.note.key, structure_of(text))

    def direction() -> str | None:
        return lanes.write(FollowUpService(store).open_promises).result(timeout=60)[0].direction

    lanes.write(before).result(timeout=60)
    assert direction() is None
    dialog, field = opened(service, doors, tmp_path, qtbot)
    choose(field, "Investigative Committee of the Rep", qtbot)
    dialog.accept()
    qtbot.waitUntil(lambda: direction() == "theirs", timeout=5000)
    dialog, field = opened(service, doors, tmp_path, qtbot)
    qtbot.waitUntil(lambda: bool(field.text()), timeout=5000)
    field.clear()
    dialog.accept()
    qtbot.waitUntil(lambda: direction() is None, timeout=5000)


def test_a_name_the_directory_does_not_know_is_not_taken(
    service: OwnOfficeService, doors: Doors, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, field = opened(service, doors, tmp_path, qtbot)
    QTest.keyClicks(field, "No such office")
    dialog.accept()
    assert dialog.isVisible() and dialog.refusal.isVisible()
    field.clear()
    dialog.accept()
    assert not dialog.isVisible()
