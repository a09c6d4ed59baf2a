"""The attachments of a meeting, side by side, and the keys that act on one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from liaison.base.translations import tr
from liaison.domain.attachments import Attachment
from liaison.ui.icons import icon
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.attachments.wording import chip_text, drawing, spoken

_ATTACHMENT = Qt.ItemDataRole.UserRole
_HEIGHT, _WIDEST, _LINES = 30, 330, 2
"""Pixels of a chip, and how many lines of them are shown before one scrolls."""

_STYLE = """
QListWidget {{ background: transparent; border: 1px solid transparent; border-radius: 4px; }}
QListWidget:focus {{ border-color: {accent}; }}
QListWidget::item {{ background: {ground}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 0 6px;
  min-height: 26px; margin: 0; }}
QListWidget::item:hover {{ border-color: {accent}; }}
QListWidget::item:selected {{ background: {soft}; color: {text}; border-color: {accent}; }}
"""


class Chips(QListWidget):
    """Shows attachments; a change of one is asked for by signals, which carry it."""

    preview_asked = Signal(object)
    remove_asked = Signal(object)
    caption_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Attachments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(3)
        self.setIconSize(QSize(18, 18))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.itemDoubleClicked.connect(lambda item: self.preview_asked.emit(item.data(_ATTACHMENT)))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def chosen(self) -> Attachment | None:
        """The one the keyboard is on."""
        item = self.currentItem()
        found = item.data(_ATTACHMENT) if item is not None else None
        return found if isinstance(found, Attachment) else None

    def attachments(self) -> list[Attachment]:
        """Those shown, in order."""
        return [self.item(row).data(_ATTACHMENT) for row in range(self.count())]

    def show_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Show these; the chosen one stays chosen while it is there, else its neighbour is."""
        before, row = self.chosen, self.currentRow()
        self.clear()
        for attachment in attachments:
            item = QListWidgetItem(icon(drawing(attachment)), chip_text(attachment), self)
            item.setData(_ATTACHMENT, attachment)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(attachment))
            item.setData(
                Qt.ItemDataRole.AccessibleDescriptionRole, tr("Enter shows it, Del removes it, F2 gives it a caption")
            )
            item.setSizeHint(QSize(min(_WIDEST, self._width(attachment)), _HEIGHT))
        if before is not None and attachments:
            same = next((at for at, one in enumerate(attachments) if one.key == before.key), None)
            self.setCurrentRow(min(row, len(attachments) - 1) if same is None else same)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter previews, Delete removes, F2 gives a caption, Ctrl+C copies the reference."""
        asked = {
            Qt.Key.Key_Return: self.preview_asked,
            Qt.Key.Key_Enter: self.preview_asked,
            Qt.Key.Key_Space: self.preview_asked,
            Qt.Key.Key_Delete: self.remove_asked,
            Qt.Key.Key_F2: self.caption_asked,
        }.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            asked = self.copy_asked
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            asked = None
        if asked is not None and self.chosen is not None:
            asked.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Something is chosen where the keyboard is, and only there."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere; to a menu or a window above, it comes back."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCurrentRow(-1)
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many lines as it takes, up to two."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)).bottom() if self.count() else 0
        line = _HEIGHT + 2 * self.spacing()
        lines = max(1, min(_LINES, round((last + self.verticalScrollBar().value()) / line)))
        self.setFixedHeight(lines * line + 6)

    def _width(self, attachment: Attachment) -> int:
        return self.fontMetrics().horizontalAdvance(chip_text(attachment)) + self.iconSize().width() + 30

    def _dress(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(
            _STYLE.format(
                accent=colours.accent,
                ground=colours.neutral_ground,
                text=colours.text,
                line=colours.line,
                soft=colours.soft,
            )
        )
