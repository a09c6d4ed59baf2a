"""Frames: a card, a row of chips that wraps, and what stands where nothing is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.picture import Picture


class Card(QFrame):
    """A framed surface with a vertical layout, `rows`."""

    def __init__(self, parent: QWidget | None = None, margin: int = MARGIN) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(margin, margin, margin, margin)
        self.rows.setSpacing(GAP)


class FlowLayout(QLayout):
    """Puts its items in lines, as words are; right to left where the language is."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACING - 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # Qt's name
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt's name; None ends the walk
        """One item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # Qt's name
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove everything."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def hasHeightForWidth(self) -> bool:  # Qt's name
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:  # Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:  # Qt's name
        """As small as it may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # Qt's name
        """Room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and line > 0:
                x, y, line = rect.x(), y + line + self._gap, 0
            if apply:
                left = rect.right() + 1 - (x - rect.x()) - size.width() if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), size))
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line - rect.y()


class EmptyState(QWidget):
    """Says why nothing is here and what to do about it.

    Args:
        picture: name of an icon.
        action: text of a button, and what it does.
        narrowest: pixels the sentences need at least.
    """

    def __init__(
        self,
        picture: str,
        sentence: str,
        hint: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
        narrowest: int = 320,
    ) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setSpacing(GAP)
        rows.addWidget(Picture(picture, 44), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._sentence = PlainLabel(sentence, "heading")
        self._hint = PlainLabel(hint, "muted")
        for label in (self._sentence, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(460)
            rows.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMinimumWidth(narrowest)
        self._hint.setMinimumWidth(narrowest)
        self._hint.setVisible(bool(hint))
        if action is not None:
            text, run = action
            button = QPushButton(text)
            button.setProperty("primary", True)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda: run())
            rows.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)

    def say(self, sentence: str, hint: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
