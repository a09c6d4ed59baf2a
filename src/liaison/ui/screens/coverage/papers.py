"""The answer on paper: a brief on one sheet, and a list of whom to call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from liaison.base.translations import language, tr
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.papers import CoverageMaterial
from liaison.domain.question_pieces import Question
from liaison.export.brief import Asked, coverage_brief
from liaison.export.call_list import coverage_call_list
from liaison.export.paper import Paper
from liaison.export.wording import Naming
from liaison.services.coverage import CoverageService
from liaison.services.papers import PaperService
from liaison.ui.doors import Doors
from liaison.ui.printing.fitting import fitted
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.widgets.reference.names import Names

_MOST = 30
"""Offices a country on one sheet; an answer lists no more."""

Make = Callable[[Asked, Naming, int], Paper]


@dataclass(frozen=True, slots=True)
class _Read:
    material: CoverageMaterial
    names: Names


class CoveragePapers:
    """Reads what the papers need beside the answer, and shows them."""

    def __init__(
        self,
        papers: PaperService,
        coverage: CoverageService,
        doors: Doors,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._papers, self._coverage, self._doors = papers, coverage, doors
        self._today, self._now = today, now

    def offers(self, answer: CoverageAnswer, question: Question, parent: QWidget) -> tuple[PaperOffer, ...]:
        """The papers there are of an answer."""
        return (
            PaperOffer(tr("Brief on one sheet"), lambda: self._show(coverage_brief, answer, question, parent)),
            PaperOffer(tr("Call list"), lambda: self._show(coverage_call_list, answer, question, parent)),
        )

    def _show(self, make: Make, answer: CoverageAnswer, question: Question, parent: QWidget) -> None:
        papers, coverage, today = self._papers, self._coverage, self._today

        def read() -> _Read:
            names = Names(coverage.countries(), coverage.crime_types(), language(), today())
            return _Read(papers.of_coverage(answer), names)

        def show(found: _Read) -> None:
            marking = found.material.marking.value if found.material.marking else ""
            further = _further(answer, question)
            asked = Asked(answer, found.material, question.is_route, language(), self._now(), further, marking)
            PaperDialog(fitted(lambda most: make(asked, found.names, most), _MOST), parent=parent).exec()

        self._doors.read(read, show, parent)


def _further(answer: CoverageAnswer, question: Question) -> str:
    """The agencies or the office that the question named: the offices of others are left out, which the paper must say."""
    offices = [one.office for country in answer.countries for one in country.offices]
    if question.office:
        return tr("only {names}", names=", ".join(dict.fromkeys(one.name for one in offices)))
    if question.agencies:
        names = dict.fromkeys(one.agency_short_name or one.agency_name for one in offices)
        return tr("only {names}", names=", ".join(names) or tr("the agencies named"))
    return ""
