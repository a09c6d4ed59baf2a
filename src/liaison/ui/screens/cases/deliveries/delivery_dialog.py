"""Plans a controlled delivery, or changes what is agreed of it as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import DeliveryFacts, DeliveryState, Matter, Substitution
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.careful_dialog import CarefulDialog
from liaison.ui.screens.cases.fields.cells import NOT_WRITTEN
from liaison.ui.screens.cases.fields.marking import MARKINGS
from liaison.ui.screens.cases.fields.reading import amount_text, date_text, typed_amount
from liaison.ui.widgets.enum_box import EnumBox


class DeliveryDialog(CarefulDialog):
    """Gives `DeliveryFacts`.

    Args:
        facts: what the fields hold at first.
        agencies: names by key.
        is_new: words of the heading.
        about: the matter whose field is come to.
    """

    def __init__(
        self,
        facts: DeliveryFacts,
        agencies: Mapping[str, str],
        directory: DirectoryService,
        doors: Doors,
        *,
        is_new: bool,
        hint: str,
        about: Matter = Matter.GOODS,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("New controlled delivery") if is_new else tr("Controlled delivery")
        super().__init__(title, hint, tr("Save delivery"), parent)
        self._facts = facts
        self.goods, self.amount = QLineEdit(), QLineEdit()
        self.substitution = EnumBox(tr("Substitution"), Substitution, tr(NOT_WRITTEN))
        self.substituted_by = QLineEdit()
        self.lead = AuthorityField(directory, doors)
        self.stopping = QPlainTextEdit()
        self.begins, self.ended = QLineEdit(), QLineEdit()
        self.state = EnumBox(tr("State"), DeliveryState)
        self.outcome = QPlainTextEdit()
        self.marking = EnumBox(tr("Marking"), MARKINGS.values(), tr("not marked"))
        self.handling, self.conditions, self.originator = QLineEdit(), QLineEdit(), QLineEdit()
        self._lay_out_fields()
        self._fill(agencies)
        self._come_to(about)
        self.fill_done()
        self.fit()

    def read(self) -> DeliveryFacts:
        """The delivery as it stands in the fields."""
        amount, unit = typed_amount(self.amount)
        begins, ended = typed_date(self.begins), typed_date(self.ended)
        if begins and ended and begins.earliest and ended.latest and ended.latest < begins.earliest:
            raise NotUnderstood(tr("It cannot end before it begins."), self.ended)
        marking = self.marking.chosen()
        return replace(
            self._facts,
            goods=self.goods.text().strip(),
            amount=amount,
            unit=unit,
            substitution=self.substitution.chosen(),
            substituted_by=self.substituted_by.text().strip(),
            lead_agency_id=self.lead.key(),
            lead_name=self.lead.name(),
            stop_conditions=self.stopping.toPlainText().strip(),
            begins_on=begins,
            state=self.state.value(),
            result=self.outcome.toPlainText().strip(),
            ended_on=ended,
            tlp=marking.tlp if marking is not None else None,
            handling_code=self.handling.text().strip(),
            conditions_of_use=self.conditions.text().strip(),
            originator=self.originator.text().strip(),
        )

    def _lay_out_fields(self) -> None:
        self.add_heading(tr("What is agreed"))
        self.add(tr("Goods"), self.goods)
        self.add(tr("Amount"), self.amount, tr("with its unit, such as 12.5 kg"))
        self.add(tr("Substitution"), self.substitution)
        self.add(tr("Replaced by"), self.substituted_by)
        self.add(tr("Lead agency"), self.lead)
        self.add(tr("Stopped and seized at once"), self.stopping, tr("when: the seal is broken, the route is left…"))
        self.add(tr("Begins"), self.begins, tr("a day, a month or a year"))
        self.add_heading(tr("How far it has come"))
        self.add(tr("State"), self.state)
        self.add(tr("Ended"), self.ended, tr("a day, a month or a year"))
        self.add(tr("Result"), self.outcome, tr("what came of it; what was seized is written down beside it"))
        self.add_heading(tr("How it may be passed on"))
        self.add(tr("Marking"), self.marking)
        self.add(tr("Handling code"), self.handling)
        self.add(tr("Conditions of use"), self.conditions)
        self.add(tr("Originator"), self.originator)

    def _fill(self, agencies: Mapping[str, str]) -> None:
        facts = self._facts
        self.goods.setText(facts.goods)
        self.amount.setText(amount_text(facts.amount, facts.unit))
        self.substitution.show_value(facts.substitution)
        self.substituted_by.setText(facts.substituted_by)
        self.lead.show_authority(facts.lead_agency_id, agencies.get(facts.lead_agency_id) or facts.lead_name)
        self.stopping.setPlainText(facts.stop_conditions)
        self.begins.setText(date_text(facts.begins_on))
        self.state.show_value(facts.state)
        self.ended.setText(date_text(facts.ended_on))
        self.outcome.setPlainText(facts.result)
        self.marking.show_value(MARKINGS.get(facts.tlp) if facts.tlp is not None else None)
        self.handling.setText(facts.handling_code)
        self.conditions.setText(facts.conditions_of_use)
        self.originator.setText(facts.originator)

    def _come_to(self, about: Matter) -> None:
        fields: dict[Matter, QWidget] = {
            Matter.SUBSTITUTION: self.substitution,
            Matter.LEAD: self.lead,
            Matter.STOPPING: self.stopping,
            Matter.BEGINNING: self.begins,
        }
        fields.get(about, self.goods).setFocus()
