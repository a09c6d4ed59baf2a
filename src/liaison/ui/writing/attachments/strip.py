"""The line below the note: the attachments, what is on its way, what was refused, and where to drop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.attachments import Attachment
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel
from liaison.ui.writing.attachments.chips import Chips

_PARTS = 1000


class Strip(QWidget):
    """Hidden while there is nothing to show.

    Args:
        drop_words: said while files are dragged over the page.
    """

    stop_asked = Signal()

    def __init__(self, theme: Theme, drop_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop_words = drop_words
        self.chips = Chips(theme, self)
        self.hint = PlainLabel("", parent=self)
        self.hint.setProperty("chip", "open")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setMinimumHeight(36)
        self._refusals: list[str] = []
        self._is_dragged_over = False
        self._lay_out()
        self._show_what_there_is()

    def show_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Show these."""
        self.chips.show_attachments(attachments)
        self._show_what_there_is()

    def hover(self, is_over: bool) -> None:
        """Files are dragged over the page, or no more."""
        if is_over and not self._is_dragged_over:
            self.hint.setText(self._drop_words)
        self._is_dragged_over = is_over
        self._show_what_there_is()

    def begin(self, name: str) -> None:
        """A file is being added."""
        self._adding.setText(tr("Attaching {name}…", name=name))
        self._way.setAccessibleName(self._adding.text())
        self._on_its_way.show()
        self._show_what_there_is()
        announce(self, self._adding.text())

    def move_on(self, done: int, total: int) -> None:
        """How far it is."""
        self._way.setMaximum(_PARTS if total else 0)
        self._way.setValue(_PARTS * done // total if total else 0)

    def end(self) -> None:
        """Nothing is on its way any more."""
        self._on_its_way.hide()
        self._show_what_there_is()

    def refuse(self, error: WorldError) -> None:
        """Say why a file was not attached; what was refused before stays said."""
        self._refusals.append(str(error))
        self._refused.setText("\n".join(self._refusals[-3:]))
        self._refusal.show()
        self._show_what_there_is()
        announce(self, str(error), at_once=True)

    def forget_refusals(self) -> None:
        """They were read."""
        self._refusals.clear()
        self._refusal.hide()
        self._show_what_there_is()

    @property
    def refusals(self) -> str:
        """What is said of files that were refused."""
        return self._refused.text() if self._refusals else ""

    def _lay_out(self) -> None:
        self._on_its_way, self._refusal = QWidget(self), QWidget(self)
        self._adding, self._way = ElidedLabel("", "muted"), QProgressBar(textVisible=False)
        self.stop = QPushButton(tr("Stop"))
        self.stop.clicked.connect(self.stop_asked)
        way = _line(self._on_its_way)
        way.addWidget(self._adding, 2)
        way.addWidget(self._way, 1)
        way.addWidget(self.stop)
        self._refused = PlainLabel("", "bad", selectable=True)
        self.dismiss = QPushButton(tr("Understood"))
        self.dismiss.clicked.connect(self.forget_refusals)
        refusal = _line(self._refusal)
        refusal.addWidget(self._refused, 1)
        refusal.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._on_its_way.hide()
        self._refusal.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING // 2)
        for part in (self.hint, self.chips, self._on_its_way, self._refusal):
            rows.addWidget(part)

    def _show_what_there_is(self) -> None:
        self.hint.setVisible(self._is_dragged_over)
        self.chips.setVisible(self.chips.count() > 0)
        parts = (self.hint, self.chips, self._on_its_way, self._refusal)
        self.setVisible(any(not part.isHidden() for part in parts))


def _line(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACING)
    return line
