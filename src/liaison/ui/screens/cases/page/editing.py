"""What an officer adds and changes in a case; each one a step that can be taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import marked, tr
from liaison.domain.cases.case import CaseFacts, CaseSide, FileNumber, Happening, Interest, InterestKind, Kept
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.references import Scheme
from liaison.domain.cases.register import CaseRow
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingRow
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import Case
from liaison.services.meetings import Made
from liaison.ui.doors import Doors
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.page.case_dialog import CaseDialog, GivenCase
from liaison.ui.screens.cases.page.part_dialogs import HappeningDialog, InterestDialog, NumberDialog, SideDialog
from liaison.ui.screens.cases.page.tie_dialog import TieDialog
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.names import Names


class CaseEditing(QObject):
    """Opens the forms and keeps what they give.

    Args:
        screen: the forms stand over it.
    """

    changed = Signal()
    """Something was kept, removed or taken back."""

    made = Signal(object)
    """The `RowKey` of a new case."""

    def __init__(self, services: CaseServices, doors: Doors, notice: Notice, screen: QWidget) -> None:
        super().__init__(screen)
        self._services, self._doors, self._screen, self._notice = services, doors, screen, notice
        self.keeping = Keeping(doors, services.journal, notice, screen)
        self.keeping.changed.connect(self.changed)

    # The case itself ----------------------------------------------------------------------------------------------------

    def new_case(self, names: Names, legs: tuple[LegFacts, ...] = (), crime: str = "") -> None:
        """Write a case down; with legs its chain is there at once."""
        cases = self._services.cases

        def show(beginning: tuple[str, Scheme]) -> None:
            reference, scheme = beginning
            facts = CaseFacts("", reference, crime, opened_on=PartialDate.of(names.today))
            hint = tr("References are built as {scheme}; the next free one stands below.", scheme=scheme.text)
            dialog = CaseDialog(facts, (), names, is_new=True, hint=hint, parent=self._screen)

            def keep(given: GivenCase) -> Made:
                return cases.create(given.facts, given.crimes, legs)

            self.keeping.open(
                dialog, keep, tr("The case was added."), "case_file.create", lambda made: self.made.emit(made.key)
            )

        self._doors.read(lambda: (cases.next_reference(), cases.scheme()), show, self._screen)

    def edit_case(self, case: Case, names: Names) -> None:
        """Change what a case is."""
        cases = self._services.cases
        dialog = CaseDialog(case.facts, case.crimes, names, is_new=False, parent=self._screen)
        self.keeping.open(
            dialog,
            lambda given: cases.edit(case.key, given.facts, given.crimes),
            tr("The case was changed."),
            "case_file.edit",
        )

    def delete_case(self, row: CaseRow) -> None:
        """Delete a case; it can be brought back."""
        delete = self._services.cases.delete
        done = tr("The case “{name}” was deleted.", name=row.name)
        self.keeping.write(lambda: delete(row.key), done, "case_file.delete")

    def ask_scheme(self) -> None:
        """Say how references are built."""
        cases = self._services.cases

        def show(scheme: Scheme) -> None:
            text, is_given = QInputDialog.getText(
                self._screen,
                tr("How references are built"),
                tr("YYYY stands for the year, # for the running number; all else for itself. Those there are stay."),
                QLineEdit.EchoMode.Normal,
                scheme.text,
            )
            if is_given:
                self._doors.write(lambda: cases.set_scheme(text), self._told_scheme, self._screen, self._refused)

        self._doors.read(cases.scheme, show, self._screen)

    def _told_scheme(self, scheme: Scheme) -> None:
        self._notice(tr("New references are built as {scheme}.", scheme=scheme.text), None)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._notice(str(error), None)
        else:
            self._doors.broke.emit(error)

    # What belongs to it -------------------------------------------------------------------------------------------------

    def side(self, case: Case, kept: Kept[CaseSide] | None, names: Names) -> None:
        """Name a country or an agency, or change one."""
        side = kept.facts if kept is not None else CaseSide()
        agency = case.agencies.get(side.agency_id, "")
        dialog = SideDialog(side, agency, names, self._services.directory, self._doors, self._screen)
        self._part(case.key, kept, dialog, tr("The country or agency was saved."), "case_side")

    def number(self, case: Case, kept: Kept[FileNumber] | None, names: Names) -> None:
        """Write a file number down, or change one."""
        number = kept.facts if kept is not None else FileNumber("")
        agency = case.agencies.get(number.agency_id, "")
        dialog = NumberDialog(number, agency, names, self._services.directory, self._doors, self._screen)
        self._part(case.key, kept, dialog, tr("The file number was saved."), "case_number")

    def interest(self, case: Case, kept: Kept[Interest] | None, names: Names) -> None:
        """Write a person or thing of interest down, or change one."""
        interest = kept.facts if kept is not None else Interest(InterestKind.PERSON, "")
        dialog = InterestDialog(interest, names, self._screen)
        self._part(case.key, kept, dialog, tr("The person or thing of interest was saved."), "case_interest")

    def happening(self, case: Case, kept: Kept[Happening] | None, names: Names) -> None:
        """Write down what happened, or correct it."""
        dialog = HappeningDialog(kept.facts if kept is not None else Happening(""), names, self._screen)
        self._part(case.key, kept, dialog, tr("What happened was saved."), "case_happening")

    def tie(self, case: Case, names: Names) -> None:
        """Tie the case to a meeting, and to a line of its notes."""
        meetings, cases = self._services.meetings, self._services.cases

        def show(latest: tuple[MeetingRow, ...]) -> None:
            dialog = TieDialog(latest, meetings, self._doors, self._screen)
            self.keeping.open(
                dialog,
                lambda given: cases.tie_meeting(case.key, given.meeting, given.line, given.words),
                tr("The case was tied to the meeting."),
                "link.create",
            )

        self._doors.read(meetings.page, show, self._screen)

    def untie(self, link: RowKey) -> None:
        """Take a tie away."""
        untie = self._services.cases.untie
        self.keeping.write(lambda: untie(link), tr("The case is no longer tied to the meeting."), "link.delete")

    def remove(self, kept: Kept[Any]) -> None:
        """Remove what belongs to the case."""
        remove, kind = self._services.cases.remove_part, type(kept.facts)
        done, label = _REMOVED[kind]
        self.keeping.write(lambda: remove(kept.key, kind), tr(done), label)

    def _part(self, case: RowKey, kept: Kept[Any] | None, dialog: FormDialog, done: str, table: str) -> None:
        cases = self._services.cases
        if kept is None:
            self.keeping.open(dialog, lambda given: cases.add(case, given), done, f"{table}.create")
        else:
            key = kept.key
            self.keeping.open(dialog, lambda given: cases.edit_part(key, given), done, f"{table}.edit")


_REMOVED: dict[type, tuple[str, str]] = {
    CaseSide: (marked("The country or agency was removed."), "case_side.delete"),
    FileNumber: (marked("The file number was removed."), "case_number.delete"),
    Interest: (marked("The person or thing of interest was removed."), "case_interest.delete"),
    Happening: (marked("What happened was removed."), "case_happening.delete"),
}
