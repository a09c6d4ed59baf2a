"""One quiet line: which meeting of which series it is, and the meetings beside, above and below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.series import SeriesPlace, Session, ordinal_in_words, session_in_words
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.labels import ElidedLabel

SHOWN_PARTS = 2

INDENT = 48
"""Pixels; under the title."""


class SeriesLine(QWidget):
    """Hidden while a meeting stands alone."""

    asked = Signal(object)
    """The Session to open."""
    more_asked = Signal()
    """All sub-sessions are to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("", "muted", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(INDENT, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self._row.addWidget(self.label, 1)
        self._links: list[QToolButton] = []
        self.hide()

    def show_place(self, place: SeriesPlace) -> None:
        """Show where the meeting stands; hidden when it stands alone."""
        self.label.setText(place_in_words(place))
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        if place.parent is not None:
            self._link(f"↑ {_named(place.parent)}", tr("Go to the session this belongs to"), place.parent)
        if place.previous is not None:
            self._link(f"‹ {_short(place.previous)}", tr("Previous meeting of the series (Alt+PgUp)"), place.previous)
        if place.following is not None:
            self._link(f"{_short(place.following)} ›", tr("Next meeting of the series (Alt+PgDown)"), place.following)
        for part in place.parts[:SHOWN_PARTS]:
            self._link(f"↓ {_named(part)}", tr("Go to this sub-session"), part)
        if len(place.parts) > SHOWN_PARTS:
            rest = len(place.parts) - SHOWN_PARTS
            self._button(trn("{n} more", "{n} more", rest), tr("All sub-sessions (Ctrl+Shift+S)"), self.more_asked.emit)
        self.setVisible(bool(self.label.text() or self._links))

    def links(self) -> tuple[QToolButton, ...]:
        """The meetings one can go to."""
        return tuple(self._links)

    def _link(self, text: str, hint: str, session: Session) -> None:
        self._button(text, f"{hint}: {_named(session)}", lambda: self.asked.emit(session))

    def _button(self, text: str, hint: str, run: object) -> None:
        button = QToolButton(self)
        button.setText(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 230))
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(run)
        self._row.addWidget(button)
        self._links.append(button)


def place_in_words(place: SeriesPlace) -> str:
    """`19th meeting of “…”  ·  chair Oleg Gubaydulin`; empty for a meeting that stands alone."""
    parts = []
    if place.series is not None and place.parent is None:
        parts.append(session_in_words(place.series.facts.name, place.ordinal))
    elif place.parent is not None:
        parts.append(tr("Sub-session"))
    elif place.parts:
        parts.append(trn("{n} sub-session", "{n} sub-sessions", len(place.parts)))
    if place.chair_name:
        parts.append(tr("chair {name}", name=place.chair_name))
    return "  ·  ".join(parts)


def _short(session: Session) -> str:
    return ordinal_in_words(session.ordinal) if session.ordinal is not None else _named(session)


def _named(session: Session) -> str:
    return session.title or tr("Untitled meeting")
