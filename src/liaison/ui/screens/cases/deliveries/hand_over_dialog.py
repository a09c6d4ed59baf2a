"""Writes down where one state's officers give the consignment to the next's, and when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import HandOver
from liaison.services.opening import all_zones
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.reading import date_text, typed_time
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices, listed_choices
from liaison.ui.widgets.reference.names import Names


class HandOverDialog(FormDialog):
    """Gives a `HandOver`; comes to the first of its facts that is not written down.

    Args:
        hand_over: what the fields hold at first.
    """

    def __init__(self, hand_over: HandOver, names: Names, *, is_new: bool, parent: QWidget | None = None) -> None:
        title = tr("New hand-over") if is_new else tr("Hand-over")
        hint = tr("Agreed only with place, day, hour and the zone of that hour.")
        super().__init__(title, hint, tr("Save hand-over"), parent)
        self._hand_over = hand_over
        self.giving = ChoiceField(country_choices(names), "", tr("name or code"))
        self.taking = ChoiceField(country_choices(names), "", tr("name or code"))
        self.place, self.day, self.hour = QLineEdit(), QLineEdit(), QLineEdit()
        self.zone = ChoiceField(listed_choices((zone, zone) for zone in all_zones()), "", tr("such as Europe/Minsk"))
        self.remark = QPlainTextEdit()
        self._lay_out_fields()
        self._fill()
        self.fit()

    def read(self) -> HandOver:
        """The hand-over as it stands in the fields."""
        needed = tr("A hand-over is from one state to another.")
        giving, taking = self.chosen(self.giving, needed=needed), self.chosen(self.taking, needed=needed)
        if giving == taking:
            raise NotUnderstood(tr("These are one and the same country."), self.taking)
        return replace(
            self._hand_over,
            from_iso2=giving,
            to_iso2=taking,
            place=self.place.text().strip(),
            happens_on=typed_date(self.day),
            at=typed_time(self.hour),
            time_zone=self.chosen(self.zone),
            remark=self.remark.toPlainText().strip(),
        )

    def _lay_out_fields(self) -> None:
        self.add(tr("Handed over by"), self.giving)
        self.add(tr("Taken over by"), self.taking)
        self.add(tr("Place"), self.place)
        self.add(tr("Day"), self.day, tr("a day, a month or a year"))
        self.add(tr("Hour"), self.hour, tr("such as 14:30"))
        self.add(tr("Time zone"), self.zone)
        self.add(tr("Remark"), self.remark)

    def _fill(self) -> None:
        one = self._hand_over
        self.giving.show_key(one.from_iso2)
        self.taking.show_key(one.to_iso2)
        self.place.setText(one.place)
        self.day.setText(date_text(one.happens_on))
        self.hour.setText(one.at)
        self.zone.show_key(one.time_zone)
        self.remark.setPlainText(one.remark)
        wanted = (self.giving, self.taking, self.place, self.day, self.hour, self.zone)
        next((field for field in wanted if not field.text()), self.place).setFocus()
