"""Writes down what one state on the route said, and whom to call there while the consignment moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Consent, Matter, StateConsent
from liaison.domain.opening import worded_hours
from liaison.services.directory import DirectoryService
from liaison.services.opening import all_zones
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.careful_dialog import CarefulDialog
from liaison.ui.screens.cases.fields.cells import NOT_WRITTEN
from liaison.ui.screens.cases.fields.reading import date_text, typed_hours
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices, listed_choices
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class GivenState:
    """What the form gives.

    Attributes:
        at: where on the route a new state stands, counted from 0; of one that is there without meaning.
    """

    state: StateConsent
    at: int


class StateDialog(CarefulDialog):
    """Gives a `GivenState`.

    Args:
        state: what the fields hold at first.
        route: the countries that are on the route already; a new state is put among them.
        about: the matter whose field is come to.
    """

    def __init__(
        self,
        state: StateConsent,
        route: Sequence[str],
        agencies: Mapping[str, str],
        names: Names,
        directory: DirectoryService,
        doors: Doors,
        *,
        is_new: bool,
        about: Matter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        hint = tr("What the state said to each movement. What is not written down counts as not agreed.")
        title = tr("New state on the route") if is_new else names.country(state.country_iso2)
        super().__init__(title, hint, tr("Save state"), parent)
        self._state, self._is_new, self._route = state, is_new, tuple(route)
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.place = QComboBox()
        nothing = tr(NOT_WRITTEN)
        self.entry = EnumBox(tr("Entry"), Consent, nothing)
        self.transit = EnumBox(tr("Transit"), Consent, nothing)
        self.leaving = EnumBox(tr("Exit"), Consent, nothing)
        self.supervision = EnumBox(tr("Supervision"), Consent, nothing)
        self.authority = AuthorityField(directory, doors)
        self.reference, self.given_on = QLineEdit(), QLineEdit()
        self.conditions = QPlainTextEdit()
        self.contact_name, self.contact_phone = QLineEdit(), QLineEdit()
        self.hours = QLineEdit()
        self.zone = ChoiceField(listed_choices((zone, zone) for zone in all_zones()), "", tr("such as Europe/Minsk"))
        self._lay_out_fields(names)
        self._fill(agencies)
        self._come_to(about)
        self.fill_done()
        self.fit()

    def read(self) -> GivenState:
        """The state as it stands in the fields."""
        country = self.chosen(self.country, needed=tr("Say which state it is."))
        if country in self._route and country != self._state.country_iso2:
            raise NotUnderstood(tr("This state is on the route already."), self.country)
        state = replace(
            self._state,
            country_iso2=country,
            entry=self.entry.chosen(),
            transit=self.transit.chosen(),
            leaving=self.leaving.chosen(),
            supervision=self.supervision.chosen(),
            authority_id=self.authority.key(),
            authority_name=self.authority.name(),
            reference=self.reference.text().strip(),
            given_on=typed_date(self.given_on),
            conditions=self.conditions.toPlainText().strip(),
            contact_name=self.contact_name.text().strip(),
            contact_phone=self.contact_phone.text().strip(),
            contact_hours=typed_hours(self.hours),
            contact_zone=self.chosen(self.zone),
        )
        return GivenState(state, self.place.currentIndex())

    def _lay_out_fields(self, names: Names) -> None:
        self.add(tr("Country"), self.country)
        self.place.addItem(tr("at the beginning"))
        self.place.addItems([tr("behind {country}", country=names.country(one)) for one in self._route])
        self.place.setCurrentIndex(len(self._route))
        self.add(tr("On the route"), self.place)
        self.form.setRowVisible(self.place, self._is_new and bool(self._route))
        self.add_heading(tr("What it said"))
        self.add(tr("Entry"), self.entry)
        self.add(tr("Transit"), self.transit)
        self.add(tr("Exit"), self.leaving)
        self.add(tr("Supervision without a break"), self.supervision)
        self.add(tr("Authority that consents"), self.authority)
        self.add(tr("Reference"), self.reference, tr("of the letter that says so"))
        self.add(tr("Given on"), self.given_on, tr("a day, a month or a year"))
        self.add(tr("Conditions"), self.conditions)
        self.add_heading(tr("Contact on duty"))
        self.add(tr("Contact’s name"), self.contact_name, tr("a person or a desk"))
        self.add(tr("Telephone"), self.contact_phone)
        self.add(tr("Opening hours"), self.hours, worded_hours("24/7; Mo-Fr 09:00-17:00; PH closed"))
        self.add(tr("Time zone"), self.zone)

    def _fill(self, agencies: Mapping[str, str]) -> None:
        state = self._state
        self.country.show_key(state.country_iso2)
        self.entry.show_value(state.entry)
        self.transit.show_value(state.transit)
        self.leaving.show_value(state.leaving)
        self.supervision.show_value(state.supervision)
        self.authority.show_authority(state.authority_id, agencies.get(state.authority_id) or state.authority_name)
        self.reference.setText(state.reference)
        self.given_on.setText(date_text(state.given_on))
        self.conditions.setPlainText(state.conditions)
        self.contact_name.setText(state.contact_name)
        self.contact_phone.setText(state.contact_phone)
        self.hours.setText(worded_hours(state.contact_hours))
        self.zone.show_key(state.contact_zone)

    def _come_to(self, about: Matter | None) -> None:
        contact = self.contact_phone if self._state.contact_name else self.contact_name
        fields: dict[Matter | None, QWidget] = {
            Matter.ENTRY: self.entry,
            Matter.TRANSIT: self.transit,
            Matter.EXIT: self.leaving,
            Matter.SUPERVISION: self.supervision,
            Matter.AUTHORITY: self.authority,
            Matter.CONTACT: contact,
        }
        fields.get(about, self.country if self._is_new else self.entry).setFocus()
