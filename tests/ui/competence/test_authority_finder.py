"""Finding the competent authority by keys alone, over a real store with the built-in pack and a lawyer's table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.lanes import Lanes
from liaison.services.competence_rules import CompetenceRuleKeeping, CompetenceRuleService
from liaison.services.coverage import CoverageService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.competence.finder import AuthorityFinder
from liaison.ui.competence.taking_over import TakingOver
from liaison.ui.doors import Doors
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.message_dialog import MessageDialog

TODAY = date(2026, 11, 22)
TABLE = """country,function,measure,stage,authority,source,as_of
BY,central-authority,mutual-legal-assistance,,Генеральная прокуратура,УПК,2025
BY,executing-authority,service-of-documents,trial,Верховный Суд,УПК,2025
BY,executing-authority,service-of-documents,pre-trial,Следственный комитет,УПК,2025
"""


@pytest.fixture
def rules(store: Store) -> CompetenceRuleService:
    PackService(store, lambda: TODAY).install_built_in()
    return CompetenceRuleService(store, lambda: TODAY)


@pytest.fixture
def lanes(store: Store) -> Iterator[Lanes]:
    thread = Lanes(store.interrupt)
    yield thread
    thread.close()


@pytest.fixture
def finder(
    store: Store, rules: CompetenceRuleService, doors: Doors, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> AuthorityFinder:
    file = tmp_path / "by.csv"
    file.write_text(TABLE, encoding="utf-8")
    CompetenceRuleKeeping(store).take_over("by", rules.read_file(file))
    made = AuthorityFinder(rules, CoverageService(store, lambda: TODAY), doors, lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.country is not None)
    return made


def choose_country(finder: AuthorityFinder, text: str, qtbot: QtBot) -> None:
    assert finder.country is not None
    finder.country.setFocus()
    for character in text:
        # the test library types no Cyrillic
        QApplication.sendEvent(
            finder.country, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        )
    QTest.keyClick(finder.country, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finder.copy.isEnabled())


def answer(finder: AuthorityFinder, text: str, qtbot: QtBot) -> None:
    """Walk to the answer with the arrow keys and give it with Enter."""
    options = finder.options
    asked = finder.question.text()
    finder.options.setFocus()
    for _ in range(options.count()):
        if options.currentItem().text().startswith(text):
            break
        QTest.keyClick(options, Qt.Key.Key_Down)
    else:
        raise AssertionError([options.item(row).text() for row in range(options.count())])
    QTest.keyClick(options, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finder.question.text() != asked)


def shown(finder: AuthorityFinder) -> list[str]:
    tree = finder.authorities
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item is not None]


def test_asking_by_keys_ends_at_one_authority_with_its_source(finder: AuthorityFinder, qtbot: QtBot) -> None:
    choose_country(finder, "Беларусь", qtbot)
    answer(finder, "Executing authority", qtbot)
    assert finder.question.text() == "At which stage are the proceedings?"
    answer(finder, "Trial", qtbot)
    assert shown(finder) == ["Верховный Суд"]
    assert "Service of documents (the only one left)" in finder.trace.text()
    QTest.keyClick(finder, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "as of 2025 · УПК" in QGuiApplication.clipboard().text()


def test_an_answer_is_taken_back_by_a_key(finder: AuthorityFinder, qtbot: QtBot) -> None:
    choose_country(finder, "BY", qtbot)
    first = shown(finder)
    answer(finder, "Executing authority", qtbot)
    QTest.keyClick(finder.options, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(finder) == first)


def test_a_country_without_rules_says_that_it_is_not_known(finder: AuthorityFinder, qtbot: QtBot) -> None:
    choose_country(finder, "Tuvalu", qtbot)
    assert "not the same as nobody" in finder.outcome.text()
    assert not finder.options.isEnabled()


def test_an_agency_of_the_directory_is_opened_from_here(finder: AuthorityFinder, qtbot: QtBot) -> None:
    choose_country(finder, "US", qtbot)
    finder.authorities.setFocus()
    QTest.keyClick(finder.authorities, Qt.Key.Key_Home)
    with qtbot.waitSignal(finder.agency_asked) as asked:
        QTest.keyClick(finder.authorities, Qt.Key.Key_Return)
    assert asked.args and asked.args[0].startswith("us-")


def test_everything_is_named_and_reached_by_the_tab_key(finder: AuthorityFinder, qtbot: QtBot) -> None:
    choose_country(finder, "BY", qtbot)
    assert nameless(finder) == []
    assert out_of_reach(finder) == []


def in_the_dialog(do: Callable[[MessageDialog], None]) -> None:
    """Once a dialog is open, do this."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MessageDialog):
            do(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_a_table_is_checked_and_taken_over_under_a_name(
    finder: AuthorityFinder, store: Store, rules: CompetenceRuleService, doors: Doors, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text("country,function,authority,source\nTV,contact-point,Police,a letter\n", encoding="utf-8")
    taking = TakingOver(rules, CompetenceRuleKeeping(store), doors, finder)

    def name_it(dialog: MessageDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None and field.text() == "contacts"
        QTest.keyClicks(field, "tuvalu")
        QTest.keyClick(field, Qt.Key.Key_Return)

    in_the_dialog(name_it)
    with qtbot.waitSignal(taking.done) as done:
        taking.check(file)
    assert done.args == ["Rules added: 1, replaced: 0."]
    choose_country(finder, "TV", qtbot)
    assert shown(finder) == ["Police"]


def test_everything_wrong_in_a_table_is_listed_and_nothing_is_taken(
    finder: AuthorityFinder, store: Store, rules: CompetenceRuleService, doors: Doors, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("country,function,authority,source\nXX,ruler,Police,a letter\n", encoding="utf-8")
    listed: list[str] = []

    def read(dialog: MessageDialog) -> None:
        lines = dialog.findChild(QPlainTextEdit)
        assert lines is not None
        listed.extend(lines.toPlainText().splitlines())
        dialog.reject()

    in_the_dialog(read)
    TakingOver(rules, CompetenceRuleKeeping(store), doors, finder).check(file)
    qtbot.waitUntil(lambda: len(listed) == 2)
    assert listed[0].startswith("2 · country · XX")
