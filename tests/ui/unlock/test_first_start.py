"""From nothing to a vault by keyboard alone, with the real vault in a folder of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.paths import resources
from liaison.base.translations import language, use_language
from liaison.domain.vault_errors import StoreExists
from liaison.services.vault import FirstStart, Guesser, StrengthMeter, load_word_list
from liaison.store.vault.access import unlock_with_passphrase
from liaison.store.vault.key import DataKey
from liaison.ui.unlock.first_start import FirstStartTools, FirstStartWindow

LONG = 30_000
WORDS = resources() / "words"
METER = StrengthMeter(Guesser(WORDS))


def tools(folder: Path) -> FirstStartTools:
    """What the window needs to make a vault in `folder`."""
    return FirstStartTools(
        load_meter=lambda: METER,
        begin=lambda meter: FirstStart(folder, meter),
        suggest=lambda: load_word_list(WORDS, language()).passphrase(),
        folder=str(folder),
        choose_language=lambda code: use_language(code, resources() / "languages"),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store will be."""
    return tmp_path / "store"


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> FirstStartWindow:
    """The first start, shown."""
    return shown(FirstStartWindow(tools(folder)), qtbot)


def shown(window: FirstStartWindow, qtbot: QtBot) -> FirstStartWindow:
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def visible_labels(window: QWidget) -> list[QLabel]:
    """The labels of the page in front."""
    return [label for label in window.findChildren(QLabel) if label.isVisible()]


def said(window: QWidget) -> str:
    """Everything readable in the window."""
    return "\n".join(label.text() for label in visible_labels(window))


def focused(kind: type[QWidget] = QWidget) -> QWidget:
    """The widget with the focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, kind)
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def tab_to(name: str) -> None:
    """Press Tab until the button of this name has the focus."""
    for _ in range(20):
        widget = focused()
        if isinstance(widget, QPushButton) and name in (widget.text().replace("&", ""), widget.accessibleName()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def to_the_passphrase(window: FirstStartWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Choose a passphrase" in said(window), timeout=LONG)


def to_the_code(window: FirstStartWindow, qtbot: QtBot) -> str:
    """With five words from the program; the passphrase."""
    to_the_passphrase(window, qtbot)
    tab_to("Suggest five words")
    press(Qt.Key.Key_Return)
    headings = [label.text() for label in visible_labels(window) if label.property("role") == "heading"]
    passphrase = next(text for text in headings if len(text.split()) == 5)
    QTest.keyClicks(focused(QLineEdit), passphrase)
    qtbot.waitUntil(lambda: "Strong" in said(window), timeout=LONG)
    press(Qt.Key.Key_Return)
    assert "Keep the recovery code" in said(window)
    return passphrase


def shown_groups(window: FirstStartWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if re.fullmatch("[0-9A-Z]{5}", label.text())]


def asked_groups(window: FirstStartWindow) -> list[int]:
    return [int(number) for number in re.findall(r"^Group (\d)$", said(window), re.MULTILINE)]


def test_the_keyboard_alone_leads_to_a_vault(window: FirstStartWindow, folder: Path, qtbot: QtBot) -> None:
    passphrase = to_the_code(window, qtbot)
    groups = shown_groups(window)
    assert len(groups) == 8
    tab_to("Next")
    press(Qt.Key.Key_Return)
    for number in asked_groups(window):
        QTest.keyClicks(focused(QLineEdit), groups[number - 1].lower())
        if number == asked_groups(window)[-1]:
            break
        press(Qt.Key.Key_Return)
    assert not folder.exists()
    with qtbot.waitSignal(window.created, timeout=LONG) as created:
        press(Qt.Key.Key_Return)
    assert created.args is not None
    key = created.args[0]
    assert isinstance(key, DataKey)
    assert unlock_with_passphrase(folder, passphrase).material() == key.material()
    assert shown_groups(window) == []


def test_a_weak_passphrase_goes_no_further(window: FirstStartWindow, qtbot: QtBot) -> None:
    to_the_passphrase(window, qtbot)
    QTest.keyClicks(focused(QLineEdit), "password1")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(QLineEdit), "password1")
    qtbot.waitUntil(lambda: "Very weak" in said(window), timeout=LONG)
    press(Qt.Key.Key_Return)
    assert "Choose a passphrase" in said(window)
    assert not next(b for b in window.findChildren(QPushButton) if b.text() == "&Next").isEnabled()


def test_two_different_ones_go_no_further(window: FirstStartWindow, qtbot: QtBot) -> None:
    to_the_passphrase(window, qtbot)
    QTest.keyClicks(focused(QLineEdit), "oboe resubmit igloo disk manhole")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(QLineEdit), "oboe resubmit igloo disk manhold")
    qtbot.waitUntil(lambda: "Strong" in said(window), timeout=LONG)
    assert "This is not the same." in said(window)
    press(Qt.Key.Key_Return)
    assert "Choose a passphrase" in said(window)


def test_a_wrong_group_is_named_and_nothing_is_written(window: FirstStartWindow, folder: Path, qtbot: QtBot) -> None:
    to_the_code(window, qtbot)
    groups = shown_groups(window)
    tab_to("Next")
    press(Qt.Key.Key_Space)
    first, second = asked_groups(window)
    QTest.keyClicks(focused(QLineEdit), groups[first - 1])
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(QLineEdit), "AAAAA")
    press(Qt.Key.Key_Return)
    assert f"Group {second} is not what the sheet says" in said(window)
    assert not folder.exists()


def test_the_code_stays_the_same_when_one_goes_back(window: FirstStartWindow, qtbot: QtBot) -> None:
    to_the_code(window, qtbot)
    groups = shown_groups(window)
    tab_to("Next")
    press(Qt.Key.Key_Return)
    tab_to("Back")
    press(Qt.Key.Key_Return)
    assert shown_groups(window) == groups


def test_a_folder_that_is_taken_is_told_and_one_can_go_on(folder: Path, qtbot: QtBot) -> None:
    def taken(meter: StrengthMeter) -> FirstStart:
        raise StoreExists(folder)

    offered = tools(folder)
    window = shown(FirstStartWindow(FirstStartTools(offered.load_meter, taken, offered.suggest, offered.folder)), qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already holds a store" in said(window), timeout=LONG)
    with qtbot.waitSignal(window.sample_asked):
        tab_to("Look around in the sample")
        press(Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Look around in the sample", "sample_asked"),
        ("Open a store in another folder…", "open_asked"),
        ("Restore a backup…", "restore_asked"),
    ],
)
def test_every_other_way_to_begin_is_reached_by_tab(
    window: FirstStartWindow, name: str, signal: str, qtbot: QtBot
) -> None:
    tab_to(name)
    with qtbot.waitSignal(getattr(window, signal)):
        press(Qt.Key.Key_Return)


def test_the_language_changes_every_page(window: FirstStartWindow, qtbot: QtBot) -> None:
    tab_to("Русский")
    press(Qt.Key.Key_Return)
    assert language() == "ru"
    tab_to("English")
    press(Qt.Key.Key_Return)
    to_the_passphrase(window, qtbot)


def test_everybody_can_use_every_page(window: FirstStartWindow, qtbot: QtBot) -> None:
    assert (nameless(window), out_of_reach(window)) == ([], [])
    to_the_code(window, qtbot)
    assert (nameless(window), out_of_reach(window)) == ([], [])
    tab_to("Next")
    press(Qt.Key.Key_Return)
    assert (nameless(window), out_of_reach(window)) == ([], [])
