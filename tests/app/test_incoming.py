"""Packs, updates and the policy in the running program, with a real vault."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.signing import TestKey

from liaison import __version__
from liaison.app import incoming
from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.program import Program
from liaison.base.errors import WorldError
from liaison.base.paths import resources
from liaison.base.settings import Settings
from liaison.domain.packs import PackIdentity
from liaison.domain.policy import NO_POLICY, Policy, PolicyProblem, PolicySigner
from liaison.domain.updates import InstallerKind, Platform, UpdateFile
from liaison.services.packs import build
from liaison.services.updates.starting import StagedUpdate
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.lock import InstanceLock
from liaison.ui.packs.pack_dialog import PackDialog
from liaison.ui.shell.window import MainWindow
from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.unlock.prompt import UnlockPrompt

PASSPHRASE = "lantern orbit velvet cactus meadow"
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)
LONG = 20_000
KEY = TestKey()

Open = Callable[..., tuple[Program, MainWindow]]


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Starts the program on an empty store and unlocks it."""
    monkeypatch.setattr(QApplication, "quit", lambda *_: None)
    monkeypatch.setattr(incoming, "update_folder", lambda: tmp_path / "update")
    folder = tmp_path / "store"
    create_store(folder, create_vault(folder, PASSPHRASE, cost=CHEAP).key).close()
    running: list[Program] = []
    theme = Theme(qapp, Scheme.LIGHT)

    def started(policy: Policy = NO_POLICY) -> tuple[Program, MainWindow]:
        settings = Settings(tmp_path / "settings")
        options = Options(store=folder)
        program = Program(qapp, options, settings, theme, Milestones(False), lambda _: None, lambda _: None, policy)
        running.append(program)
        program.start()
        prompt = program.front
        assert isinstance(prompt, UnlockPrompt)
        qtbot.waitUntil(prompt.field.isEnabled)
        QTest.keyClicks(prompt.field, PASSPHRASE)
        QTest.keyClick(prompt.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(program.front, MainWindow), timeout=LONG)
        window = program.front
        assert isinstance(window, MainWindow)
        return program, window

    yield started
    for program in running:
        if isinstance(program.front, MainWindow):
            program.front.close_for_good()
        program.end()


def chosen(window: MainWindow, name: str) -> None:
    """Choose an entry of the menu."""
    action = next(action for action in window.actions() if action.objectName() == name)
    action.trigger()


def incoming_of(window: MainWindow) -> incoming.Incoming:
    found: incoming.Incoming | None = window.findChild(incoming.Incoming)
    assert found is not None
    return found


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys))


def answer(window: MainWindow, press: Callable[[QWidget], object]) -> None:
    """Look for a dialog again and again, and answer it until it is gone."""
    timer = QTimer(window, interval=50)
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            seen.append(True)
            press(dialog)
        elif seen:
            timer.stop()

    timer.timeout.connect(look)
    timer.start()


def signed_pack(folder: Path, number: int) -> Path:
    file = folder / f"hq-{number}.ldpack"
    build(resources() / "reference", file, PackIdentity("liaison-desk", f"v{number}", number, date(2026, 11, 22)))
    file.with_name(file.name + ".minisig").write_bytes(KEY.sign(file.read_bytes()))
    return file


TRUSTING = Policy(pack_signers=(PolicySigner(KEY.public, "HQ"),))


