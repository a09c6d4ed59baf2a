"""The panel below the field: what was found, what is wrong with the query, and how far the reader may see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Tlp
from liaison.ui.finding.delegate import FindDelegate
from liaison.ui.finding.model import FindModel, said
from liaison.ui.finding.rows import Row, SearchRow, can_be_chosen
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

_WIDEST, _NARROWEST = 860, 480
_OF_WINDOW = 0.74
"""Share of the window's height the panel may take."""


class FindPanel(QFrame):
    """Lies over the screen while one looks for something; the focus stays in the field.

    Args:
        window: over which it lies.
        field: below which it lies.
    """

    chosen = Signal(object)
    """A `Row`: by Enter or a click."""

    removed = Signal(object)
    """The `SavedSearch` that is to be forgotten."""

    limited = Signal()
    """The reader is to see more or less than before."""

    def __init__(self, window: QWidget, field: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._field, self._theme = window, field, theme
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.model = FindModel()
        self.view = _View()
        self.view.setModel(self.model)
        self._delegate = FindDelegate(self.view, theme.colours)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName(tr("Found"))
        self._complaint = PlainLabel("", "bad")
        self._complaint.hide()
        self._marking = _marking_box()
        self._hint = PlainLabel("", "muted", wrap=False)
        self._lay_out()
        self.view.clicked.connect(self._clicked)
        self._marking.activated.connect(lambda _: self.limited.emit())
        theme.changed.connect(self._restyle)
        self._follows_window = False
        self._was_stepped = False
        self.hide()

    @property
    def at_most(self) -> Tlp | None:
        """The greatest marking the reader may see; None for no limit."""
        wanted: Tlp | None = self._marking.currentData()
        return wanted

    def show_rows(self, rows: Sequence[Row], *, keep_choice: bool = False) -> None:
        """Show lines and choose the first that can be chosen, or the one that somebody chose before.

        Args:
            keep_choice: more of the same answer came. What comes above a line that nobody chose is chosen in its place.
        """
        self._was_stepped = self._was_stepped and keep_choice
        before = self.chosen_row() if self._was_stepped else None
        self.model.show(rows)
        at = rows.index(before) if before is not None and before in rows else self.model.next_choice(0, 1)
        self._choose(at)
        if not self._was_stepped:
            self.view.scrollToTop()
        if not self.isVisible():
            self._follow_window()
            self.show()
            self._place(may_shrink=True)
            self.raise_()
        else:
            self._place()

    def complain(self, sentences: Sequence[str]) -> None:
        """Say what of the query does not count, and why; nothing takes it back."""
        text = "\n".join(sentences[:3])
        if text != self._complaint.text():
            self._complaint.setText(text)
            if text:
                announce(self, text)
        self._complaint.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """What keys do here."""
        self._hint.setText(text)

    def chosen_row(self) -> Row | None:
        """The line Enter opens."""
        return self.model.row(self.view.currentIndex())

    def step(self, step: int) -> None:
        """Go to the next line that can be chosen, or the one before."""
        at = self.model.next_choice(self.view.currentIndex().row() + step, step)
        self._was_stepped = True
        if at is not None:
            self._choose(at)
            row = self.chosen_row()
            if row is not None:
                # the focus stays in the field, so a screen reader is told
                announce(self, said(row))

    def page(self, step: int) -> None:
        """Go on by a screenful."""
        lines = max(1, self.view.viewport().height() // max(1, self.view.sizeHintForRow(0)) - 1)
        target = min(max(0, self.view.currentIndex().row() + step * lines), self.model.rowCount() - 1)
        at = self.model.next_choice(target, step)
        self._was_stepped = True
        at = self.model.next_choice(target, -step) if at is None else at
        if at is not None:
            self._choose(at)

    def _choose(self, at: int | None) -> None:
        index = self.model.index(at) if at is not None else QModelIndex()
        self.view.setCurrentIndex(index)
        if at is not None:
            # the heading above the first hit comes into view with it
            above = self.model.index(max(0, at - 1))
            self.view.scrollTo(above if not can_be_chosen(self.model.rows[above.row()]) else index)
            self.view.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and can_be_chosen(row):
            self.chosen.emit(row)

    def remove_chosen(self) -> bool:
        """Forget the saved search that is chosen; False where none is."""
        row = self.chosen_row()
        if isinstance(row, SearchRow) and row.saved is not None:
            self.removed.emit(row.saved)
            return True
        return False

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 10, 6)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._marking)
        self._complaint.setContentsMargins(14, 8, 14, 4)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._complaint)
        rows.addWidget(self.view, 1)
        rows.addLayout(foot)

    def _follow_window(self) -> None:
        """Stay below the field. A filter of the window's events would hear each of them, and hold up the answer while one types."""
        handle = self._window.windowHandle()
        if handle is not None and not self._follows_window:
            self._follows_window = True
            # queued: by then the field has its new place, too
            for changed in (handle.widthChanged, handle.heightChanged):
                changed.connect(self._resized, Qt.ConnectionType.QueuedConnection)

    def _resized(self) -> None:
        if self.isVisible():
            self._place(may_shrink=True)

    def _place(self, *, may_shrink: bool = False) -> None:
        """Below the field, as high as its lines; while one types it grows and does not shrink, so that nothing jumps."""
        room = self._window.rect()
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        width = min(max(self._field.width(), _WIDEST), room.width() - corner.x() - 16)
        width = max(width, min(_NARROWEST, room.width() - 16))
        left = min(corner.x(), room.width() - width - 8)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = max(8, corner.x() + self._field.width() - width)
        most = int(room.height() * _OF_WINDOW)
        used = self._delegate.height_of(self.model.rows[:60])
        foot = self._rows.sizeHint().height() - self.view.sizeHint().height()
        height = min(most, used + foot + 12)
        wanted = QRect(left, corner.y(), width, height if may_shrink else max(height, min(most, self.height())))
        if wanted != self.geometry():
            self.setGeometry(wanted)

    def _restyle(self) -> None:
        self._delegate.set_look(self.view, self._theme.colours)
        self.view.viewport().update()


class _View(QListView):
    """Never takes the focus: one goes on typing while it is shown."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Tell it, for what is to wait for it."""
        super().paintEvent(event)
        self.painted.emit()


def _marking_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("What the reader may see"))
    box.setToolTip(
        tr("Leaves out what is marked more strictly, and the lines in notes that are: for when somebody looks on")
    )
    box.addItem(tr("All markings"), None)
    for marking in (Tlp.AMBER_STRICT, Tlp.AMBER, Tlp.GREEN, Tlp.CLEAR):
        box.addItem(tr("up to {marking}", marking=marking.value), marking)
    return box
