"""A text field that suggests: a list below it while one types, the arrow key down for all there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon

SHOWN = 12
"""Lines of the list seen at once."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list.

    Attributes:
        label: what the line says.
        value: what choosing it means; the field does not look into it.
    """

    label: str
    value: object


class SuggestField(QLineEdit):
    """Suggests what `suggest` finds for the text; choosing is left to whoever hears `chosen`.

    Args:
        suggest: from the text typed to the lines of the list, the best first; called on every key.
        everything: gives all there is to choose from, for the arrow key and the button; none when that would be endless.
    """

    chosen = Signal(object)
    """A `Suggestion` was chosen by key or mouse."""

    confirmed = Signal()
    """Enter was pressed and chose nothing from the list."""

    def __init__(
        self,
        suggest: Callable[[str], Sequence[Suggestion]],
        everything: Callable[[], Sequence[Suggestion]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest, self._everything = suggest, everything
        self._suggestions: tuple[Suggestion, ...] = ()
        self._labels = QStringListModel(self)
        self._popup = QListView()
        self._completer = self._made_completer()
        self.textEdited.connect(lambda text: self.offer(self._suggest(text) if text.strip() else ()))
        self.returnPressed.connect(self._confirm)
        if everything is not None:
            self._add_button(everything)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these lines below the field; hide the list when there are none."""
        self._suggestions = tuple(suggestions)
        self._labels.setStringList([one.label for one in self._suggestions])
        if self._suggestions and self.hasFocus():
            self._completer.complete()
            self._popup.setCurrentIndex(QModelIndex())
        else:
            self._popup.hide()

    def offered(self) -> tuple[Suggestion, ...]:
        """The lines of the list as last shown."""
        return self._suggestions

    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._popup.isVisible()

    def set_invalid(self, invalid: bool) -> None:
        """Mark that the text means nothing here; the reason belongs beside the field."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow key down opens the list of everything."""
        if event.key() == Qt.Key.Key_Down and self._everything is not None and not self.is_open():
            self.offer(self._everything())
            return
        super().keyPressEvent(event)

    def _made_completer(self) -> QCompleter:
        completer = QCompleter(self._labels, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        # not QLineEdit.setCompleter: that would replace the whole text, also where only its last part is completed
        completer.setWidget(self)
        self._popup.setUniformItemSizes(True)
        self._popup.setStyleSheet("QListView { border: 1px solid palette(mid); }")
        completer.setPopup(self._popup)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        return completer

    def _add_button(self, everything: Callable[[], Sequence[Suggestion]]) -> None:
        action = QAction(icon("down"), tr("Show all"), self)
        action.triggered.connect(lambda: self._open_with(everything()))
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def _open_with(self, suggestions: Sequence[Suggestion]) -> None:
        self.setFocus()
        self.offer(suggestions)

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._suggestions):
            self.chosen.emit(self._suggestions[index.row()])

    def _confirm(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return  # the list's own choice follows
        self._popup.hide()
        self.confirmed.emit()
