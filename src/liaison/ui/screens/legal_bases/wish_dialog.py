"""Writes a treaty wish down, or changes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import LegalKind
from liaison.domain.rows import RowKey
from liaison.domain.treaty_wishes import NewTreatyWish, WishState
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices, crime_choices, listed_choices
from liaison.ui.widgets.reference.names import Names

MeetingNames = Iterable[tuple[RowKey, str]]


class WishDialog(FormDialog):
    """Gives a `NewTreatyWish`.

    Args:
        wish: what the fields hold at first.
        meetings: the latest, to choose where it was raised.
        is_new: words of heading and button.
    """

    def __init__(
        self,
        wish: NewTreatyWish,
        names: Names,
        meetings: MeetingNames,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("New treaty wish") if is_new else tr("Treaty wish")
        hint = tr("What is missing between two countries, who wishes it, and what comes next.")
        super().__init__(title, hint, tr("Save wish"), parent)
        self._wish = wish
        self.country = ChoiceField(country_choices(names), "", tr("the country that wishes, where that is known"))
        self.counterpart = ChoiceField(country_choices(names), "", tr("name or code"))
        self.kind = EnumBox(tr("Kind of request"), LegalKind, tr("anything, or all kinds"))
        self.crime = ChoiceField(crime_choices(names), "", tr("any crime"))
        self.raised_by, self.raised_on, self.raised_at = QLineEdit(), QLineEdit(), QLineEdit()
        self.meeting = ChoiceField(listed_choices((key.id, title) for key, title in meetings), "", tr("none of them"))
        self.words, self.next_step = QPlainTextEdit(), QLineEdit()
        self.state = EnumBox(tr("State"), WishState)
        self._lay_out_fields()
        self._fill()
        self.fit()

    def read(self) -> NewTreatyWish:
        """The wish as it stands in the fields."""
        needed = tr("A wish is between two countries.")
        a, b = self.chosen(self.country, needed=needed), self.chosen(self.counterpart, needed=needed)
        if a == b:
            raise NotUnderstood(tr("These are one and the same country."), self.counterpart)
        meeting = self.chosen(self.meeting)
        same_meeting = meeting == self._wish.meeting_id
        return replace(
            self._wish,
            country_iso2=a,
            counterpart_iso2=b,
            kind=self.kind.chosen(),
            text=self.words.toPlainText().strip(),
            crime_type=self.chosen(self.crime),
            raised_by=self.raised_by.text().strip(),
            raised_on=typed_date(self.raised_on),
            raised_at=self.raised_at.text().strip(),
            meeting_id=meeting,
            # the line belongs to the notes of the meeting it came from
            note_id=self._wish.note_id if same_meeting else "",
            line=self._wish.line if same_meeting else None,
            next_step=self.next_step.text().strip(),
            state=self.state.value(),
        )

    def _lay_out_fields(self) -> None:
        self.add(tr("Between"), self.country)
        self.add(tr("and"), self.counterpart)
        self.add(tr("Kind of request"), self.kind)
        self.add(tr("Crime type"), self.crime)
        self.add(tr("In words"), self.words, tr("What exactly is wished"))
        self.add(tr("Who raised it"), self.raised_by, tr("person, delegation or agency"))
        self.add(tr("When"), self.raised_on, tr("a day, a month or a year"))
        self.add(tr("In which meeting"), self.meeting)
        self.add(tr("Where"), self.raised_at, tr("place or occasion"))
        self.add(tr("Next step"), self.next_step)
        self.add(tr("State"), self.state)

    def _fill(self) -> None:
        wish = self._wish
        self.country.show_key(wish.country_iso2)
        self.counterpart.show_key(wish.counterpart_iso2)
        self.kind.show_value(wish.kind)
        self.crime.show_key(wish.crime_type)
        self.words.setPlainText(wish.text)
        self.raised_by.setText(wish.raised_by)
        self.raised_on.setText(str(wish.raised_on) if wish.raised_on is not None else "")
        self.raised_at.setText(wish.raised_at)
        self.meeting.show_key(wish.meeting_id)
        self.next_step.setText(wish.next_step)
        self.state.show_value(wish.state)
        first = self.country if not wish.country_iso2 else self.words
        first.setFocus()
