"""Writes down a figure that somebody published."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.operation_figures import FigureFacts, FigureKind, problem_of, read_amount
from liaison.domain.cases.quantities import QuantityError
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.careful_dialog import CarefulDialog
from liaison.ui.screens.cases.fields.reading import amount_text, date_text
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


class FigureDialog(CarefulDialog):
    """Gives `FigureFacts`.

    Args:
        facts: what the fields hold at first.
        who: the name of whose figure it is.
    """

    def __init__(
        self,
        facts: FigureFacts,
        who: str,
        names: Names,
        directory: DirectoryService,
        doors: Doors,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("New published figure") if is_new else tr("Published figure")
        hint = tr("What others published, with its source. It stands beside the own cases, and is never added to them.")
        super().__init__(title, hint, tr("Save figure"), parent)
        self._facts = facts
        self.kind = EnumBox(tr("What is counted"), FigureKind)
        self.amount, self.goods = QLineEdit(), QLineEdit()
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.who = AuthorityField(directory, doors)
        self.period, self.source, self.url, self.as_of = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.remark = QPlainTextEdit()
        self._lay_out_fields()
        self._fill(who)
        self.kind.currentIndexChanged.connect(lambda _: self._hint_at_amount())
        self.fill_done()
        self.fit()

    def read(self) -> FigureFacts:
        """The figure as it stands in the fields."""
        kind = self.kind.value()
        try:
            amount, unit = read_amount(kind, self.amount.text())
        except QuantityError as error:
            raise NotUnderstood(error.sentence, self.amount) from error
        facts = replace(
            self._facts,
            kind=kind,
            amount=amount,
            unit=unit,
            goods=self.goods.text().strip(),
            country_iso2=self.chosen(self.country),
            agency_id=self.who.key(),
            name=self.who.free_name(),
            period=typed_date(self.period),
            source=self.source.text().strip(),
            url=self.url.text().strip(),
            as_of=typed_date(self.as_of),
            remark=self.remark.toPlainText().strip(),
        )
        # first without what comes last in the form, so that the focus goes where the sentence points
        for checked, field in (
            (replace(facts, source="…", url=""), self.amount),
            (replace(facts, url=""), self.source),
        ):
            if problem := problem_of(checked):
                raise NotUnderstood(problem, field)
        if problem := problem_of(facts):
            raise NotUnderstood(problem, self.url)
        return facts

    def _lay_out_fields(self) -> None:
        self.add(tr("What is counted"), self.kind)
        self.add(tr("Amount"), self.amount)
        self.add(tr("Goods"), self.goods)
        self.add(tr("Country"), self.country)
        self.add(tr("Period"), self.period, tr("a year, a month or a span, such as 2017/2018"))
        self.add(tr("Whose figure"), self.who)
        self.add(tr("Known from"), self.source, tr("the report, the page, the speech"))
        self.add(tr("Web address"), self.url)
        self.add(tr("As of"), self.as_of, tr("a day, a month or a year"))
        self.add(tr("Remark"), self.remark)

    def _fill(self, who: str) -> None:
        facts = self._facts
        self.kind.show_value(facts.kind)
        self.amount.setText(amount_text(facts.amount, facts.unit))
        self.goods.setText(facts.goods)
        self.country.show_key(facts.country_iso2)
        self.period.setText(date_text(facts.period))
        self.who.show_authority(facts.agency_id, who)
        self.source.setText(facts.source)
        self.url.setText(facts.url)
        self.as_of.setText(date_text(facts.as_of))
        self.remark.setPlainText(facts.remark)
        self._hint_at_amount()
        self.kind.setFocus()

    def _hint_at_amount(self) -> None:
        is_count = self.kind.value().is_count
        self.amount.setPlaceholderText(tr("a whole number") if is_count else tr("with its unit, such as 12.5 kg"))
