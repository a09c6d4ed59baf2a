"""An update shown and prepared, as an officer does it: backed up first, then handed over, or told how."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

# the desk of the services' own tests
sys.path.insert(0, str(Path(__file__).parents[2] / "services" / "backup"))

from desks import CHEAP, CODE, PASSPHRASE, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.signing import TestKey
from tests.ui.accessibility import nameless, out_of_reach

from liaison import __version__
from liaison.base.translations import use_language
from liaison.domain.policy import Policy, PolicySigner
from liaison.domain.program_versions import ProgramVersion
from liaison.services.backups import BackupService
from liaison.services.updates.preparing import UpdateService
from liaison.services.updates.starting import StagedUpdate
from liaison.store.backup_file import read_back
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.ui.doors import Doors
from liaison.ui.updates.news_dialog import NewsDialog, notes_in
from liaison.ui.updates.update_dialog import UpdateDialog
from signed_update import Release, kind_of, write_update

KEY = TestKey()
LONG = 30_000

Open = Callable[[str], UpdateDialog]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open store with keys."""
    folder = tmp_path / "store"
    created = create_vault(folder, PASSPHRASE, CODE, CHEAP)
    found = Desk(folder, created.key)
    found.opened.append(create_store(folder, created.key))
    yield found
    found.close()


@pytest.fixture
def update(tmp_path: Path) -> Path:
    """A signed update with a .run and a .deb."""
    made = [tmp_path / f"liaison-desk-99.0.0.{ending}" for ending in ("run", "deb")]
    for file in made:
        file.write_bytes(file.name.encode() * 1000)
    place = tmp_path / "liaison-desk.ldupdate"
    release = Release(
        ProgramVersion(99, 0, 0),
        ProgramVersion.parse(__version__),
        date(2026, 1, 1),
        None,
        {"en": "It is quicker.", "ru": "Стало быстрее."},
        tuple(map(kind_of, made)),
    )
    write_update(release, place, KEY.sign)
    return place


@pytest.fixture
def opened(desk: Desk, doors: Doors, qtbot: QtBot, update: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the update on a machine where the program was installed by this kind of installer."""

    def opened_as(kind: str, policy: Policy | None = None) -> UpdateDialog:
        monkeypatch.setattr("liaison.services.updates.looking.installed_by", lambda: kind)
        monkeypatch.setattr("liaison.services.updates.looking.machine_name", lambda: "linux-x64")
        backups = BackupService(desk.store, desk.folder, desk.key)
        decided = policy or Policy(update_signers=(PolicySigner(KEY.public, "Release"),))
        service = UpdateService(update.parent / "private", backups, None, decided)
        dialog = UpdateDialog(service, doors, update)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened_as


def test_an_installer_that_starts_itself_is_handed_over_after_a_backup(opened: Open, desk: Desk, qtbot: QtBot) -> None:
    dialog = opened("run")
    handed: list[StagedUpdate] = []
    dialog.hand_over_asked.connect(handed.append)
    qtbot.waitUntil(dialog.install.isVisible, timeout=LONG)
    assert "99.0.0" in dialog.about.text()
    assert "Release" in dialog.signer.text()
    assert dialog.notes.toPlainText() == "It is quicker."
    assert (nameless(dialog), out_of_reach(dialog)) == ([], [])
    QTest.keyClick(dialog.install, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(handed), timeout=LONG)
    (staged,) = handed
    assert staged.path.read_bytes() == b"liaison-desk-99.0.0.run" * 1000
    (backup,) = BackupService(desk.store, desk.folder, desk.key).known()
    read_back(backup.file)


def test_a_package_is_told_with_its_command(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("deb")
    handed: list[StagedUpdate] = []
    dialog.hand_over_asked.connect(handed.append)
    qtbot.waitUntil(dialog.install.isVisible, timeout=LONG)
    QTest.keyClick(dialog.install, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.quit.isVisible, timeout=LONG)
    assert "Backed up and checked" in dialog.outcome.text()
    assert dialog.command.text().startswith("sudo apt install ")
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == dialog.command.text()
    assert handed == []
    assert (nameless(dialog), out_of_reach(dialog)) == ([], [])
    QTest.keyClick(dialog.quit, Qt.Key.Key_Space)
    assert [one.starts for one in handed] == [False]


def test_what_is_not_for_this_computer_is_shown_and_not_installed(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("")
    qtbot.waitUntil(lambda: "no installer" in dialog.outcome.text(), timeout=LONG)
    assert dialog.notes.isVisible()
    assert not dialog.install.isVisible()


def test_an_update_of_somebody_else_is_not_read(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("run", Policy())  # type: ignore[call-arg]
    qtbot.waitUntil(lambda: "not trusted" in dialog.outcome.text(), timeout=LONG)
    assert dialog.offer is None
    assert not dialog.notes.isVisible()


def test_a_backup_that_fails_keeps_the_program_as_it_is(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, update: Path
) -> None:
    dialog = opened("run")
    qtbot.waitUntil(dialog.install.isVisible, timeout=LONG)
    update.write_bytes(update.read_bytes()[:-1])
    QTest.keyClick(dialog.install, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "damaged" in dialog.outcome.text(), timeout=LONG)
    assert dialog.install.isEnabled()
    assert not (update.parent / "private").exists()


def test_the_news_are_there_in_every_language(qtbot: QtBot) -> None:
    from liaison.base.paths import resources

    folder = resources() / "news"
    assert notes_in(folder, "en")
    assert notes_in(folder, "ru") != notes_in(folder, "en")
    assert notes_in(folder, "de") == notes_in(folder, "en")
    use_language("ru", resources() / "languages")
    dialog = NewsDialog(folder)
    qtbot.addWidget(dialog)
    assert dialog.notes.toPlainText() == notes_in(folder, "ru")
    assert nameless(dialog) == []
