"""Writes down what happened to a request, or corrects it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.requests import Ground, RequestStep, StepKind
from liaison.ui.not_understood import typed_date
from liaison.ui.screens.cases.fields.reading import date_text
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, listed_choices


class RequestStepDialog(FormDialog):
    """Gives a `RequestStep`.

    Args:
        step: what the fields hold at first.
        subject: of the request.
        meetings: by identity, with their dates, to choose in which it was spoken of.
        is_new: words of the heading.
    """

    def __init__(
        self,
        step: RequestStep,
        subject: str,
        meetings: Mapping[str, str],
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("New step of a request") if is_new else tr("Step of a request")
        super().__init__(title, subject, tr("Save step"), parent)
        self._step = step
        self.kind = EnumBox(tr("What happened"), StepKind)
        self.day = QLineEdit()
        self.ground = EnumBox(tr("Ground of the refusal"), Ground, tr("not stated"))
        self.document = QLineEdit()
        self.meeting = ChoiceField(listed_choices(meetings.items()), "", tr("in none"))
        self.remark = QPlainTextEdit()
        self._lay_out_fields()
        self._fill()
        self.kind.currentIndexChanged.connect(lambda _: self._offer_ground())
        self.fit()

    def read(self) -> RequestStep:
        """The step as it stands in the fields."""
        kind, meeting = self.kind.value(), self.chosen(self.meeting)
        return replace(
            self._step,
            kind=kind,
            happened_on=typed_date(self.day),
            ground=self.ground.chosen() if kind is StepKind.REFUSED else None,
            document=self.document.text().strip(),
            meeting_id=meeting,
            # the line belongs to the notes of the meeting it came from
            line=self._step.line if meeting == self._step.meeting_id else None,
            remark=self.remark.toPlainText().strip(),
        )

    def _lay_out_fields(self) -> None:
        self.add(tr("What happened"), self.kind)
        self.add(tr("When"), self.day, tr("a day, a month or a year; empty when it is not known"))
        self.add(tr("Ground of the refusal"), self.ground)
        self.add(tr("Document"), self.document, tr("number or title of the letter"))
        self.add(tr("In which meeting"), self.meeting)
        self.add(tr("Remark"), self.remark)

    def _fill(self) -> None:
        step = self._step
        self.kind.show_value(step.kind)
        self.day.setText(date_text(step.happened_on))
        self.ground.show_value(step.ground)
        self.document.setText(step.document)
        self.meeting.show_key(step.meeting_id)
        self.remark.setPlainText(step.remark)
        self._offer_ground()
        self.day.setFocus()
        self.day.selectAll()

    def _offer_ground(self) -> None:
        self.form.setRowVisible(self.ground, self.kind.chosen() is StepKind.REFUSED)
