"""Papers on sheets: what the file holds and what it does not, what stands on each sheet, and the look before it leaves."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.export.paper import Cell, Column, Heading, Paper, Table, Tone, Words, as_text
from liaison.export.paper_html import as_html
from liaison.ui.printing import paper_dialog
from liaison.ui.printing.fitting import fitted
from liaison.ui.printing.offers import PaperOffer, choose_paper
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.printing.pdf import PaperNotWritten, pdf_of, save_pdf
from liaison.ui.printing.sheets import SealedDocument, Sheets
from liaison.ui.theme.theme import Contrast, Scheme, Theme


def paper(lines: int = 3, marking: str = "") -> Paper:
    """A paper with a table of so many lines."""
    rows = tuple((Cell.of(str(at)), Cell.of(f"Отдел № {at}", "Office & Sons <b>")) for at in range(lines))
    table = Table((Column("No", 10), Column("Name", 90)), rows)
    return Paper(
        "Secret title", ("as of 2026",), (Heading("Part", "note"), table, Words("Ω", Tone.LOUD)), "foot", marking
    )


def streams(data: bytes) -> bytes:
    """Everything in a PDF, inflated."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    inflated = b""
    for one in found:
        try:
            inflated += zlib.decompress(one)
        except zlib.error:
            inflated += one
    return data + inflated


def test_the_file_embeds_its_type_and_says_nothing_of_its_content_in_its_properties(qtbot: QtBot) -> None:
    data = pdf_of(Sheets(paper()))
    assert data.startswith(b"%PDF-")
    assert b"/FontFile2" in data
    everything = streams(data)
    for told in ("Secret title", "Отдел"):
        assert told.encode() not in everything
        assert told.encode("utf-16-be") not in everything


def test_long_tables_go_on_with_their_headings_on_further_sheets(qtbot: QtBot) -> None:
    assert Sheets(paper(3)).count == 1
    assert Sheets(paper(120)).count > 2


def test_text_of_a_person_is_never_markup() -> None:
    html = as_html(Paper("<h1>", ("&",), (Words('<img src="file:///x">'), Heading("<i>", "</b>")), ""))
    assert "<img" not in html
    assert "<i>" not in html
    assert "&lt;img src=&quot;file:///x&quot;&gt;" in html


def test_a_document_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "style.css"
    secret.write_text("body {}", encoding="utf-8")
    document = SealedDocument()
    kind = QTextDocument.ResourceType.StyleSheetResource.value
    assert document.loadResource(kind, QUrl.fromLocalFile(str(secret))) is None
    assert document.resource(kind, QUrl.fromLocalFile(str(secret))) is None


def test_the_fullest_paper_that_fits_one_sheet_is_taken(qtbot: QtBot) -> None:
    sheets = fitted(lambda most: paper(most), 500)
    assert sheets.count == 1
    table = sheets.paper.blocks[1]
    assert isinstance(table, Table)
    assert Sheets(paper(len(table.rows) + 1)).count == 2
    assert fitted(lambda most: paper(min(most, 4)), 4).paper == paper(4)


def test_what_cannot_fit_takes_more_sheets_instead_of_losing_everything(qtbot: QtBot) -> None:
    assert fitted(lambda most: paper(100 * most), 3).count > 1


def test_an_earlier_file_stays_when_the_new_one_cannot_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten):
        save_pdf(Sheets(paper()), tmp_path / "not there" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_dialog_saves_under_the_name_chosen(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str = "") -> str:
        proposed.append(name)
        return str(tmp_path / "brief")

    monkeypatch.setattr(paper_dialog, "ask_where_to_save", chosen)
    dialog = PaperDialog(Sheets(paper(marking="TLP:GREEN")))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    # a button pressed by its keys goes down for a moment
    qtbot.waitUntil(lambda: (tmp_path / "brief.pdf").exists())
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert proposed == ["document.pdf"]
    assert "brief.pdf" in dialog.outcome.text()
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    assert "Отдел № 1" in dialog.sheets.accessibleDescription()


def test_plain_lines_say_what_the_sheets_say() -> None:
    text = as_text(paper(marking="TLP:AMBER"))
    assert text.startswith("TLP:AMBER\nSecret title\nas of 2026\n")
    assert "1\tОтдел № 1; Office & Sons <b>" in text


def test_ink_is_black_in_every_scheme(qtbot: QtBot, theme: Theme) -> None:
    light = pdf_of(Sheets(paper()))
    theme.choose(Scheme.DARK, Contrast.NORMAL)
    assert len(pdf_of(Sheets(paper()))) == len(light)


def test_one_paper_is_shown_at_once_and_several_are_chosen_from(qtbot: QtBot) -> None:
    ran: list[str] = []
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    first, second = PaperOffer("A & B", lambda: ran.append("first")), PaperOffer("C", lambda: ran.append("second"))
    assert choose_paper((first,), place) is None
    assert ran == ["first"]
    menu = choose_paper((first, second), place)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["A && B", "C"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert ran == ["first", "second"]
