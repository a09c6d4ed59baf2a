"""What can be put on paper of the directory: the hand-over sheet, and a letter that asks whether what is held is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from liaison.base.translations import language, speaking, tr
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.hand_over import HandOver
from liaison.export.hand_over import hand_over_sheet
from liaison.export.letter import Letter, lines_about_agency, lines_about_office, verification_letter
from liaison.ui.doors import Doors
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.printing.sheets import Sheets
from liaison.ui.screens.directory.letter_dialog import LetterDialog
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Place
from liaison.ui.screens.directory.services import DirectoryServices
from liaison.ui.widgets.reference.names import Names

Detail = OfficeDetail | AgencyDetail


class DirectoryPapers:
    """Reads what a paper needs, and shows it before it leaves.

    Args:
        screen: over which the dialogs stand.
    """

    def __init__(
        self,
        services: DirectoryServices,
        doors: Doors,
        screen: QWidget,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._services, self._doors, self._screen = services, doors, screen
        self._today, self._now = today, now

    def offers(self, place: Place | None) -> tuple[PaperOffer, ...]:
        """The papers there are of an office or agency; none of anything else."""
        if place is None or place.kind not in (Kind.OFFICE, Kind.AGENCY):
            return ()
        return (
            PaperOffer(tr("Hand-over sheet"), lambda: self.hand_over(place)),
            PaperOffer(tr("Letter that asks what is still right…"), lambda: self.letter(place)),
        )

    def hand_over(self, place: Place) -> None:
        """Show the hand-over sheet of an office or agency."""
        service = self._services.hand_over

        def read() -> tuple[HandOver, Names]:
            given = service.of_office(place.id) if place.kind is Kind.OFFICE else service.of_agency(place.id)
            return given, self._names(language())

        def show(found: tuple[HandOver, Names]) -> None:
            sheet = hand_over_sheet(found[0], found[1], language(), self._now())
            PaperDialog(Sheets(sheet), parent=self._screen).exec()

        self._doors.read(read, show, self._screen)

    def letter(self, place: Place) -> None:
        """Ask to whom and in which language, and show the letter."""
        directory = self._services.directory

        def read() -> tuple[Detail, Names]:
            detail: Detail = directory.office(place.id) if place.kind is Kind.OFFICE else directory.agency(place.id)
            return detail, self._names(language())

        self._doors.read(read, lambda found: self._ask(*found), self._screen)

    def _names(self, spoken: str) -> Names:
        coverage = self._services.coverage
        return Names(coverage.countries(), coverage.crime_types(), spoken, self._today())

    def _ask(self, detail: Detail, names: Names) -> None:
        dialog = LetterDialog(detail.name, self._screen)
        if dialog.exec() == LetterDialog.DialogCode.Accepted:
            self._show(detail, names, dialog.addressee.text().strip() or detail.name, dialog.language())

    def _show(self, detail: Detail, names: Names, addressee: str, spoken: str) -> None:
        naming = Names(names.countries, names.crime_types, spoken, names.today)
        with speaking(spoken):
            about = lines_about_office if isinstance(detail, OfficeDetail) else lines_about_agency
            lines = about(detail, naming, names.today)  # type: ignore[arg-type]
            sheets = Sheets(verification_letter(Letter(addressee, spoken, names.today, lines)))
        dialog = PaperDialog(sheets, parent=self._screen)
        facts, asked = tuple(line.name for line in lines), self._services.freshness.asked

        def keep() -> None:
            self._doors.write(lambda: asked(facts, addressee), lambda _: None, self._screen)
            dialog.say_more(tr("It is noted that {who} was asked today.", who=addressee))

        dialog.left.connect(keep)
        dialog.exec()
