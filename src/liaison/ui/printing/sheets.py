"""A paper on sheets of A4: one layout for the file, the printer and the preview, so that all three are alike."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from liaison.base.translations import speaking, tr
from liaison.export.paper import Paper, as_text
from liaison.export.paper_html import DENSE_TYPE, NORMAL_TYPE, as_html

DOTS = 1200
"""Dots an inch of the layout; other devices are scaled to it."""

_MARGINS = QMarginsF(16, 12, 16, 12)
_FURNITURE = 8.0
"""Millimetres at the head and at the foot of a sheet for marking, footer and number."""

_INK = QColor("#000000")
_QUIET = QColor("#444444")


def a4() -> QPageLayout:
    """A4 upright with the margins of every paper, in millimetres."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
    )


class PrintableSheets(Protocol):
    """What can be looked at, printed and kept as a file.

    Attributes:
        count: how many sheets there are.
        marking: on every sheet; empty for none.
        spoken: what they say, for who listens.
        page_layout: of a sheet.
        file: as PDF, where that is made already; else empty.
    """

    count: int
    marking: str
    spoken: str
    page_layout: QPageLayout
    file: bytes

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet `number`, from 0, on a painter whose unit is a dot of the layout, its origin at the inner margins."""


class SealedDocument(QTextDocument):
    """A document that loads nothing: no picture, no style sheet, no file, whatever its text says."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing."""
        return None


class Sheets:
    """A paper laid out.

    Args:
        html: what stands on the sheets in the place of the paper's title and blocks, in the part of HTML that `paper_html` writes.

    Attributes:
        paper: what is on them.
        count: how many there are.
    """

    def __init__(self, paper: Paper, html: str = "") -> None:
        self.paper = paper
        self.marking, self.spoken, self.file = paper.marking, as_text(paper), b""
        self.page_layout = a4()
        # the layout measures type for a device; this one is never written to
        self._aside = QBuffer()
        self._aside.open(QIODevice.OpenModeFlag.WriteOnly)
        self._device = QPdfWriter(self._aside)
        self._device.setResolution(DOTS)
        self._device.setPageLayout(a4())
        self._document = self._laid_out(paper, html or as_html(paper))
        self.count = self._document.pageCount()

    @property
    def text(self) -> str:
        """Everything on the sheets but what stands at their heads and feet."""
        return self._document.toPlainText()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet `number`, from 0, on a painter whose unit is a dot of the layout, its origin at the inner margins."""
        inner, edge = self._inner(), _dots(_FURNITURE)
        painter.save()
        self._paint_head(painter, inner, edge)
        self._paint_foot(painter, inner, edge, number)
        painter.translate(0, edge)
        height = inner.height() - 2 * edge
        painter.setClipRect(QRectF(0, 0, inner.width(), height))
        painter.translate(0, -number * height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, number * height, inner.width(), height)
        # paper is white, whatever the window's scheme
        context.palette.setColor(QPalette.ColorRole.Text, _INK)
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _laid_out(self, paper: Paper, html: str) -> QTextDocument:
        document = SealedDocument()
        document.setUndoRedoEnabled(False)
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultFont(_font(DENSE_TYPE if paper.dense else NORMAL_TYPE))
        right_to_left = QLocale(paper.language).textDirection() is Qt.LayoutDirection.RightToLeft
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LayoutDirectionAuto
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setHtml(html)
        inner = self._inner()
        document.setPageSize(QSizeF(inner.width(), inner.height() - 2 * _dots(_FURNITURE)))
        return document

    def _inner(self) -> QRectF:
        place = a4().paintRectPixels(DOTS)
        return QRectF(0, 0, place.width(), place.height())

    def _paint_head(self, painter: QPainter, inner: QRectF, edge: float) -> None:
        if self.paper.marking:
            place = QRectF(0, 0, inner.width(), edge)
            self._write(
                painter,
                place,
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                self.paper.marking,
                strong=True,
            )

    def _paint_foot(self, painter: QPainter, inner: QRectF, edge: float, number: int) -> None:
        line = edge / 2
        place = QRectF(0, inner.height() - (2 if self.paper.marking else 1) * line, inner.width(), line)
        bottom = Qt.AlignmentFlag.AlignBottom
        with speaking(self.paper.language):
            page = tr("Sheet {number} of {count}", number=number + 1, count=self.count)
        self._write(painter, place, Qt.AlignmentFlag.AlignRight | bottom, page)
        room = place.adjusted(0, 0, -place.width() * 0.2, 0)
        self._write(painter, room, Qt.AlignmentFlag.AlignLeft | bottom, self.paper.footer)
        if self.paper.marking:
            below = place.translated(0, line)
            self._write(painter, below, Qt.AlignmentFlag.AlignHCenter | bottom, self.paper.marking, strong=True)

    def _write(
        self, painter: QPainter, place: QRectF, align: Qt.AlignmentFlag, text: str, *, strong: bool = False
    ) -> None:
        font = _font(9)
        # in dots of the layout: points would be those of the device painted on
        font.setPixelSize(round((9 if strong else 7) / 72 * DOTS))
        font.setBold(strong)
        painter.setFont(font)
        painter.setPen(_INK if strong else _QUIET)
        painter.drawText(place, int(align | Qt.TextFlag.TextSingleLine), text)


def _font(points: float) -> QFont:
    font = QFont(QApplication.font().family())
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _dots(millimetres: float) -> float:
    return millimetres / 25.4 * DOTS
