"""A large button that says what it leads to: a picture, a name, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.picture import Picture


class ChoiceButton(QPushButton):
    """One of a few ways to begin; Enter and Space press it.

    Args:
        picture: name of an icon.
        name, sentence: translated; the sentence may be empty.
    """

    def __init__(self, picture: str, name: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(PlainLabel(name, "heading", wrap=False))
        if sentence:
            texts.addWidget(PlainLabel(sentence, "muted"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._line.setSpacing(MARGIN)
        self._line.addWidget(Picture(picture, 24, "accent"))
        self._line.addLayout(texts, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Room for its texts."""
        width = max(self.width(), self._line.minimumSize().width())
        return QSize(width, max(self._line.totalHeightForWidth(width), self._line.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
