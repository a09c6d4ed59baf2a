"""A page drawn mark by mark: what is painted stands where the file has it, and the file itself is what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.export.drawn_page import DrawnPage, Filled, Letters, Mark, Stroke
from liaison.ui.printing import paper_dialog
from liaison.ui.printing.drawn_sheets import DrawnSheets
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.printing.sheets import DOTS

PER_MILLIMETRE = 4
SQUARE = Filled(((100.0, 50.0), (120.0, 50.0), (120.0, 60.0), (100.0, 60.0)), 0)


def painted(*marks: Mark) -> QImage:
    """The sheet as a picture."""
    sheets = DrawnSheets(DrawnPage(marks, "", "", b"%PDF"))
    picture = QImage(297 * PER_MILLIMETRE, 210 * PER_MILLIMETRE, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    scale = PER_MILLIMETRE * 25.4 / DOTS
    painter.scale(scale, scale)
    sheets.paint(painter, 0)
    painter.end()
    return picture


def grey_at(picture: QImage, x: float, y: float) -> int:
    return picture.pixelColor(round(x * PER_MILLIMETRE), round(y * PER_MILLIMETRE)).lightness()


def ink(picture: QImage, left: float, top: float, width: float, height: float) -> int:
    """How many dots of an area, in millimetres, are dark."""
    return sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(round(left * PER_MILLIMETRE), round((left + width) * PER_MILLIMETRE))
        for y in range(round(top * PER_MILLIMETRE), round((top + height) * PER_MILLIMETRE))
    )


def test_areas_lines_and_letters_stand_where_the_file_has_them(qtbot: QtBot) -> None:
    white = Filled(((105.0, 52.0), (110.0, 52.0), (110.0, 58.0), (105.0, 58.0)), 255)
    line = Stroke(((20.0, 100.0), (80.0, 100.0)), 1.0)
    picture = painted(SQUARE, white, line, Letters(150.0, 120.0, "Цепочка", "B", 20, 0))
    assert grey_at(picture, 102, 55) == 0 and grey_at(picture, 107, 55) == 255 and grey_at(picture, 98, 55) == 255
    assert grey_at(picture, 50, 100) == 0 and grey_at(picture, 50, 102) == 255
    assert ink(picture, 150, 113, 30, 8) > 100
    assert ink(picture, 130, 113, 18, 8) == 0


def test_a_dashed_line_has_gaps_and_a_whole_one_has_none(qtbot: QtBot) -> None:
    dashed = painted(Stroke(((20.0, 100.0), (80.0, 100.0)), 0.5, (2.0, 1.3)))
    whole = painted(Stroke(((20.0, 100.0), (80.0, 100.0)), 0.5))
    gaps = [grey_at(dashed, x / 4, 100) > 200 for x in range(84, 316)]
    assert any(gaps) and not all(gaps)
    assert not any(grey_at(whole, x / 4, 100) > 200 for x in range(84, 316))


def test_the_sheet_lies_and_brings_its_own_margins(qtbot: QtBot) -> None:
    layout = DrawnSheets(DrawnPage((SQUARE,), "", "", b"%PDF")).page_layout
    assert layout.fullRectPixels(DOTS).width() > layout.fullRectPixels(DOTS).height()
    assert layout.margins().isNull()


def test_what_is_saved_is_the_file_that_was_drawn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_dialog, "ask_where_to_save", lambda *_: str(tmp_path / "chain.pdf"))
    page = DrawnPage((SQUARE,), "TLP:AMBER", "1 Afghanistan → 2", b"%PDF-1.7 the very file")
    dialog = PaperDialog(DrawnSheets(page))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: (tmp_path / "chain.pdf").exists())
    assert (tmp_path / "chain.pdf").read_bytes() == page.file
    assert dialog.sheets.accessibleDescription() == page.spoken
    assert nameless(dialog) == [] and out_of_reach(dialog) == []
