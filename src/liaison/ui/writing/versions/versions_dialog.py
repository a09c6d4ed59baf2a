"""Every earlier text of a note: read, compared word by word, and brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.minutes_history import Moment
from liaison.domain.rows import ChangeSet
from liaison.domain.text_comparison import Comparison
from liaison.services.text_history import comparison_in_slices
from liaison.ui.doors import Doors
from liaison.ui.errors import error_in_words
from liaison.ui.icons import icon
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.versions.comparison_view import ComparisonView
from liaison.ui.writing.versions.earlier_texts import EarlierTexts
from liaison.ui.writing.versions.moments_model import MomentsModel

WIDTH, HEIGHT = 1120, 720
LIST_WIDTH = 260
_ITEM = "QListView::item { padding: 6px 8px; border-radius: 4px; }"


class Against(Enum):
    """With what a text is compared."""

    PRESENT = "present"
    BEFORE = "before"
    MARKED = "marked"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Texts:
    """The chosen text, and the two to compare in the order of time; None where it is only read."""

    chosen: str
    compared: tuple[str, str] | None


class VersionsDialog(QDialog):
    """The moments on the left, the text or the comparison on the right.

    Args:
        texts: of the record.
        kept_back: why nothing can be brought back now; empty when it can.
    """

    restored = Signal()
    """An earlier text was brought back."""

    def __init__(
        self,
        texts: EarlierTexts,
        doors: Doors,
        theme: Theme,
        *,
        kept_back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Versions and earlier texts"))
        self._history, self._doors, self._kept_back = texts, doors, kept_back
        self._frozen: Mapping[int, str] = {}
        self._texts = Texts("", None)
        self._wanted: Moment | None = None
        self._reading: Future[Any] | None = None
        self._comparing: Future[Any] | None = None
        self.model = MomentsModel(self)
        self.list = _Moments(self.model)
        self.view = ComparisonView(theme)
        self.against = QComboBox()
        self.every_save = QCheckBox(tr("Every single save"))
        self.restore = QPushButton(icon("restore"), tr("Bring this text back"))
        self._facts = PlainLabel("", "muted")
        self._said = PlainLabel("", "muted", wrap=False)
        self._build_tools()
        self._lay_out()
        self._connect()
        self.read()

    @property
    def said(self) -> str:
        """What is said about the comparison."""
        return self._said.text()

    def read(self, keep: Moment | None = None) -> None:
        """Read the history, and choose the newest or what stands at the place of `keep`."""
        texts, every = self._history, self.every_save.isChecked()
        self._give_up(self._reading)
        self._give_up(self._comparing)
        self._say(tr("The history is being read…"))
        self._doors.read(texts.frozen, self._know_frozen, self)
        slices = texts.history(every_save=every)
        self._reading = self._doors.job(
            slices, lambda _: None, lambda moments: self._show(moments or (), keep), self, self._failed
        )

    def done(self, result: int) -> None:
        """Closed: nobody waits for an answer any more."""
        self._give_up(self._reading)
        self._give_up(self._comparing)
        super().done(result)

    def _know_frozen(self, frozen: Mapping[int, str]) -> None:
        self._frozen = frozen

    def _show(self, moments: tuple[Moment, ...], keep: Moment | None) -> None:
        self.model.show(moments)
        self.restore.setEnabled(False)
        if not moments:
            self._say(tr("Nothing was written yet."))
            return
        self.list.setCurrentIndex(self.model.index(self.model.row_of(keep) if keep else 0))

    def _choose(self) -> None:
        moment = self.model.moment(self.list.currentIndex().row())
        if moment is None:
            return
        self._wanted = moment
        self._facts.setText(self._frozen.get(moment.version, "") if moment.version is not None else "")
        self._facts.setVisible(bool(self._facts.text()))
        other = self._other(moment)
        history = self._history

        def texts() -> Texts:
            chosen = history.text(moment)
            if other is None:
                return Texts(chosen, None)
            against = history.text(other) if other != moment else chosen
            is_later = other.position > moment.position
            return Texts(chosen, (chosen, against) if is_later else (against, chosen))

        self._doors.read(texts, self._texts_read, self, f"meetings.versions.{id(self)}", self._failed)

    def _other(self, moment: Moment) -> Moment | None:
        row = self.list.currentIndex().row()
        match self.against.currentData():
            case Against.PRESENT:
                return self.model.moment(0)
            case Against.BEFORE:
                return self.model.moment(row + 1)
            case Against.MARKED:
                return self.model.marked or moment
        return None

    def _texts_read(self, texts: Texts) -> None:
        # only this: the history may be on its way anew
        self._give_up(self._comparing)
        self._texts = texts
        self.restore.setEnabled(not self._kept_back and self.list.currentIndex().row() > 0)
        if texts.compared is None:
            self.view.show_text(texts.chosen)
            self._say(trn("{n} word", "{n} words", len(texts.chosen.split())))
            return
        self._say(tr("Comparing…"))

        def compared(comparison: Comparison | None) -> None:
            # it may have been on its way when something else was chosen
            if comparison is not None and texts is self._texts:
                self._show_comparison(comparison)

        slices = comparison_in_slices(*texts.compared)
        self._comparing = self._doors.job(slices, lambda _: None, compared, self, self._failed)

    def _show_comparison(self, comparison: Comparison) -> None:
        if comparison.is_equal:
            self.view.show_text(comparison.new())
            self._say(tr("No difference."))
            return
        self._counts = (comparison.added, comparison.removed)
        self.view.show_comparison(comparison)

    def _moved(self) -> None:
        changes = self.view.changes
        for button in (self._before, self._next):
            button.setEnabled(bool(changes))
        if not changes:
            return
        added, removed = self._counts
        words = (
            tr("change {n} of {all}", n=self.view.present + 1, all=len(changes)),
            trn("{n} word added", "{n} words added", added),
            trn("{n} word removed", "{n} words removed", removed),
        )
        self._said.setText("  ·  ".join(words))

    def _bring_back(self) -> None:
        history, text, moment = self._history, self._texts.chosen, self._wanted
        self.restore.setEnabled(False)

        def kept(_: ChangeSet) -> None:
            self.restored.emit()
            self.read()
            announce(self, tr("The earlier text was brought back."))

        if moment is not None:
            self._doors.write(lambda: history.restore(text), kept, self, self._failed)

    def _mark(self) -> None:
        self.model.mark(self.list.currentIndex().row())
        wanted = Against.MARKED if self.model.marked is not None else Against.PRESENT
        self.against.setCurrentIndex(self.against.findData(wanted))
        self._choose()

    def _failed(self, error: Exception) -> None:
        self._say(error_in_words(error))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        announce(self, text)

    @staticmethod
    def _give_up(job: Future[Any] | None) -> None:
        if job is not None:
            job.cancel()

    def _build_tools(self) -> None:
        self._counts = (0, 0)
        self.against.setAccessibleName(tr("Compare with"))
        for against, words in (
            (Against.PRESENT, tr("Compare with the present text")),
            (Against.BEFORE, tr("Compare with the text before it")),
            (Against.MARKED, tr("Compare with the marked text")),
            (Against.NOTHING, tr("Read the text alone")),
        ):
            self.against.addItem(words, against)
        self._before = _tool("up", tr("Previous change (Alt+Up)"))
        self._next = _tool("down", tr("Next change (Alt+Down)"))
        self.restore.setToolTip(self._kept_back)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setMinimumWidth(LIST_WIDTH)
        beside = QVBoxLayout(left)
        beside.addWidget(self.list, 1)
        beside.addWidget(PlainLabel(tr("Space marks a text to compare others with."), "muted"))
        beside.addWidget(self.every_save)
        tools = QHBoxLayout()
        tools.addWidget(self.against)
        tools.addWidget(self._said, 1)
        tools.addWidget(self._before)
        tools.addWidget(self._next)
        shown = QVBoxLayout(right)
        for part in (tools, self._facts, self.view):
            if isinstance(part, QWidget):
                shown.addWidget(part, 1 if part is self.view else 0)
            else:
                shown.addLayout(part)
        for layout in (beside, shown):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        self._facts.hide()
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(right)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(GAP)
        across.setStretchFactor(1, 1)
        across.setSizes([310, 810])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.restore.setAutoDefault(False)
        self.restore.setEnabled(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(across, 1)
        rows.addWidget(buttons)
        room = self.screen().availableGeometry() if self.screen() is not None else None
        self.resize(
            min(WIDTH, round(room.width() * 0.95)) if room else WIDTH, min(HEIGHT, room.height()) if room else HEIGHT
        )

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.list.mark_asked.connect(self._mark)
        self.against.activated.connect(lambda _: self._choose())
        self.every_save.toggled.connect(lambda _: self.read(self._wanted))
        self.restore.clicked.connect(self._bring_back)
        self.view.moved.connect(self._moved)
        self._before.clicked.connect(lambda: self.view.go(-1))
        self._next.clicked.connect(lambda: self.view.go(1))
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Alt+Up", lambda: self.view.go(-1)),
            ("Alt+Down", lambda: self.view.go(1)),
        )
        for key, run in keys:
            QShortcut(QKeySequence(key), self).activated.connect(run)
        self.list.setFocus(Qt.FocusReason.ActiveWindowFocusReason)


class _Moments(QListView):
    """Space marks the chosen line."""

    mark_asked = Signal()

    def __init__(self, model: MomentsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Earlier texts, the newest first"))
        self.setStyleSheet(_ITEM)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _: self.mark_asked.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return mark."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.mark_asked.emit()
        else:
            super().keyPressEvent(event)


def _tool(picture: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setEnabled(False)
    return button
