"""The forms for what belongs to a case: who is involved, numbers, people and things of interest, what happened."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.case import CaseRole, CaseSide, FileNumber, Happening, Interest, InterestKind
from liaison.domain.statements import InformationGrade, SourceGrade
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.reading import typed_time
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.names import Names


class SideDialog(FormDialog):
    """Gives a `CaseSide`; `agency` is the name of the one it has already."""

    def __init__(
        self, side: CaseSide, agency: str, names: Names, directory: DirectoryService, doors: Doors, parent: QWidget
    ) -> None:
        hint = tr("A country or an agency that has to do with the case, in which role and since when.")
        super().__init__(tr("Country or agency"), hint, tr("Save"), parent)
        self.country = ChoiceField(country_choices(names), "", tr("name or code"))
        self.agency = AuthorityField(directory, doors)
        self.role = EnumBox(tr("Role"), CaseRole)
        self.since, self.remark = QLineEdit(), QLineEdit()
        self.add(tr("Country"), self.country)
        self.add(tr("Agency"), self.agency)
        self.add(tr("Role"), self.role)
        self.add(tr("Since"), self.since, tr("a day, a month or a year"))
        self.add(tr("Remark"), self.remark)
        self.country.show_key(side.country_iso2)
        self.agency.show_authority(side.agency_id, agency or side.name)
        self.role.show_value(side.role)
        self.since.setText(str(side.since) if side.since is not None else "")
        self.remark.setText(side.remark)
        self.country.setFocus()
        self.fit()

    def read(self) -> CaseSide:
        """The side as it stands in the fields."""
        side = CaseSide(
            self.chosen(self.country),
            self.agency.key(),
            self.agency.free_name(),
            self.role.value(),
            typed_date(self.since),
            self.remark.text().strip(),
        )
        if not (side.country_iso2 or side.agency_id or side.name):
            raise NotUnderstood(tr("Name a country or an agency."), self.country)
        return side


class NumberDialog(FormDialog):
    """Gives a `FileNumber`; `agency` is the name of the one it has already."""

    def __init__(
        self, number: FileNumber, agency: str, names: Names, directory: DirectoryService, doors: Doors, parent: QWidget
    ) -> None:
        hint = tr("A number under which somebody keeps the case: a file, a court’s, a message’s.")
        super().__init__(tr("File number"), hint, tr("Save"), parent)
        self.number, self.remark = QLineEdit(), QLineEdit()
        self.country = ChoiceField(country_choices(names), "", tr("whose number it is"))
        self.agency = AuthorityField(directory, doors)
        self.add(tr("Number"), self.number)
        self.add(tr("Country"), self.country)
        self.add(tr("Agency"), self.agency)
        self.add(tr("Remark"), self.remark)
        self.number.setText(number.number)
        self.country.show_key(number.country_iso2)
        self.agency.show_authority(number.agency_id, agency)
        self.remark.setText(number.remark)
        self.number.setFocus()
        self.fit()

    def read(self) -> FileNumber:
        """The number as it stands in the fields."""
        number = self.number.text().strip()
        if not number:
            raise NotUnderstood(tr("The number is missing."), self.number)
        remark = " · ".join(part for part in (self.agency.free_name(), self.remark.text().strip()) if part)
        return FileNumber(number, self.chosen(self.country), self.agency.key(), remark)


class GradedDialog(FormDialog):
    """With the fields that say where something is known from, and how sure that is."""

    def __init__(self, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(title, hint, tr("Save"), parent)
        self.source = QLineEdit()
        self.source_grade = EnumBox(tr("Reliability of the source"), SourceGrade, tr("not graded"))
        self.information_grade = EnumBox(tr("Credibility of the information"), InformationGrade, tr("not graded"))

    def add_grades(
        self, source: str, source_grade: SourceGrade | None, information_grade: InformationGrade | None
    ) -> None:
        """The three fields, below the others."""
        self.add(tr("Known from"), self.source, tr("who said so, or which document"))
        self.add(tr("Reliability of the source"), self.source_grade)
        self.add(tr("Credibility of the information"), self.information_grade)
        self.source.setText(source)
        self.source_grade.show_value(source_grade)
        self.information_grade.show_value(information_grade)


class InterestDialog(GradedDialog):
    """Gives an `Interest`."""

    def __init__(self, interest: Interest, names: Names, parent: QWidget) -> None:
        hint = tr("Whom or what the case is about. Kept apart from counterparts: never in the directory.")
        super().__init__(tr("Person or thing of interest"), hint, parent)
        self.kind = EnumBox(tr("Kind"), InterestKind)
        self.name, self.identifier, self.remark = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.country = ChoiceField(country_choices(names), "", tr("not stated"))
        self.add(tr("Kind"), self.kind)
        self.add(tr("Name"), self.name, tr("as the source writes it"))
        self.add(tr("Identifier"), self.identifier, tr("passport, number plate, container, account"))
        self.add(tr("Country"), self.country)
        self.add(tr("Remark"), self.remark)
        self.add_grades(interest.source, interest.source_grade, interest.information_grade)
        self.kind.show_value(interest.kind)
        self.name.setText(interest.name)
        self.identifier.setText(interest.identifier)
        self.country.show_key(interest.country_iso2)
        self.remark.setPlainText(interest.remark)
        self.name.setFocus()
        self.fit()

    def read(self) -> Interest:
        """What stands in the fields."""
        name, identifier = self.name.text().strip(), self.identifier.text().strip()
        if not (name or identifier):
            raise NotUnderstood(tr("A name or an identifier is needed."), self.name)
        return Interest(
            self.kind.value(),
            name or identifier,
            identifier if name else "",
            self.chosen(self.country),
            self.remark.toPlainText().strip(),
            self.source.text().strip(),
            self.source_grade.chosen(),
            self.information_grade.chosen(),
        )


class HappeningDialog(GradedDialog):
    """Gives a `Happening`."""

    def __init__(self, happening: Happening, names: Names, parent: QWidget) -> None:
        hint = tr("One step of what happened; its date may be as uncertain as it is.")
        super().__init__(tr("What happened"), hint, parent)
        self.words, self.when, self.at = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.zone, self.place = QLineEdit(), QLineEdit()
        self.country = ChoiceField(country_choices(names), "", tr("not stated"))
        self.add(tr("In words"), self.words)
        self.add(tr("When"), self.when, tr("17 April 2019, April 2019, about 2019, before May 2019"))
        self.add(tr("At"), self.at, tr("hour and minute, such as 06:40"))
        self.add(tr("Time zone"), self.zone, "Europe/Minsk")
        self.add(tr("Place"), self.place)
        self.add(tr("Country"), self.country)
        self.add_grades(happening.source, happening.source_grade, happening.information_grade)
        self.words.setPlainText(happening.text)
        self.when.setText(str(happening.happened_on) if happening.happened_on is not None else "")
        self.at.setText(happening.at)
        self.zone.setText(happening.time_zone)
        self.place.setText(happening.place)
        self.country.show_key(happening.country_iso2)
        self.words.setFocus()
        self.fit()

    def read(self) -> Happening:
        """What stands in the fields."""
        text = self.words.toPlainText().strip()
        if not text:
            raise NotUnderstood(tr("Say what happened."), self.words)
        return Happening(
            text,
            typed_date(self.when),
            typed_time(self.at),
            typed_zone(self.zone),
            self.place.text().strip(),
            self.chosen(self.country),
            self.source.text().strip(),
            self.source_grade.chosen(),
            self.information_grade.chosen(),
        )


def typed_zone(line: QLineEdit) -> str:
    """A time zone of the IANA database; empty when nothing was typed. Raises NotUnderstood."""
    typed = line.text().strip()
    known = {zone.casefold(): zone for zone in available_timezones()} if typed else {}
    if typed and typed.casefold() not in known:
        raise NotUnderstood(tr("“{text}” is no time zone: write one such as Europe/Minsk.", text=typed), line)
    return known.get(typed.casefold(), "")
