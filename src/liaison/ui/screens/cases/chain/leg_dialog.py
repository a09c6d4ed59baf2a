"""Writes a leg of a chain down, or changes one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.chains import LegFacts, LegRole, LegState, Way
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.reading import amount_text, typed_amount
from liaison.ui.screens.cases.page.part_dialogs import GradedDialog
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


class LegDialog(GradedDialog):
    """Gives `LegFacts`.

    Args:
        leg: what the fields hold at first.
        agency: the name of the agency of the directory that holds it.
    """

    def __init__(
        self,
        leg: LegFacts,
        agency: str,
        names: Names,
        directory: DirectoryService,
        doors: Doors,
        *,
        is_new: bool,
        parent: QWidget,
    ) -> None:
        hint = tr("One place of the chain, and how goods or money come there. What is not known stays empty.")
        super().__init__(tr("New leg") if is_new else tr("Leg"), hint, parent)
        self._leg = leg
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.place, self.goods, self.quantity = QLineEdit(), QLineEdit(), QLineEdit()
        self.role = EnumBox(tr("Role"), LegRole, tr("not known"))
        self.way = EnumBox(tr("How it comes here"), Way, tr("not known"))
        self.state = EnumBox(tr("State"), LegState, tr("not stated"))
        self.agency = AuthorityField(directory, doors)
        self.since, self.until = QLineEdit(), QLineEdit()
        self.remark = QPlainTextEdit()
        self._lay_out_fields()
        self._fill(agency)
        self.fit()

    def read(self) -> LegFacts:
        """The leg as it stands in the fields."""
        since, until = typed_date(self.since), typed_date(self.until)
        if since and until and until.latest and since.earliest and until.latest < since.earliest:
            raise NotUnderstood(tr("The leg cannot end before it begins."), self.until)
        leg = replace(
            self._leg,
            country_iso2=self.chosen(self.country),
            place=self.place.text().strip(),
            role=self.role.chosen(),
            way=self.way.chosen(),
            goods=self.goods.text().strip(),
            state=self.state.chosen(),
            agency_id=self.agency.key(),
            agency_name=self.agency.free_name(),
            since=since,
            until=until,
            source=self.source.text().strip(),
            source_grade=self.source_grade.chosen(),
            information_grade=self.information_grade.chosen(),
            remark=self.remark.toPlainText().strip(),
        )
        if not (leg.country_iso2 or leg.place or leg.role):
            raise NotUnderstood(tr("Name at least a country, a place or a role."), self.country)
        amount, unit = typed_amount(self.quantity)
        return replace(leg, amount=amount, unit=unit)

    def _lay_out_fields(self) -> None:
        self.add(tr("Country"), self.country)
        self.add(tr("Place"), self.place)
        self.add(tr("Role"), self.role)
        self.add(tr("How it comes here"), self.way)
        self.add(tr("Goods"), self.goods, tr("what is carried or paid"))
        self.add(tr("Quantity"), self.quantity, tr("with its unit: 40 kg, 1200 tablets, 5000 EUR"))
        self.add(tr("State"), self.state)
        self.add(tr("Agency that holds it"), self.agency)
        self.add(tr("In use since"), self.since, tr("a day, a month or a year"))
        self.add(tr("In use until"), self.until, tr("a day, a month or a year"))
        self.add(tr("Remark"), self.remark)
        self.add_grades(self._leg.source, self._leg.source_grade, self._leg.information_grade)

    def _fill(self, agency: str) -> None:
        leg = self._leg
        self.country.show_key(leg.country_iso2)
        self.place.setText(leg.place)
        self.role.show_value(leg.role)
        self.way.show_value(leg.way)
        self.goods.setText(leg.goods)
        self.quantity.setText(amount_text(leg.amount, leg.unit))
        self.state.show_value(leg.state)
        self.agency.show_authority(leg.agency_id, agency or leg.agency_name)
        self.since.setText(str(leg.since) if leg.since is not None else "")
        self.until.setText(str(leg.until) if leg.until is not None else "")
        self.remark.setPlainText(leg.remark)
        (self.role if leg.country_iso2 else self.country).setFocus()
