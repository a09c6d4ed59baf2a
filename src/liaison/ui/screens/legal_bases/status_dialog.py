"""Adds what an officer knows of a country under an instrument."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import Instrument, PartyStatus
from liaison.services.instruments import NewParty, StatedIn
from liaison.ui.not_understood import typed_date
from liaison.ui.screens.legal_bases.source_fields import SourceFields
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class StatedParty:
    """A status and where it is known from."""

    party: NewParty
    stated_in: StatedIn


class StatusDialog(FormDialog):
    """Gives a `StatedParty`; the pack's own statement stays beside it.

    Args:
        country: ISO alpha-2 of the country it is probably about; may be empty.
    """

    def __init__(self, instrument: Instrument, country: str, names: Names, parent: QWidget | None = None) -> None:
        hint = tr("Your entry stands beside what the pack says, with your source, and stays when a newer pack arrives.")
        super().__init__(tr("Status under {instrument}", instrument=instrument.name), hint, tr("Save status"), parent)
        self._instrument = instrument
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.status, self.since = EnumBox(tr("Status"), PartyStatus), QLineEdit()
        self.reservation, self.remark = QPlainTextEdit(), QLineEdit()
        self.source = SourceFields(self)
        self.country.show_key(country)
        self.add(tr("Country"), self.country)
        self.add(tr("Status"), self.status)
        self.add(tr("Date of the status"), self.since, tr("a day, a month or a year"))
        self.add(tr("Reservation or declaration"), self.reservation, tr("in the source's words"))
        self.add(tr("Remark"), self.remark)
        self.source.add()
        self.fit()
        (self.status if country else self.country).setFocus()

    def read(self) -> StatedParty:
        """What the fields say."""
        country = self.chosen(self.country, needed=tr("Say which country it is about."))
        party = NewParty(
            self._instrument.id,
            country,
            self.status.value(),
            typed_date(self.since),
            self.reservation.toPlainText().strip(),
            self.remark.text().strip(),
        )
        return StatedParty(party, self.source.read())
