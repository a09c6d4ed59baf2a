"""Importing and exporting by keyboard, as an officer does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.exporting import ExportFormat, ExportPart
from liaison.domain.importing_fields import Field
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.exporting import ExportService
from liaison.services.importing.service import ImportService
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.importing.export_dialog import ExportDialog
from liaison.ui.importing.preview_lines import Shown
from liaison.ui.importing.wizard import ImportWizard
from liaison.ui.theme.theme import Theme

LONG = 20_000
LIST = """Ведомство;Представительство;Город;Страна;Зона ответственности;Сотрудник;Телефон
FBI;FBI Legal Attaché in Dakar;Dakar;Сенегал;Исландия;John Doe;+221 33 1
Криминальная полиция;Бюро связи;Варшава;Польша;PL, Литва;Jan Kos;+48 22 3
Криминальная полиция;Бюро связи 2;Прага;Чехословакия;CZ;Petr Novák;+420 2
"""


@pytest.fixture
def wizard(store: Store, doors: Doors, qtbot: QtBot, theme: Theme, tmp_path: Path) -> ImportWizard:
    PackService(store).install_built_in()
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="cp1251", errors="replace")
    made = ImportWizard(
        ImportService(store),
        doors,
        theme,
        ask_file=lambda *asked: str(file),
        ask_where=lambda *asked: str(tmp_path / "kept.map.json"),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def press(button: QWidget) -> None:
    assert button.isEnabled(), button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def chosen(wizard: ImportWizard, qtbot: QtBot) -> None:
    press(wizard.file.choose)
    qtbot.waitUntil(wizard.file.is_ready, timeout=LONG)


def planned(wizard: ImportWizard, qtbot: QtBot) -> None:
    chosen(wizard, qtbot)
    press(wizard.next)
    wizard.columns.focus_first()
    assert wizard.columns.source.hasFocus(), "the source is what is missing"
    assert not wizard.next.isEnabled(), "every fact needs a source"
    QTest.keyClicks(wizard.columns.source, "Letter 5/2026")
    press(wizard.next)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.preview, timeout=LONG)


def idle(wizard: ImportWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not wizard.work.is_running and wizard.pages.isEnabled(), timeout=LONG)


def test_a_list_is_imported_by_keyboard_and_taken_back(wizard: ImportWizard, store: Store, qtbot: QtBot) -> None:
    planned(wizard, qtbot)
    kinds = [line.shown for line in wizard.preview.model.lines[:2]]
    assert kinds == [Shown.WRONG, Shown.ASKED]
    assert "1992" in wizard.preview.whole.text()
    assert not wizard.next.isEnabled(), "a row is wrong, and a name is not decided"
    press(wizard.preview.leave_out)
    idle(wizard, qtbot)
    assert not wizard.next.isEnabled()
    QTest.keyClick(wizard.preview.table, Qt.Key.Key_Down)
    assert wizard.preview.question.isVisible()
    assert "Dakar" in wizard.preview.candidate.currentText()
    press(wizard.preview.same)
    idle(wizard, qtbot)
    press(wizard.next)
    qtbot.waitUntil(lambda: wizard.pages.currentWidget() is wizard.finished_page, timeout=LONG)
    directory = DirectoryService(store)
    assert [hit.name for hit in directory.find("Бюро связи")] == ["Бюро связи"]
    assert "IS" in [fact.country_iso2 for fact in directory.office("us-fbi-dakar").covers]
    press(wizard.next)
    JournalService(store).undo_last()
    assert directory.find("Бюро связи") == ()
    assert "IS" not in [fact.country_iso2 for fact in directory.office("us-fbi-dakar").covers]


def test_the_list_can_be_narrowed_and_a_line_is_told_in_full(wizard: ImportWizard, qtbot: QtBot) -> None:
    planned(wizard, qtbot)
    shown = wizard.preview.shown
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert {line.shown for line in wizard.preview.model.lines} == {Shown.WRONG}
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert {line.shown for line in wizard.preview.model.lines} == {Shown.NEW}


def test_columns_can_be_changed_saved_and_loaded(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path) -> None:
    chosen(wizard, qtbot)
    press(wizard.next)
    first = wizard.columns.choices[0]
    assert Field(first.currentData()) is Field.AGENCY
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Home)
    assert first.currentData() is None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert wizard.columns.choices[1].hasFocus()
    wizard.columns.choices[-1].setFocus()
    QTest.keyClick(wizard.columns.choices[-1], Qt.Key.Key_Tab)
    assert wizard.columns.load.hasFocus()
    QTest.keyClicks(wizard.columns.source, "Kept")
    press(wizard.columns.save)
    kept = tmp_path / "kept.map.json"
    qtbot.waitUntil(kept.exists, timeout=LONG)
    assert '"Ведомство": ""' in kept.read_text(encoding="utf-8")
    wizard.columns.load_asked.emit(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: "map of columns" in wizard.message.text(), timeout=LONG)
    assert wizard.columns.source.text() == "Kept"
    wizard.columns.load_asked.emit(kept)
    qtbot.waitUntil(lambda: not wizard.message.isVisible(), timeout=LONG)


def test_a_file_that_cannot_be_read_is_told_and_nothing_goes_on(
    wizard: ImportWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04 no workbook")
    press(wizard.file.choose)
    qtbot.waitUntil(lambda: "damaged" in wizard.message.text(), timeout=LONG)
    assert not wizard.next.isEnabled()
    assert wizard.pages.currentWidget() is wizard.file


def test_every_page_is_for_everyones_hands(wizard: ImportWizard, store: Store, doors: Doors, qtbot: QtBot) -> None:
    assert nameless(wizard) == [] and out_of_reach(wizard) == []
    planned(wizard, qtbot)
    for page in (wizard.file, wizard.columns, wizard.preview):
        wizard.pages.setCurrentWidget(page)
        assert nameless(wizard) == []
        assert out_of_reach(wizard) == []
    dialog = ExportDialog(ExportService(store), doors)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_people_leave_by_name_only_and_marked_ones_never_unasked(
    store: Store, doors: Doors, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(store)
    target = tmp_path / "out.csv"
    dialog = ExportDialog(ExportService(store), doors, ask=lambda *asked: str(target))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.format.setCurrentIndex(dialog.format.findData(ExportFormat.CSV))
    qtbot.waitUntil(lambda: dialog.people.topLevelItemCount() > 0, timeout=LONG)
    assert not dialog.parts[ExportPart.PEOPLE].isChecked()
    press(dialog.parts[ExportPart.PEOPLE])
    found = (dialog.people.topLevelItem(row) for row in range(dialog.people.topLevelItemCount()))
    people = [person for person in found if person is not None]
    names = [person.text(0) for person in people]
    assert names
    assert dialog.options().people == frozenset(), "all were met under a mark"
    press(dialog.export)
    qtbot.waitUntil(lambda: "Written" in dialog.outcome.text(), timeout=LONG)
    assert not any(name in target.read_text(encoding="utf-8-sig") for name in names)
    dialog.people.setCurrentItem(people[0])
    dialog.people.setFocus()
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)
    assert dialog.warning.isVisible()
    press(dialog.export)
    qtbot.waitUntil(lambda: names[0] in target.read_text(encoding="utf-8-sig"), timeout=LONG)
    assert isinstance(dialog.close_button, QPushButton)


def test_the_answer_in_front_leaves_in_the_place_of_the_directory(
    store: Store, doors: Doors, qtbot: QtBot, tmp_path: Path
) -> None:
    PackService(store).install_built_in()
    answer = CoverageService(store).who_covers(("BY", "BV"), "drug-trafficking", date(2019, 8, 2))
    target = tmp_path / "answer.xlsx"
    dialog = ExportDialog(ExportService(store), doors, ask=lambda *asked: str(target), answer=answer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.answer_only.isChecked()
    assert not dialog.only_own.isEnabled()
    press(dialog.export)
    qtbot.waitUntil(lambda: "Written" in dialog.outcome.text(), timeout=LONG)
    sheet = openpyxl.load_workbook(target).active
    texts = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    assert texts[1][0] == "Belarus; Bouvet Island, Drug trafficking"
    assert "nobody is known to cover it" in texts[-1]
    press(dialog.answer_only)
    assert dialog.parts[ExportPart.OFFICES].isEnabled()