def test_a_dropped_pack_is_installed_and_gone_back_from_by_the_menu(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    _, window = opened(TRUSTING)
    pack = signed_pack(tmp_path, 2099010101)

    def install(dialog: QWidget) -> None:
        if isinstance(dialog, PackDialog) and dialog.install.isVisible():
            QTest.keyClick(dialog.install, Qt.Key.Key_Space)

    answer(window, install)
    drop(window, pack)
    qtbot.waitUntil(lambda: "v2099010101" in window.status._pack.text(), timeout=LONG)
    assert "v2099010101" in window.toast.accessibleName()

    answer(window, lambda box: isinstance(box, QMessageBox) and QTest.keyClick(box, Qt.Key.Key_Return))
    chosen(window, "former-pack")
    qtbot.waitUntil(lambda: "v2099010101" not in window.status._pack.text(), timeout=LONG)
    window.toast._take_back()
    qtbot.waitUntil(lambda: "v2099010101" in window.status._pack.text(), timeout=LONG)


def test_without_a_pack_before_that_is_said(opened: Open, qtbot: QtBot) -> None:
    _, window = opened()
    chosen(window, "former-pack")
    qtbot.waitUntil(lambda: "no reference pack to go back to" in window.toast.accessibleName(), timeout=LONG)


@pytest.mark.skipif(os.name != "posix", reason="a shell's installer")
def test_an_installer_begins_when_the_store_and_its_lock_are_free(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liaison.app.program.own_command", lambda: ["/bin/sh", "-c", f"touch {tmp_path}/again"])
    program, window = opened()
    script = tmp_path / "liaison-desk-9.run"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    content = script.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    file = UpdateFile(script.name, len(content), digest, Platform.LINUX_X64, InstallerKind.RUN)
    incoming_of(window).hand_over_asked.emit(StagedUpdate(script, file))
    qtbot.waitUntil(lambda: program._session is None, timeout=LONG)
    assert not (tmp_path / "ran").exists()
    InstanceLock(tmp_path / "store").release()
    program.hand_over()
    qtbot.waitUntil((tmp_path / "ran").exists, timeout=LONG)
    qtbot.waitUntil((tmp_path / "again").exists, timeout=LONG)
    assert program.exit_code == 0


def test_an_installer_that_was_exchanged_is_told_and_not_started(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[WorldError] = []
    monkeypatch.setattr("liaison.ui.errors.show_world_error", lambda error, parent=None: said.append(error))
    program, window = opened()
    script = tmp_path / "liaison-desk-9.run"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    file = UpdateFile(script.name, 5, "0" * 64, Platform.LINUX_X64, InstallerKind.RUN)
    incoming_of(window).hand_over_asked.emit(StagedUpdate(script, file))
    qtbot.waitUntil(lambda: program._session is None, timeout=LONG)
    program.hand_over()
    assert [error.code for error in said] == [162]
    assert program.exit_code == 162


def test_the_policys_minutes_hold(opened: Open) -> None:
    program, _ = opened(Policy(lock_after_minutes=7))
    assert program._session._idle._timer.interval() == 7 * 60_000


def test_what_of_the_policy_is_not_in_force_is_told(opened: Open, qtbot: QtBot) -> None:
    _, window = opened(Policy(file=Path("/etc/x"), problems=(PolicyProblem(3, "lock/x", "no such key"),)))
    qtbot.waitUntil(lambda: "not in force" in window.toast.accessibleName(), timeout=LONG)


def test_what_is_new_is_told_once_after_an_update(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    Settings(tmp_path / "settings").set("version_seen", "0.0.1")
    (tmp_path / "update").mkdir()
    _, window = opened()
    qtbot.waitUntil(lambda: __version__ in window.toast.accessibleName(), timeout=LONG)
    assert not (tmp_path / "update").exists()
    assert Settings(tmp_path / "settings").text("version_seen") == __version__
    window.toast.setAccessibleName("")
    incoming_of(window).tell_news()
    assert window.toast.accessibleName() == ""

    answer(window, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    chosen(window, "news")


def test_a_store_the_policy_hides_is_not_replaced_by_another(qapp: QApplication, tmp_path: Path) -> None:
    problem = PolicyProblem(2, "store/folder", "not a folder")
    policy = Policy(file=Path("/etc/liaison-desk/policy.ini"), store_folder_unknown=True, problems=(problem,))
    with pytest.raises(WorldError) as refused:
        Program(
            qapp,
            Options(),
            Settings(tmp_path),
            Theme(qapp, Scheme.LIGHT),
            Milestones(False),
            lambda _: None,
            lambda _: None,
            policy,
        )
    assert refused.value.code == 164
    assert "policy.ini:2" in refused.value.sentence


def test_a_start_without_a_policy_loads_nothing_of_all_this() -> None:
    program = """
import sys
import liaison.app.before_qt, liaison.app.window, liaison.app.session, liaison.app.desk
late = ("iniconfig", "minisign", "cryptography", "liaison.services.policy.reading", "liaison.services.packs",
        "liaison.services.updates", "liaison.services.signatures", "liaison.ui.packs", "liaison.ui.updates")
print([name for name in late if name in sys.modules])
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.strip() == "[]"
