"""Where a meeting stands among others, decided in one window: its series, what the last session proposes, its sub-sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import language, tr, trn
from liaison.domain.meetings import NewDelegation
from liaison.domain.rows import RowKey
from liaison.domain.series import (
    Series,
    SeriesChoice,
    SeriesFacts,
    SeriesPlace,
    SeriesProposal,
    Session,
    ordinal_in_words,
)
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.header.fact_field import FactField
from liaison.ui.screens.meetings.header.fields import AgencyField, Lookups, complete
from liaison.ui.screens.meetings.header.readings import CountryReading, words_of
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.labels import PlainLabel

_SIDE = Qt.ItemDataRole.UserRole
LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class SeriesMaterial:
    """What the window is opened with.

    Attributes:
        series: all there are.
        place: where the meeting stands now.
        parents: meetings it could be a sub-session of.
        country_iso2: where it takes place, as far as known.
    """

    series: tuple[Series, ...]
    place: SeriesPlace
    parents: tuple[Session, ...]
    country_iso2: str | None = None


Propose = Callable[[RowKey, Callable[[SeriesProposal], None], QObject], None]
"""Asks what a series proposes for the meeting, and calls back on the window's thread while its last argument lives."""


class SeriesDialog(QDialog):
    """Nothing is kept before it is accepted.

    Args:
        propose: see Propose.
    """

    part_asked = Signal(object)
    """The Session to open."""
    part_wanted = Signal(str)
    """A sub-session of this title is to be added."""

    def __init__(
        self, material: SeriesMaterial, lookups: Lookups, propose: Propose, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._material, self._lookups, self._ask = material, lookups, propose
        self._chosen: Series | None = material.place.series
        self._proposal: SeriesProposal | None = None
        self.setWindowTitle(tr("Series and sub-sessions"))
        self._make_fields()
        self._lay_out()
        self._fill()
        self._connect()
        if self._chosen is not None:
            self._look(self._chosen)
        self._say()
        self.name.line.setFocus()

    def choice(self) -> SeriesChoice:
        """The place in a series as decided."""
        name = self.name.value
        if not name:
            return SeriesChoice(chair_name=self.chair.value, chair_person_id=self._chair_key())
        facts = SeriesFacts(
            self._chosen.facts.name if self._chosen else name,
            self.body.value,
            *self._chair_of_series(),
            self.next_host.value,
            self.remark.value,
        )
        return SeriesChoice(
            series=self._chosen.key if self._chosen else None,
            facts=facts,
            ordinal=self.ordinal.value() or None,
            chair_name=self.chair.value,
            chair_person_id=self._chair_key(),
            country_iso2=self.country.value if self.country.value != self._material.country_iso2 else None,
            delegations=self.taken_sides(),
        )

    def chosen_parent(self) -> RowKey | None:
        """The session it belongs to; None when it stands for itself."""
        session: Session | None = self.parents.currentData()
        return session.key if session is not None else None

    def taken_sides(self) -> tuple[NewDelegation, ...]:
        """The delegations that are to sit there again."""
        if self._proposal is None:
            return ()
        items = [self.sides.item(row) for row in range(self.sides.count())]
        return tuple(item.data(_SIDE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def refusals(self) -> tuple[str, ...]:
        """What was typed and cannot be taken, each with its sentence."""
        return tuple(field.refusal for field in self._fields if field.refusal)

    def accept(self) -> None:
        """Keep it, unless something cannot be understood; then say what."""
        said = self.refusals()
        self.refused.setText("\n".join(said))
        self.refused.setVisible(bool(said))
        if not said:
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return where sub-sessions are listed and added does that, and does not save."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self.new_part.hasFocus():
            self._want_part()
        elif is_return and self.parts.hasFocus() and self.parts.currentItem() is not None:
            self.part_asked.emit(self.parts.currentItem().data(_SIDE))
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        countries = CountryReading(self._lookups.countries)
        self.name: FactField[str] = FactField(tr("Series"), words_of)
        self.name.line.setPlaceholderText(tr("One that is there, or a new name; empty for no series"))
        complete(self.name, [series.facts.name for series in self._material.series])
        self.told = PlainLabel("", "muted")
        self.ordinal = QSpinBox(self)
        self.ordinal.setRange(0, LARGEST)
        self.ordinal.setSpecialValueText(tr("not known"))
        self.ordinal.setAccessibleName(tr("Which meeting of the series"))
        self.chair: FactField[str] = FactField(tr("Chair"), words_of)
        self.country: FactField[str] = FactField(tr("Host country of this meeting"), countries.of, countries.text)
        self.next_host: FactField[str] = FactField(tr("Next host country"), countries.of, countries.text)
        for field in (self.country, self.next_host):
            complete(field, countries.names())
        self.body = AgencyField(self._lookups, tr("Body in the directory"))
        self.remark: FactField[str] = FactField(tr("Remark on the series"), words_of)
        self.sides = QListWidget(self)
        self.sides.setAccessibleName(tr("Delegations of the last session to take over"))
        self.sides.setMinimumHeight(96)
        self.sides_heading = PlainLabel("", "heading")
        self.parents = QComboBox(self)
        self.parents.setAccessibleName(tr("Sub-session of"))
        self.parts = QListWidget(self)
        self.parts.setAccessibleName(tr("Sub-sessions"))
        self.parts.setMaximumHeight(90)
        self.new_part = QLineEdit(self)
        self.new_part.setAccessibleName(tr("Add a sub-session"))
        self.new_part.setPlaceholderText(tr("Add a sub-session: its title, then Enter"))
        self.refused = PlainLabel("", "bad")
        self.refused.hide()
        self._fields = (self.name, self.chair, self.country, self.next_host, self.body, self.remark)

    def _lay_out(self) -> None:
        content = QWidget(self)
        grid = QGridLayout(content)
        grid.setContentsMargins(20, 16, 20, 8)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(SPACING)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        number = QWidget(self)
        rows = QVBoxLayout(number)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(PlainLabel(tr("Which meeting of the series"), "muted", wrap=False))
        rows.addWidget(self.ordinal)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.told, 1, 0, 1, 2)
        for at, field in enumerate((number, self.chair, self.country, self.next_host, self.body, self.remark)):
            grid.addWidget(field, 2 + at // 2, at % 2)
        grid.addWidget(self.sides_heading, 5, 0, 1, 2)
        grid.addWidget(self.sides, 6, 0, 1, 2)
        grid.addWidget(PlainLabel(tr("Sub-session of"), "heading"), 7, 0)
        grid.addWidget(PlainLabel(tr("Sub-sessions"), "heading"), 7, 1)
        grid.addWidget(self.parents, 8, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.addWidget(self.parts)
        below.addWidget(self.new_part)
        grid.addLayout(below, 8, 1)
        grid.setRowStretch(9, 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save: QPushButton = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self.refused)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        room = self.screen().availableGeometry().size()
        self.resize(min(720, room.width() - 40), min(620, room.height() - 60))

    def _fill(self) -> None:
        place, material = self._material.place, self._material
        self.name.show_value(place.series.facts.name if place.series else None)
        self.ordinal.setValue(place.ordinal or 0)
        self.chair.show_value(place.chair_name)
        self.country.show_value(material.country_iso2)
        self._show_facts(place.series.facts if place.series else SeriesFacts(""))
        self.parents.addItem(tr("none"), None)
        for session in dict.fromkeys((*([place.parent] if place.parent else []), *material.parents)):
            self.parents.addItem(_session_line(session), session)
        self.parents.setCurrentIndex(1 if place.parent else 0)
        self.parents.setEnabled(self.parents.count() > 1)
        for part in place.parts:
            item = QListWidgetItem(_session_line(part), self.parts)
            item.setData(_SIDE, part)
        self.parts.setVisible(bool(place.parts))

    def _show_facts(self, facts: SeriesFacts) -> None:
        self.next_host.show_value(facts.next_host_iso2)
        self.body.show_value(facts.body_id)
        self.remark.show_value(facts.remark)

    def _connect(self) -> None:
        self.name.edited.connect(self._named)
        self.ordinal.valueChanged.connect(self._say)
        self.sides.itemChanged.connect(self._say)
        self.parents.activated.connect(self._say)
        self.parts.itemDoubleClicked.connect(lambda item: self.part_asked.emit(item.data(_SIDE)))

    def _want_part(self) -> None:
        title = " ".join(self.new_part.text().split())
        if title:
            self.part_wanted.emit(title)

    def _named(self) -> None:
        wanted = (self.name.value or "").casefold()
        chosen = next((one for one in self._material.series if one.facts.name.casefold() == wanted), None)
        if chosen == self._chosen:
            self._say()
            return
        self._chosen, self._proposal = chosen, None
        self.sides.clear()
        if chosen is not None:
            self._show_facts(chosen.facts)
            self._look(chosen)
        elif self.ordinal.value() == 0 and wanted:
            self.ordinal.setValue(1)
        self._say()

    def _look(self, series: Series) -> None:
        def proposed(proposal: SeriesProposal) -> None:
            if series == self._chosen:
                self._propose(proposal)

        self._ask(series.key, proposed, self)

    def _propose(self, proposal: SeriesProposal) -> None:
        """Put the last session's facts where nothing stands; a meeting that is in the series already has its own."""
        self._proposal = proposal
        is_new = self._material.place.series != self._chosen
        if is_new:
            self.ordinal.setValue(proposal.ordinal)
            if not self.chair.value and proposal.chair_name:
                self.chair.type_text(proposal.chair_name)
            if not self.country.value and proposal.country_iso2:
                self.country.type_text(self._lookups.countries.name(proposal.country_iso2, language()))
                # this meeting is the one that was to come; who hosts the one after it is not known yet
                self.next_host.show_value(None)
        for side in proposal.delegations:
            item = QListWidgetItem(f"{side.name}  ·  {capacity_name(side.capacity)}", self.sides)
            item.setData(_SIDE, side)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_new else Qt.CheckState.Unchecked)
        self._say()

    def _say(self) -> None:
        self.told.setText(self._told())
        taken = self._taken_by()
        self.told.set_role("warn" if taken else "muted")
        last = self._proposal.last if self._proposal else None
        self.sides_heading.setText(tr("Take over from {session}", session=_session_line(last)) if last else "")
        for widget in (self.sides, self.sides_heading):
            widget.setVisible(self.sides.count() > 0)
        count = len(self.taken_sides())
        self.save.setText(
            trn("Save, and take over {n} delegation", "Save, and take over {n} delegations", count)
            if count
            else tr("Save")
        )
        for field in (self.ordinal, self.body, self.next_host, self.remark):
            field.setEnabled(bool(self.name.value))

    def _told(self) -> str:
        if not self.name.value:
            return tr("Meetings of a series follow each other: the next one begins with what the last one left.")
        if self._chosen is None:
            return tr("This will be a new series.")
        taken = self._taken_by()
        if taken is not None:
            number = ordinal_in_words(self.ordinal.value())
            return tr(
                "The {ordinal} is there already: {session}. Both are kept.",
                ordinal=number,
                session=_session_line(taken),
            )
        return trn("{n} meeting of it is kept.", "{n} meetings of it are kept.", self._chosen.sessions)

    def _taken_by(self) -> Session | None:
        return self._proposal.user_of(self.ordinal.value()) if self._proposal else None

    def _chair_of_series(self) -> tuple[str | None, str | None]:
        """Who presides at present: the chair of the newest session, whatever is corrected in an older one."""
        known = self._chosen.facts if self._chosen else SeriesFacts("")
        is_newest = self._material.place.series != self._chosen or self._material.place.following is None
        if self.chair.value and is_newest:
            return self.chair.value, self._chair_key()
        return known.chair_name, known.chair_person_id

    def _chair_key(self) -> str | None:
        place = self._material.place
        known = (
            (place.chair_name, place.chair_person_id),
            (self._proposal.chair_name, self._proposal.chair_person_id) if self._proposal else (None, None),
        )
        return next((key for name, key in known if key and name == self.chair.value), None)


def _session_line(session: Session) -> str:
    ordinal = ordinal_in_words(session.ordinal) if session.ordinal is not None else ""
    parts = (
        "" if session.title.startswith(ordinal) else ordinal,
        session.title or tr("Untitled meeting"),
        date_in_words(session.date, short=True) if session.date else "",
    )
    return ", ".join(part for part in parts if part)
