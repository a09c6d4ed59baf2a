"""The list that appears beside the caret: it never has the focus, lies inside the window, and is gone with the next other thing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.line_painting import Fonts, Inks, LinePainter
from liaison.ui.writing.completion.offers import Offer, Offers

WIDTH = 460
"""Pixels, where the window is wide enough."""

EDGE = 8
"""Pixels between the list and the window's edge."""

_SIDE, _PICTURE = 8, 16
_OFFER_ROLE = Qt.ItemDataRole.UserRole


class CompletionPopup(QFrame):
    """Shows offers at a place in the window of `owner`."""

    clicked = Signal(int)
    """The number of the offer."""

    def __init__(self, owner: QWidget, theme: Theme) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setObjectName("note-completion")
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _OffersModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(tr("What may be meant"))
        self.list.setAccessibleDescription(
            tr("Down chooses, Enter takes what is chosen, Tab takes the first, Escape closes.")
        )
        self._delegate = _OfferDelegate(self.list, theme.colours)
        self.list.setItemDelegate(self._delegate)
        self._remark = PlainLabel("", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.setSpacing(2)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._remark)
        self.list.clicked.connect(lambda index: self.clicked.emit(index.row()))
        self._theme = theme
        theme.changed.connect(self._take_look)
        self.hide()

    @property
    def chosen(self) -> int:
        """The number of the offer the person moved to, -1 for none."""
        return self.list.currentIndex().row()

    def offers(self) -> tuple[Offer, ...]:
        """What is shown."""
        return self._model.offers

    def show_offers(self, found: Offers, anchor: QRect) -> None:
        """Show offers below `anchor`, a place in the owner's own measure, or above it where there is more room."""
        was_shown = self.isVisible()
        if found.offers != self._model.offers:
            # the same ones are not painted again
            self._model.show(found.offers)
        self.list.setCurrentIndex(QModelIndex())
        self.list.scrollToTop()
        self._remark.setText(found.remark)
        self._remark.setVisible(bool(found.remark))
        self.place(anchor)
        self.show()
        self.raise_()
        if not was_shown:
            announce(self, tr("{n} names may be meant. Down to choose.", n=len(found.offers)))

    def choose(self, step: int) -> None:
        """Go to the next or the one before; before the first nothing is chosen, behind the last is nothing."""
        row = min(self.chosen + step, len(self._model.offers) - 1)
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if row >= 0:
            announce(self, self._model.offers[row].spoken, at_once=True)

    def place(self, anchor: QRect) -> None:
        """Go to a place in the owner's own measure, and stay inside the window."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        line = QRect(self._owner.mapTo(window, anchor.topLeft()), anchor.size())
        room = window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(WIDTH, room.width())
        below, above = room.bottom() - line.bottom(), line.top() - room.top()
        wanted = self._height(width)
        is_below = wanted <= below or below >= above
        height = min(wanted, max(below if is_below else above, self._delegate.height + 12))
        left = max(room.left(), min(line.left(), room.right() - width + 1))
        top = line.bottom() + 1 if is_below else line.top() - height
        self.setGeometry(left, top, width, height)

    def _height(self, width: int) -> int:
        lines = len(self._model.offers) * self._delegate.height
        remark = self._remark.heightForWidth(width - 8) + 2 if not self._remark.isHidden() else 0
        # the list's own frame and the margins
        return lines + remark + 2 * self.list.frameWidth() + 12

    def _take_look(self) -> None:
        self._delegate.set_look(self.list, self._theme.colours)


class _OffersModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def show(self, offers: tuple[Offer, ...]) -> None:
        """Hold these."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label; everything for a screen reader and as a tool tip."""
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return offer.spoken
        return offer if role == _OFFER_ROLE else None


class _OfferDelegate(QStyledItemDelegate):
    """A picture, the label, the context behind it, and at the first line the key that takes it."""

    def __init__(self, view: QListView, colours: Colours) -> None:
        super().__init__(view)
        self._view = view
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self.height = QFontMetrics(self._fonts.bold).height() + 12

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is as high as any other."""
        return QSize(0, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        offer: Offer = index.data(_OFFER_ROLE)
        line = LinePainter(painter, option, self._inks)
        line.ground()
        area: QRect = option.rect.adjusted(_SIDE, 1, -_SIDE, -1)
        icon(offer.icon, "muted").paint(
            painter, QRect(area.left(), area.center().y() - _PICTURE // 2, _PICTURE, _PICTURE)
        )
        area.setLeft(area.left() + _PICTURE + _SIDE)
        chosen = self._view.currentIndex().row()
        if index.row() == chosen or (chosen < 0 and index.row() == 0 and offer.is_certain):
            key = tr("Tab") if chosen < 0 else tr("Enter")
            area.setRight(
                area.right() - line.chip(area, key, self._fonts.small, self._inks.muted, self._inks.neutral_ground)
            )
        metrics = QFontMetrics(self._fonts.bold)
        needed = metrics.horizontalAdvance(offer.label) + 10
        # what tells two of one name apart keeps a third of the line
        label = min(needed, max(area.width() * 2 // 3, area.width() - _advance(self._fonts, offer.context)))
        line.text(QRect(area.left(), area.top(), label, area.height()), offer.label, self._fonts.bold, self._inks.text)
        area.setLeft(area.left() + label)
        line.text(area, offer.context, self._fonts.small, self._inks.muted)


def _advance(fonts: Fonts, text: str) -> int:
    return QFontMetrics(fonts.small).horizontalAdvance(text) + 4
