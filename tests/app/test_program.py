"""From the prompt to the desk and to the end, with a real vault: what the window itself decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.program import Program
from liaison.base.errors import WorldError
from liaison.base.settings import Settings
from liaison.domain.steps import result_of
from liaison.services.finding.index_check import IndexCheckService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.meetings import MeetingService
from liaison.services.sample.filling import fill
from liaison.store.opening import create_store, open_store
from liaison.store.vault.access import create_vault, unlock_with_passphrase
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.lock import InstanceLock
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.structure.statement_dialog import StatementDialog
from liaison.ui.screens.meetings.windows.window import MeetingWindow
from liaison.ui.shell.window import MainWindow
from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.unlock.first_start import FirstStartWindow
from liaison.ui.unlock.prompt import UnlockPrompt

PASSPHRASE = "lantern orbit velvet cactus meadow"
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)
LONG = 20_000

Start = Callable[[], Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with the three stories."""
    made = tmp_path / "store"
    store = create_store(made, create_vault(made, PASSPHRASE, cost=CHEAP).key)
    fill(store)
    store.close()
    return made


@pytest.fixture
def relaunched() -> list[Options]:
    """With what the program asked to be started anew."""
    return []


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[WorldError]:
    """What was told to the person in a dialog."""
    errors: list[WorldError] = []
    monkeypatch.setattr("liaison.ui.errors.show_world_error", lambda error, parent=None: errors.append(error))
    return errors


@pytest.fixture
def start(
    qapp: QApplication,
    tmp_path: Path,
    relaunched: list[Options],
    said: list[WorldError],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Start]:
    """Starts the program on the folder `store`; what still runs at the end of the test is ended."""
    # the test's own application goes on
    monkeypatch.setattr(QApplication, "quit", lambda *_: None)
    running: list[Program] = []
    theme = Theme(qapp, Scheme.LIGHT)

    def started() -> Program:
        options = Options(store=tmp_path / "store")
        settings = Settings(tmp_path / "settings")
        program = Program(qapp, options, settings, theme, Milestones(False), relaunched.append, lambda code: None)
        running.append(program)
        program.start()
        return program

    yield started
    for program in running:
        front = program.front
        if isinstance(front, MainWindow):
            front.close_for_good()
        elif front is not None:
            front.close()
        program.end()


