"""Unlocking with a real vault: right, wrong, by code, and what may not be imported before the first paint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.paths import resources
from liaison.base.translations import language, use_language
from liaison.domain.recovery_code import RecoveryCode
from liaison.services.vault import FirstStart, Guesser, StrengthMeter
from liaison.store.vault.access import unlock_with_passphrase, unlock_with_recovery_code
from liaison.store.vault.key import DataKey
from liaison.ui.unlock.prompt import UnlockPrompt

PASSPHRASE = "oboe resubmit igloo disk manhole"
LONG = 20_000


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RecoveryCode, DataKey]:
    """A vault: its folder, its code, its key."""
    folder = tmp_path_factory.mktemp("vault") / "store"
    start = FirstStart(folder, StrengthMeter(Guesser(resources() / "words")))
    return folder, start.recovery_code, start.create(PASSPHRASE)


@pytest.fixture
def prompt(vault: tuple[Path, RecoveryCode, DataKey], qtbot: QtBot) -> UnlockPrompt:
    """The prompt of that vault, shown."""
    folder = vault[0]
    window = UnlockPrompt(
        lambda text: unlock_with_passphrase(folder, text),
        lambda text: unlock_with_recovery_code(folder, text),
        lambda code: use_language(code, resources() / "languages"),
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.field.hasFocus)
    return window


def button(window: UnlockPrompt, text: str) -> QPushButton:
    """The button with this text."""
    return next(found for found in window.findChildren(QPushButton) if found.text().replace("&", "") == text)


def said(window: UnlockPrompt) -> str:
    """Everything readable in the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_right_passphrase_opens(
    prompt: UnlockPrompt, vault: tuple[Path, RecoveryCode, DataKey], qtbot: QtBot
) -> None:
    QTest.keyClicks(prompt.field, PASSPHRASE)
    with qtbot.waitSignal(prompt.unlocked, timeout=LONG) as opened:
        QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].material() == vault[2].material()
    assert prompt.field.text() == ""


def test_a_wrong_passphrase_says_so_and_stays_selected(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    QTest.keyClicks(prompt.field, "oboe resubmit igloo disk manhol")
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert not prompt.field.isEnabled()
    qtbot.waitUntil(prompt.field.isEnabled, timeout=LONG)
    assert "This passphrase does not open the store." in said(prompt)
    assert prompt.field.hasFocus()
    assert prompt.field.selectedText() == prompt.field.text()


def test_the_printed_code_opens_too(
    prompt: UnlockPrompt, vault: tuple[Path, RecoveryCode, DataKey], qtbot: QtBot
) -> None:
    QTest.mouseClick(button(prompt, "Use the recovery code"), Qt.MouseButton.LeftButton)
    assert prompt.field.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClicks(prompt.field, vault[1].text.lower().replace("-", " "))
    with qtbot.waitSignal(prompt.unlocked, timeout=LONG) as opened:
        QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].material() == vault[2].material()


def test_a_mistyped_code_names_the_group(
    prompt: UnlockPrompt, vault: tuple[Path, RecoveryCode, DataKey], qtbot: QtBot
) -> None:
    groups = list(vault[1].groups)
    groups[2] = groups[2][::-1] if groups[2] != groups[2][::-1] else "00000"
    QTest.mouseClick(button(prompt, "Use the recovery code"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(prompt.field, "-".join(groups))
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    qtbot.waitUntil(prompt.field.isEnabled, timeout=LONG)
    assert "group 3" in said(prompt)


def test_the_window_answers_while_the_key_is_derived(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    QTest.keyClicks(prompt.field, "wrong")
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    prompt.resize(640, 400)
    qtbot.waitUntil(lambda: prompt.size().width() == 640)
    assert "Deriving the key" in said(prompt)
    qtbot.waitUntil(prompt.field.isEnabled, timeout=LONG)


def test_closing_meanwhile_harms_nobody(vault: tuple[Path, RecoveryCode, DataKey], qtbot: QtBot) -> None:
    folder = vault[0]
    window = UnlockPrompt(lambda text: unlock_with_passphrase(folder, text), lambda text: None)
    window.field.setText(PASSPHRASE)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    window.deleteLater()
    qtbot.wait(2500)


def test_a_fault_of_the_program_is_told_as_one(qtbot: QtBot) -> None:
    def broken(text: str) -> object:
        raise ZeroDivisionError

    window = UnlockPrompt(broken, broken)
    qtbot.addWidget(window)
    window.field.setText("anything")
    with qtbot.waitSignal(window.broke, timeout=LONG) as told:
        QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert window.field.isEnabled()


def test_the_passphrase_can_be_looked_at(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    assert prompt.field.echoMode() is QLineEdit.EchoMode.Password
    QTest.mouseClick(button(prompt, "Show"), Qt.MouseButton.LeftButton)
    assert prompt.field.echoMode() is QLineEdit.EchoMode.Normal
    QTest.mouseClick(button(prompt, "Hide"), Qt.MouseButton.LeftButton)
    assert prompt.field.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_suspected(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    QTest.keyClicks(prompt.field, "A")
    assert "Caps Lock" in said(prompt)
    QTest.keyClicks(prompt.field, "a")
    assert "Caps Lock" not in said(prompt)
    QTest.keyClicks(prompt.field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert "Caps Lock" not in said(prompt)
    QTest.keyClicks(prompt.field, "a", Qt.KeyboardModifier.ShiftModifier)
    assert "Caps Lock" in said(prompt)


def test_escape_empties_the_field(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    QTest.keyClicks(prompt.field, "something")
    QTest.keyClick(prompt.field, Qt.Key.Key_Escape)
    assert prompt.field.text() == ""


def test_the_other_language_is_one_press_away(prompt: UnlockPrompt, qtbot: QtBot) -> None:
    QTest.mouseClick(button(prompt, "Русский"), Qt.MouseButton.LeftButton)
    assert language() == "ru"
    QTest.mouseClick(button(prompt, "English"), Qt.MouseButton.LeftButton)
    assert language() == "en"


def test_everybody_can_use_it(prompt: UnlockPrompt) -> None:
    assert nameless(prompt) == []
    assert out_of_reach(prompt) == []


FIRST_PAINT = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from liaison.ui.theme.theme import Theme
from liaison.ui.unlock.prompt import UnlockPrompt

class Paint(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() is QtCore.QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QtCore.QTimer.singleShot(0, application.quit)
        return False

application = QApplication([])
theme = Theme(application)
prompt = UnlockPrompt(lambda text: None, lambda text: None)
paint = Paint()
prompt.installEventFilter(paint)
prompt.show()
application.exec()
heavy = ("sqlalchemy", "sqlcipher3", "cryptography", "zxcvbn", "PySide6.QtSvg", "PySide6.QtPrintSupport", "dataclasses_json")
print(sorted(name for name in heavy if name in sys.modules), "Qt" in vars(QtCore))
"""


def test_nothing_heavy_comes_before_the_first_paint() -> None:
    ended = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.strip() == "[] False"
