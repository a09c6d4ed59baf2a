"""Writes a case down, or changes what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.case import CaseFacts, CaseState
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.marking import MARKINGS
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, crime_choices
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class GivenCase:
    """What the form gives."""

    facts: CaseFacts
    crimes: tuple[str, ...]


class CaseDialog(FormDialog):
    """Gives a `GivenCase`.

    Args:
        facts, crimes: what the fields hold at first.
        is_new: words of heading and button.
        hint: the scheme of references, in words.
    """

    def __init__(
        self,
        facts: CaseFacts,
        crimes: tuple[str, ...],
        names: Names,
        *,
        is_new: bool,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("New case") if is_new else tr("Case"), hint, tr("Save case"), parent)
        self._facts = facts
        self.title, self.reference = QLineEdit(), QLineEdit()
        self.state = EnumBox(tr("State"), CaseState)
        self.crime = ChoiceField(crime_choices(names), "", tr("not stated"))
        self.further = [ChoiceField(crime_choices(names), "", tr("none")) for _ in range(max(2, len(crimes) + 1))]
        self.opened_on, self.closed_on = QLineEdit(), QLineEdit()
        self.summary = QPlainTextEdit()
        self.marking = EnumBox(tr("Marking"), MARKINGS.values(), tr("not marked"))
        self.handling, self.conditions, self.originator = QLineEdit(), QLineEdit(), QLineEdit()
        self._lay_out_fields()
        self._fill(crimes)
        self.fit()

    def read(self) -> GivenCase:
        """The case as it stands in the fields."""
        title = self.title.text().strip()
        if not title:
            raise NotUnderstood(tr("A case needs a title, if only a working one."), self.title)
        marking = self.marking.chosen()
        opened, closed = typed_date(self.opened_on), typed_date(self.closed_on)
        if opened and closed and closed.latest and opened.earliest and closed.latest < opened.earliest:
            raise NotUnderstood(tr("The case cannot be closed before it was opened."), self.closed_on)
        facts = replace(
            self._facts,
            title=title,
            reference=self.reference.text().strip(),
            state=self.state.value(),
            crime_type=self.chosen(self.crime),
            opened_on=opened,
            closed_on=closed,
            summary=self.summary.toPlainText().strip(),
            tlp=marking.tlp if marking is not None else None,
            handling_code=self.handling.text().strip(),
            conditions_of_use=self.conditions.text().strip(),
            originator=self.originator.text().strip(),
        )
        return GivenCase(facts, tuple(code for field in self.further if (code := self.chosen(field))))

    def _lay_out_fields(self) -> None:
        self.add(tr("Title"), self.title, tr("a working title"))
        self.add(tr("Own reference"), self.reference)
        self.add(tr("State"), self.state)
        self.add(tr("Crime type"), self.crime)
        for number, field in enumerate(self.further, 2):
            self.add(tr("Crime type {n}", n=number), field)
        self.add(tr("Opened"), self.opened_on, tr("a day, a month or a year"))
        self.add(tr("Closed"), self.closed_on, tr("a day, a month or a year"))
        self.add(tr("What it is about"), self.summary)
        self.add(tr("Marking"), self.marking)
        self.add(tr("Handling code"), self.handling)
        self.add(tr("Conditions of use"), self.conditions)
        self.add(tr("Originator"), self.originator)

    def _fill(self, crimes: tuple[str, ...]) -> None:
        facts = self._facts
        self.title.setText(facts.title)
        self.reference.setText(facts.reference)
        self.state.show_value(facts.state)
        self.crime.show_key(facts.crime_type)
        for field, code in zip(self.further, crimes, strict=False):
            field.show_key(code)
        self.opened_on.setText(str(facts.opened_on) if facts.opened_on is not None else "")
        self.closed_on.setText(str(facts.closed_on) if facts.closed_on is not None else "")
        self.summary.setPlainText(facts.summary)
        self.marking.show_value(MARKINGS.get(facts.tlp) if facts.tlp is not None else None)
        self.handling.setText(facts.handling_code)
        self.conditions.setText(facts.conditions_of_use)
        self.originator.setText(facts.originator)
        self.title.setFocus()