def unlock(program: Program, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase at the prompt."""
    prompt = program.front
    assert isinstance(prompt, UnlockPrompt)
    qtbot.waitUntil(prompt.field.isEnabled)
    QTest.keyClicks(prompt.field, passphrase)
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)


def main_window(program: Program, qtbot: QtBot) -> MainWindow:
    """Wait for the desk."""
    qtbot.waitUntil(lambda: isinstance(program.front, MainWindow), timeout=LONG)
    window = program.front
    assert isinstance(window, MainWindow)
    return window


def test_an_empty_folder_leads_to_the_first_start_and_stays_empty(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start()
    qtbot.waitUntil(lambda: isinstance(program.front, FirstStartWindow), timeout=LONG)
    assert not (tmp_path / "store").exists()


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    unlock(program, qtbot, "wrong")
    prompt = program.front
    assert isinstance(prompt, UnlockPrompt)
    qtbot.waitUntil(lambda: any("does not open" in label.text() for label in prompt.findChildren(QLabel)), timeout=LONG)
    unlock(program, qtbot)
    main_window(program, qtbot)


def test_quitting_saves_makes_the_days_backup_and_frees_the_store(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    qtbot.waitUntil(lambda: _is_free(folder), timeout=LONG)
    assert len(list((folder / "backups").glob("*.ldbackup"))) == 1


def test_what_waits_to_be_found_is_indexed_while_nobody_types(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    # the start settles, then what waits is indexed
    qtbot.wait(4_000)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    qtbot.waitUntil(lambda: _is_free(folder), timeout=LONG)
    store = open_store(folder, unlock_with_passphrase(folder, PASSPHRASE))
    assert not FindIndexing(store).is_behind()
    assert result_of(IndexCheckService(store).check_in_steps()).is_sound
    store.close()


def test_one_looks_for_anything_and_goes_there(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top.search, "supplier kind:statement")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room == "meetings", timeout=LONG)
    screen = window.screen_in_front()
    assert isinstance(screen, MeetingsScreen)
    qtbot.waitUntil(lambda: screen.page.key is not None, timeout=LONG)
    editor = screen.page.note.editor
    qtbot.waitUntil(lambda: "supplier" in editor.textCursor().block().text(), timeout=LONG)


def test_locking_closes_everything_and_starts_anew(
    start: Start, qtbot: QtBot, folder: Path, relaunched: list[Options]
) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    window.lock_asked.emit()
    qtbot.waitUntil(lambda: bool(relaunched), timeout=LONG)
    assert relaunched[0].store == folder
    assert not window.isVisible()
    assert _is_free(folder)


def test_locking_from_a_window_beside_saves_and_closes_it(
    start: Start, qtbot: QtBot, folder: Path, relaunched: list[Options]
) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    screen = window.open_room("meetings")
    assert isinstance(screen, MeetingsScreen)
    view = screen.list_page.view
    qtbot.waitUntil(lambda: view.row() is not None, timeout=LONG)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(screen.windows.all) == 1, timeout=LONG)
    beside = screen.windows.all[0]
    key = beside.page.key
    assert key is not None
    beside.activateWindow()
    qtbot.waitUntil(beside.isActiveWindow)
    QTest.keyClicks(beside.page.note.editor, "last words")
    assert not screen.is_saved()
    QTest.keyClick(beside.page.note.editor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(relaunched), timeout=LONG)
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible() and isinstance(top, MeetingWindow)]
    store = open_store(folder, unlock_with_passphrase(folder, PASSPHRASE))
    meeting = MeetingService(store).meeting(key)
    store.close()
    assert meeting is not None
    assert meeting.note.text.endswith("last words")


def test_locking_while_a_dialog_is_open_keeps_what_was_typed_in_it(
    start: Start, qtbot: QtBot, folder: Path, relaunched: list[Options]
) -> None:
    program = start()
    unlock(program, qtbot)
    window = main_window(program, qtbot)
    screen = window.open_room("meetings")
    assert isinstance(screen, MeetingsScreen)
    view = screen.list_page.view
    qtbot.waitUntil(lambda: view.row() is not None, timeout=LONG)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.page.key is not None, timeout=LONG)
    editor = screen.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "> Belarus: the whole chain")
    QTest.keyClick(editor, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), StatementDialog), timeout=LONG)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StatementDialog)
    QTest.keyClicks(dialog.translation, "half a translation")
    QTest.keyClick(dialog.translation, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(relaunched), timeout=LONG)
    store = open_store(folder, unlock_with_passphrase(folder, PASSPHRASE))
    with store.read() as connection:
        kept = connection.exec_driver_sql("SELECT translation FROM statement WHERE original = 'the whole chain'").all()
    store.close()
    assert [row[0] for row in kept] == ["half a translation"]


def test_a_second_instance_is_refused_and_the_first_one_asked_to_show_itself(
    start: Start, qtbot: QtBot, folder: Path, said: list[WorldError]
) -> None:
    first = start()
    unlock(first, qtbot)
    window = main_window(first, qtbot)
    window.showMinimized()
    second = start()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said[0].code == 24
    qtbot.waitUntil(lambda: second.exit_code == 24)
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=LONG)


def test_damaged_keys_are_told_before_a_passphrase_is_asked_for_in_vain(
    start: Start, qtbot: QtBot, folder: Path, said: list[WorldError]
) -> None:
    for name in ("vault.slots", "vault.slots.copy"):
        (folder / name).write_bytes(b"damaged")
    before = (folder / "vault.slots").read_bytes()
    program = start()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said[0].code == 23
    qtbot.waitUntil(lambda: program.exit_code == 23)
    assert (folder / "vault.slots").read_bytes() == before


def test_something_else_in_the_folder_is_told(
    start: Start, qtbot: QtBot, tmp_path: Path, said: list[WorldError]
) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.db").write_bytes(b"not a database at all" * 100)
    start()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said[0].code >= 20


def _is_free(folder: Path) -> bool:
    try:
        InstanceLock(folder).release()
    except WorldError:
        return False
    return True
