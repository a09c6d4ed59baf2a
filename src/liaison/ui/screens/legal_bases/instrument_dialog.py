"""Adds a bilateral treaty an officer knows of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus, Subject
from liaison.services.instruments import NewInstrument, NewParty, StatedIn
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.legal_bases.source_fields import SourceFields
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class StatedInstrument:
    """An instrument, its two parties, and where all of it is known from."""

    instrument: NewInstrument
    parties: tuple[NewParty, ...]
    stated_in: StatedIn


class InstrumentDialog(FormDialog):
    """Gives a `StatedInstrument` between two countries.

    Args:
        a, b: the countries; may be empty.
        kind: what it can probably be used for.
    """

    def __init__(self, a: str, b: str, kind: LegalKind | None, names: Names, parent: QWidget | None = None) -> None:
        hint = tr("A treaty between two countries that the sources at hand do not know.")
        super().__init__(tr("New treaty"), hint, tr("Save treaty"), parent)
        self.name, self.reference = QLineEdit(), QLineEdit()
        self.a = ChoiceField(country_choices(names), "", tr("name or code"))
        self.b = ChoiceField(country_choices(names), "", tr("name or code"))
        self.uses = {use: QCheckBox(use.label) for use in LegalKind}
        self.about = EnumBox(tr("About"), Subject)
        self.signed, self.since = QLineEdit(), QLineEdit()
        self.source = SourceFields(self)
        self._lay_out_fields()
        self.a.show_key(a)
        self.b.show_key(b)
        for use, box in self.uses.items():
            box.setChecked(use is kind)
        self.fit()
        self.name.setFocus()

    def read(self) -> StatedInstrument:
        """What the fields say; empty dates stay not known."""
        title = self.name.text().strip()
        if not title:
            raise NotUnderstood(tr("Give the treaty a name."), self.name)
        needed = tr("A treaty is between two countries.")
        a, b = self.chosen(self.a, needed=needed), self.chosen(self.b, needed=needed)
        if a == b:
            raise NotUnderstood(tr("These are one and the same country."), self.b)
        since = typed_date(self.since)
        instrument = NewInstrument(
            title=title,
            covers=tuple(use for use, box in self.uses.items() if box.isChecked()),
            subjects=(self.about.value(),),
            form=InstrumentForm.BILATERAL,
            signed=typed_date(self.signed),
            entry_into_force=since,
            reference=self.reference.text().strip(),
            parties_complete=True,
        )
        # signed alone binds nobody
        status = PartyStatus.IN_FORCE if since is not None else PartyStatus.SIGNED
        day = since if since is not None else instrument.signed
        parties = tuple(NewParty("", country, status, day) for country in (a, b))
        return StatedInstrument(instrument, parties, self.source.read())

    def _lay_out_fields(self) -> None:
        boxes = QWidget()
        lines = QVBoxLayout(boxes)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACING)
        for box in self.uses.values():
            lines.addWidget(box)
        self.add(tr("Name"), self.name)
        self.add(tr("Between"), self.a)
        self.add(tr("and"), self.b)
        self.add(tr("Can be used for"), boxes)
        self.add(tr("About"), self.about)
        self.add(tr("Signed"), self.signed, tr("a day, a month or a year"))
        self.add(tr("In force since"), self.since, tr("empty while it is not in force, or not known to be"))
        self.add(tr("Reference"), self.reference, tr("treaty series, journal or registration number"))
        self.source.add()
