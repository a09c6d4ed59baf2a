"""How far the other side agreed to the final text: sent, agreed, signed, each with its date."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.minutes_versions import Agreement, MinutesVersion, doubts
from liaison.ui.screens.meetings.header.fact_field import FactField
from liaison.ui.screens.meetings.header.readings import date_echo, date_of, date_text, words_of
from liaison.ui.screens.meetings.versions.words import doubt_in_words
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.versions.words import day_of

WIDTH = 640


class AgreementDialog(QDialog):
    """Gives an Agreement. An order of dates that can hardly be is asked about once; a date that is none is refused."""

    given = Signal(object)
    """The Agreement; whoever keeps it calls `accept` or `refuse`."""

    def __init__(self, version: MinutesVersion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Agreed text"))
        self.setMinimumWidth(WIDTH)
        self._asked: Agreement | None = None
        self.sent_to, self.sent_on = _words(tr("Sent to")), _date(tr("Sent on"))
        self.agreed_on = _date(tr("Agreed on"))
        self.signed_by, self.signed_on = _words(tr("Signed by")), _date(tr("Signed on"))
        self.remark = _words(tr("Remark"))
        self._said = PlainLabel("", "warn")
        self._said.hide()
        self.keep = QPushButton(tr("Save"))
        self._lay_out(tr("Version {n}, final since {date}", n=version.number, date=day_of(version.finalised_at)))
        self._show(version.agreement)
        self._fit()

    @property
    def said(self) -> str:
        """What is asked or refused; empty when nothing is."""
        return "" if self._said.isHidden() else self._said.text()

    @property
    def agreement(self) -> Agreement:
        """What the fields say."""
        return Agreement(
            self.sent_to.value or "",
            self.sent_on.value,
            self.agreed_on.value,
            self.signed_on.value,
            self.signed_by.value or "",
            self.remark.value or "",
        )

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; everything typed stays."""
        self.keep.setEnabled(True)
        self._say(sentence)

    def _keep(self) -> None:
        wrong = [field for field in self._fields() if self._read(field)]
        if wrong:
            self._say("\n".join(field.refusal for field in wrong))
            wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        agreement = self.agreement
        asked = [doubt_in_words(doubt) for doubt in doubts(agreement)]
        if asked and agreement != self._asked:
            self._asked = agreement
            self._say(" ".join((*asked, tr("If it is meant so, save again."))))
            return
        self._said.hide()
        self.keep.setEnabled(False)
        self.given.emit(agreement)

    def _read(self, field: FactField[Any]) -> bool:
        """True when what was typed cannot be taken."""
        if field.line.isModified():
            field.type_text(field.line.text())
        return bool(field.refusal)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self._fit()
        announce(self, sentence, at_once=True)

    def _fit(self) -> None:
        """As high as what is said needs at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _fields(self) -> tuple[FactField[Any], ...]:
        return (self.sent_to, self.sent_on, self.agreed_on, self.signed_by, self.signed_on, self.remark)

    def _show(self, agreement: Agreement) -> None:
        self.sent_to.show_value(agreement.sent_to or None)
        self.sent_on.show_value(agreement.sent_on)
        self.agreed_on.show_value(agreement.agreed_on)
        self.signed_by.show_value(agreement.signed_by or None)
        self.signed_on.show_value(agreement.signed_on)
        self.remark.show_value(agreement.remark or None)

    def _lay_out(self, about: str) -> None:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        places = (
            (self.sent_to, 0, 0, 1),
            (self.sent_on, 0, 1, 1),
            (self.agreed_on, 1, 1, 1),
            (self.signed_by, 2, 0, 1),
            (self.signed_on, 2, 1, 1),
            (self.remark, 3, 0, 2),
        )
        for field, row, column, columns in places:
            grid.addWidget(field, row, column, 1, columns)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.keep.setProperty("primary", True)
        self.keep.clicked.connect(self._keep)
        buttons = QDialogButtonBox()
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ApplyRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(tr("How far the other side agreed to the text"), "heading"))
        rows.addWidget(PlainLabel(about, "muted"))
        rows.addLayout(grid)
        rows.addWidget(self._said)
        rows.addWidget(buttons)
        # a button not yet in its window would be the default only until it loses the focus
        self.keep.setDefault(True)


def _words(caption: str) -> FactField[str]:
    return FactField(caption, words_of)


def _date(caption: str) -> FactField[PartialDate]:
    field = FactField(caption, date_of, date_text, date_echo)
    field.line.setPlaceholderText(tr("a day, a month or a year"))
    return field
