"""Writes down what was taken, and who was arrested."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Seizure
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.reading import amount_text, date_text, typed_amount, typed_count
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


class SeizureDialog(FormDialog):
    """Gives a `Seizure`.

    Args:
        seizure: what the fields hold at first.
        delivery: the identity of the delivery it may have ended; empty where there is none.
    """

    def __init__(
        self, seizure: Seizure, delivery: str, names: Names, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        hint = tr("Goods or money that were taken. Empty means not known.")
        super().__init__(tr("New seizure") if is_new else tr("Seizure"), hint, tr("Save seizure"), parent)
        self._seizure, self._delivery = seizure, delivery
        self.goods, self.amount = QLineEdit(), QLineEdit()
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.place, self.day, self.arrested = QLineEdit(), QLineEdit(), QLineEdit()
        self.source = QLineEdit()
        self.remark = QPlainTextEdit()
        self.ended = QCheckBox(tr("It ended this controlled delivery"))
        self._lay_out_fields()
        self._fill()
        self.fit()

    def read(self) -> Seizure:
        """The seizure as it stands in the fields."""
        goods = self.goods.text().strip()
        if not goods:
            raise NotUnderstood(tr("Say what was taken."), self.goods)
        amount, unit = typed_amount(self.amount)
        return replace(
            self._seizure,
            goods=goods,
            delivery_id=self._delivery if self._delivery and self.ended.isChecked() else "",
            amount=amount,
            unit=unit,
            country_iso2=self.chosen(self.country),
            place=self.place.text().strip(),
            seized_on=typed_date(self.day),
            arrested=typed_count(self.arrested),
            source=self.source.text().strip(),
            remark=self.remark.toPlainText().strip(),
        )

    def _lay_out_fields(self) -> None:
        self.add(tr("What was taken"), self.goods)
        self.add(tr("Amount"), self.amount, tr("with its unit, such as 12.5 kg"))
        self.add(tr("Country"), self.country)
        self.add(tr("Place"), self.place)
        self.add(tr("Day"), self.day, tr("a day, a month or a year"))
        self.add(tr("Persons arrested"), self.arrested, tr("a number; empty when it is not known"))
        self.add(tr("Known from"), self.source, tr("a report, a message, a person"))
        self.add(tr("Remark"), self.remark)
        self.form.addRow("", self.ended)
        self.form.setRowVisible(self.ended, bool(self._delivery))

    def _fill(self) -> None:
        one = self._seizure
        self.goods.setText(one.goods)
        self.amount.setText(amount_text(one.amount, one.unit))
        self.country.show_key(one.country_iso2)
        self.place.setText(one.place)
        self.day.setText(date_text(one.seized_on))
        self.arrested.setText(str(one.arrested) if one.arrested is not None else "")
        self.source.setText(one.source)
        self.remark.setPlainText(one.remark)
        self.ended.setChecked(bool(self._delivery) and one.delivery_id == self._delivery)
        self.goods.setFocus()
