"""All requests there are, of every case and of none, and how long each country has kept waiting."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.requests.requests_page import RequestsPage
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import Chip, ElidedLabel, PlainLabel
from liaison.ui.widgets.reference.names import Names

Ages = Mapping[str, tuple[int, int, int]]
_AGES = "requests.ages"
_COUNTRIES_SHOWN = 12


class AllRequests(QWidget):
    """Read when it is shown; those that wait at first."""

    changed = Signal()

    def __init__(
        self, services: RequestPageServices, doors: Doors, notice: Notice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._doors = services, doors
        self._names: Names | None = None
        self.page = RequestsPage(services, doors, notice)
        self.page.open_only.setChecked(True)
        self._none = PlainLabel(tr("Nobody is waited for."), "muted")
        self._chips = FlowLayout()
        ages = Card(margin=GAP)
        ages.rows.setSpacing(SPACING)
        ages.rows.addWidget(PlainLabel(tr("How long each country has been waited for"), "heading"))
        ages.rows.addWidget(self._none)
        ages.rows.addLayout(self._chips)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(ElidedLabel(tr("All requests"), "title"))
        rows.addWidget(ages)
        rows.addWidget(self.page, 1)
        self.page.changed.connect(self.changed)
        self.page.changed.connect(self._read_ages)

    def show_all(self, names: Names) -> None:
        """Read them."""
        self._names = names
        self.page.show_case(None, names)
        self._read_ages()

    def _read_ages(self) -> None:
        self._doors.read(self._services.requests.waiting_by_country, self._show_ages, self, _AGES)

    def _show_ages(self, ages: Ages) -> None:
        names = self._names
        self._chips.clear()
        self._none.setVisible(not ages)
        if names is None:
            return
        longest = sorted(ages.items(), key=lambda one: (-one[1][2], -one[1][1]))
        for country, (number, days, overdue) in longest[:_COUNTRIES_SHOWN]:
            parts = (
                names.country(country) if country else tr("state not stated"),
                trn("{n} request waits", "{n} requests wait", number),
                trn("{n} day at most", "{n} days at most", days),
                trn("{n} overdue", "{n} overdue", overdue) if overdue else "",
            )
            self._chips.addWidget(Chip(" · ".join(part for part in parts if part), "bad" if overdue else "neutral"))
        if len(longest) > _COUNTRIES_SHOWN:
            left = len(longest) - _COUNTRIES_SHOWN
            self._chips.addWidget(Chip(trn("and {n} more country", "and {n} more countries", left)))
