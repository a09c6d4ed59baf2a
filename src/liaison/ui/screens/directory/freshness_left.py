"""The left side of the directory: the tree, or the facts that nobody has checked lately."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.directory.freshness_pane import FreshnessPane
from liaison.ui.screens.directory.tree_pane import TreePane


class LeftSide(QWidget):
    """Two pages and the tabs that choose between them."""

    turned = Signal()
    """The other page came to the front."""

    def __init__(self, tree: TreePane, freshness: FreshnessPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree, self._freshness = tree, freshness
        self.tabs = QTabBar()
        self.tabs.addTab(tr("Tree"))
        self.tabs.addTab(tr("Not checked"))
        self.tabs.setAccessibleName(tr("What is listed"))
        self.tabs.setExpanding(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(tree)
        self._pages.addWidget(freshness)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.tabs)
        rows.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        freshness.counted.connect(self._show_count)

    @property
    def shows_freshness(self) -> bool:
        """True while the facts are listed."""
        return self.tabs.currentIndex() == 1

    def show_tree(self) -> None:
        """Turn to the tree."""
        self.tabs.setCurrentIndex(0)

    def show_freshness(self) -> None:
        """Turn to the facts."""
        self.tabs.setCurrentIndex(1)

    def list(self) -> QWidget:
        """What is listed, for the keyboard."""
        return self._freshness.list if self.shows_freshness else self._tree.tree

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        if page == 1:
            self._freshness.come()
        self.turned.emit()

    def _show_count(self, count: int) -> None:
        self.tabs.setTabText(1, tr("Not checked ({n})", n=count) if count else tr("Not checked"))
