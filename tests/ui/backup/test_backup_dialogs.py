"""Backing up, checking and restoring by keyboard, as an officer does."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.backups import Backup
from liaison.domain.meetings import MeetingHeader
from liaison.services.backups import BackupService
from liaison.services.check import CheckService
from liaison.services.restoring import RestoreService
from liaison.services.staged_restore import StagedRestore
from liaison.store.backup_file import read_back
from liaison.store.vault.access import unlock_with_passphrase
from liaison.ui.backup.back_up_dialog import BackUpDialog
from liaison.ui.backup.check_dialog import CheckDialog
from liaison.ui.backup.done_page import restored_in_words
from liaison.ui.backup.restore_wizard import RestoreWizard
from liaison.ui.doors import Doors

LONG = 20_000


def service_of(desk: Desk) -> BackupService:
    return BackupService(desk.store, desk.folder, desk.key)


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def back_up(desk: Desk, doors: Doors, qtbot: QtBot, stick: Path) -> BackUpDialog:
    dialog = BackUpDialog(service_of(desk), doors, ask=lambda *asked: str(stick))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_backup_is_made_and_told_where_and_how_large(back_up: BackUpDialog, qtbot: QtBot, stick: Path) -> None:
    assert not back_up.back_up.isEnabled()
    press(qtbot, back_up.choose)
    assert back_up.place.text() == str(stick)
    press(qtbot, back_up.back_up)
    assert not back_up.back_up.isEnabled()
    qtbot.waitUntil(lambda: bool(back_up.outcome.text()), timeout=LONG)
    (file,) = stick.iterdir()
    read_back(file)
    assert str(file) in back_up.outcome.text()
    assert "checked" in back_up.outcome.text()
    assert not back_up.work.is_running
    press(qtbot, back_up.close_button)
    assert back_up.result() == QDialog.DialogCode.Rejected


def test_what_went_wrong_is_told_and_can_be_mended(back_up: BackUpDialog, qtbot: QtBot, stick: Path) -> None:
    back_up.place.setText(str(stick / "unplugged"))
    press(qtbot, back_up.back_up)
    qtbot.waitUntil(lambda: "unplugged" in back_up.outcome.text(), timeout=LONG)
    back_up.place.setText(str(stick))
    press(qtbot, back_up.back_up)
    qtbot.waitUntil(lambda: "checked" in back_up.outcome.text(), timeout=LONG)


def test_a_backup_can_be_given_up(back_up: BackUpDialog, desk: Desk, qtbot: QtBot, stick: Path) -> None:
    back_up.place.setText(str(stick))
    press(qtbot, back_up.back_up)
    press(qtbot, back_up.close_button)
    assert not back_up.work.is_running
    qtbot.waitUntil(lambda: not list(service_of(desk).own_place.glob("*")), timeout=LONG)
    assert list(stick.glob("*.new")) == []


def test_the_dialogs_are_for_everyones_hands(
    back_up: BackUpDialog, desk: Desk, doors: Doors, qtbot: QtBot, stick: Path
) -> None:
    wizard = wizard_for(desk, doors, qtbot)
    check = CheckDialog(CheckService(desk.store, desk.folder), doors)
    qtbot.addWidget(check)
    for window in (back_up, wizard, check):
        assert nameless(window) == []
        assert out_of_reach(window) == []
    for page in (wizard.opening, wizard.preview):
        wizard.pages.setCurrentWidget(page)
        assert nameless(wizard) == []
        assert out_of_reach(wizard) == []


def test_a_check_tells_what_it_found(desk: Desk, doors: Doors, qtbot: QtBot) -> None:
    dialog = CheckDialog(CheckService(desk.store, desk.folder), doors)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "sound" in dialog.outcome.text(), timeout=LONG)
    assert not dialog.details.isVisible()
    with desk.store.maintain() as connection:
        connection.exec_driver_sql("UPDATE meeting SET title = 'forged'")
    worse = CheckDialog(CheckService(desk.store, desk.folder), doors)
    qtbot.addWidget(worse)
    worse.show()
    qtbot.waitUntil(lambda: "journal" in worse.outcome.text(), timeout=LONG)
    assert worse.details.isVisible()
    assert "forged" not in worse.details.toPlainText()


def wizard_for(desk: Desk, doors: Doors, qtbot: QtBot, file: Path | None = None, folder: str = "") -> RestoreWizard:
    wizard = RestoreWizard(
        RestoreService(desk.present),
        doors,
        desk.folder,
        is_open=True,
        ask_file=lambda *asked: str(file or ""),
        ask_folder=lambda *asked: folder,
    )
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


@pytest.fixture
def backup(desk: Desk, stick: Path) -> Backup:
    made = service_of(desk).back_up(stick)
    desk.meetings.create(MeetingHeader("Later"))
    return made


def column(wizard: RestoreWizard, number: int) -> list[str]:
    return texts(wizard.preview.counts, number)


def texts(table: QTreeWidget, column: int) -> list[str]:
    lines = [table.topLevelItem(line) for line in range(table.topLevelItemCount())]
    return [line.text(column) for line in lines if line is not None]


def test_a_restore_over_the_open_store_is_prepared_and_left_to_the_window(
    desk: Desk, doors: Doors, qtbot: QtBot, backup: Backup
) -> None:
    wizard = wizard_for(desk, doors, qtbot, backup.file)
    press(qtbot, wizard.choosing.other)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.preview, timeout=LONG)
    assert column(wizard, 0) == ["Meetings", "Notes"]
    assert column(wizard, 1) == ["1", "1"]
    assert column(wizard, 4) == ["1", "1"]
    assert texts(wizard.preview.meetings, 0) == ["Later"]
    assert not wizard.next.isEnabled(), "a place is chosen first"
    wizard.preview.here.setChecked(True)
    staged: list[StagedRestore] = []
    wizard.staged.connect(staged.append)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: bool(staged), timeout=LONG)
    assert desk.titles() == ["Later", "Minsk"], "nothing was changed yet"
    desk.close()
    restored = staged[0].put_in_place()
    assert desk.titles() == ["Minsk"]
    assert restored.replaced is not None
    assert str(restored.replaced) in restored_in_words(restored)


def test_a_restore_into_another_folder_is_done_by_the_wizard(
    desk: Desk, doors: Doors, qtbot: QtBot, backup: Backup, stick: Path
) -> None:
    wizard = wizard_for(desk, doors, qtbot, backup.file, str(stick / "new"))
    press(qtbot, wizard.choosing.other)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.preview, timeout=LONG)
    press(qtbot, wizard.preview.choose)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.finished_page, timeout=LONG)
    assert str(stick / "new") in wizard.finished_page.said.text()
    press(qtbot, wizard.next)
    assert wizard.result() == QDialog.DialogCode.Accepted
    new = Desk(stick / "new", unlock_with_passphrase(stick / "new", desk.passphrase))
    assert new.titles() == ["Minsk"]
    new.close()


def test_without_an_open_store_the_passphrase_is_asked_for(
    desk: Desk, doors: Doors, qtbot: QtBot, backup: Backup, tmp_path: Path
) -> None:
    wizard = RestoreWizard(
        RestoreService(), doors, tmp_path / "own", is_open=False, ask_file=lambda *asked: str(backup.file)
    )
    qtbot.addWidget(wizard)
    wizard.show()
    press(qtbot, wizard.choosing.other)
    assert wizard.pages.currentWidget() is wizard.opening
    QTest.keyClicks(wizard.opening.field, "wrong")
    QTest.keyClick(wizard.opening.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in wizard.message.text(), timeout=LONG)
    wizard.opening.field.selectAll()
    QTest.keyClicks(wizard.opening.field, desk.passphrase)
    QTest.keyClick(wizard.opening.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.preview, timeout=LONG)
    assert column(wizard, 1) == ["1", "1"]
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.finished_page, timeout=LONG)
    assert wizard.restored is not None
    assert wizard.restored.folder == tmp_path / "own"
    wizard.accept()
    assert wizard.opening.field.text() == ""


def test_backups_beside_the_store_are_offered_and_a_bad_one_is_told(
    desk: Desk, doors: Doors, qtbot: QtBot, stick: Path
) -> None:
    made = result = None
    for made in service_of(desk).automatic_in_steps():
        result = made.result
    assert result is not None
    wizard = wizard_for(desk, doors, qtbot)
    qtbot.waitUntil(lambda: wizard.choosing.list.topLevelItemCount() == 1, timeout=LONG)
    assert wizard.choosing.file == result.backup.file
    content = bytearray(result.backup.file.read_bytes())
    content[100_000] ^= 1
    result.backup.file.write_bytes(content)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: "damaged" in wizard.message.text(), timeout=LONG)
    assert wizard.pages.currentWidget() is wizard.choosing
    assert wizard.next.isEnabled()


def test_leaving_the_wizard_at_any_page_changes_nothing(
    desk: Desk, doors: Doors, qtbot: QtBot, backup: Backup, stick: Path
) -> None:
    before = sorted(path.name for path in desk.folder.iterdir())
    wizard = wizard_for(desk, doors, qtbot, backup.file)
    press(qtbot, wizard.choosing.other)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.preview, timeout=LONG)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.result() == QDialog.DialogCode.Rejected
    assert sorted(path.name for path in desk.folder.iterdir()) == before
    assert desk.titles() == ["Later", "Minsk"]
