"""What is known of the current leg: its facts, whom to call, on what basis, what is open there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.cases.chain_answers import ChainAnswer, LegAnswer
from liaison.domain.cases.chains import ChainProblem, Leg
from liaison.domain.cases.requests import RequestRow
from liaison.domain.coverage import OfficeAnswer
from liaison.domain.directory import OfficeDetail
from liaison.domain.legal_bases import InstrumentAnswer, Verdict
from liaison.ui.icons import icon
from liaison.ui.screens.cases.chain.leg_words import leg_words
from liaison.ui.screens.cases.page.words import graded
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.contact_words import contact_in_full
from liaison.ui.widgets.reference.names import BESIDE, Names

_OFFICES_SHOWN, _BASES_SHOWN = 3, 3


class LegSide(QScrollArea):
    """Sentences below headings; buttons lead to the office, to the legal bases and to a new request."""

    office_asked = Signal(str)
    bases_asked = Signal(str, str)
    """Both countries."""
    request_asked = Signal(str)
    """The other state of a new request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._pair, self._country = "", ("", ""), ""
        self._inside = QWidget()
        self._title = PlainLabel("", "heading")
        self._facts = PlainLabel("", "muted", selectable=True)
        self._problems = PlainLabel("", "bad")
        self._calls = PlainLabel("", selectable=True)
        self._basis = PlainLabel("", selectable=True)
        self._open = PlainLabel("", selectable=True)
        self._headings = [
            PlainLabel(text, "heading") for text in (tr("Whom to call"), tr("Legal basis"), tr("Open there"))
        ]
        self.to_office = QPushButton(icon("directory"), tr("The office"))
        self.to_bases = QPushButton(icon("legal-bases"), tr("All legal bases"))
        self.to_request = QPushButton(icon("add"), tr("New request there"))
        self._lay_out()
        self.to_office.clicked.connect(lambda: self.office_asked.emit(self._office))
        self.to_bases.clicked.connect(lambda: self.bases_asked.emit(*self._pair))
        self.to_request.clicked.connect(lambda: self.request_asked.emit(self._country))

    def show_leg(
        self,
        leg: Leg | None,
        names: Names,
        answer: ChainAnswer | None,
        problems: tuple[ChainProblem, ...],
        agencies: Mapping[str, str],
    ) -> None:
        """Show a leg; without an answer what is known of its country follows."""
        self._inside.setVisible(leg is not None)
        if leg is None:
            return
        words = leg_words(leg.facts, names, None)
        self._title.setText(words.country)
        self._facts.setText("\n".join(_facts(leg, agencies)))
        own = [one.sentence for one in problems if one.leg_id == leg.key.id]
        self._problems.setText("\n".join(own))
        self._problems.setVisible(bool(own))
        self._country = leg.facts.country_iso2
        found = answer.of(self._country) if answer is not None else None
        self._office = found.first.office.id if found is not None and found.first is not None else ""
        self._pair = (answer.home, self._country) if answer is not None and answer.home else ("", "")
        self.to_office.setEnabled(bool(self._office))
        self.to_bases.setEnabled(bool(self._pair[0] and self._country and self._pair[0] != self._country))
        self.to_request.setEnabled(bool(self._country))
        if found is None or answer is None:
            for label in (self._calls, self._basis, self._open):
                label.setText("…")
            return
        self._calls.setText("\n".join(_calls(found, names)))
        self._calls.set_role("bad" if found.is_gap else "")
        self._basis.setText("\n".join(_basis(found, answer)))
        self._basis.set_role("warn" if found.verdict in (Verdict.NO, Verdict.NOT_KNOWN) else "")
        self._open.setText("\n".join(_open(found, names)) or tr("Nothing is open there."))

    def show_office(self, office: OfficeDetail | None) -> None:
        """Add how the first office is reached."""
        if office is None or office.id != self._office:
            return
        parts = [office.phone or tr("telephone not known"), office.email]
        if office.opening is not None:
            there = tr("{time} there", time=f"{office.opening.there:%H:%M}") if office.opening.there is not None else ""
            parts.append(BESIDE.join(part for part in (office.opening.state.label, there) if part))
        lines = self._calls.text().split("\n")
        self._calls.setText("\n".join([lines[0], *("    " + part for part in parts if part), *lines[1:]]))

    def _lay_out(self) -> None:
        inside = self._inside
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(GAP, GAP, GAP, GAP)
        rows.setSpacing(SPACING - 2)
        for widget in (self._title, self._facts, self._problems):
            rows.addWidget(widget)
        for heading, text in zip(self._headings, (self._calls, self._basis, self._open), strict=True):
            rows.addSpacing(SPACING)
            rows.addWidget(heading)
            rows.addWidget(text)
            text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._facts.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        rows.addStretch(1)
        rows.addSpacing(SPACING)
        buttons = FlowLayout(spacing=SPACING)
        for button in (self.to_office, self.to_bases, self.to_request):
            buttons.addWidget(button)
        rows.addLayout(buttons)
        inside.hide()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _facts(leg: Leg, agencies: Mapping[str, str]) -> Iterator[str]:
    facts = leg.facts
    quantity = facts.quantity.words if facts.quantity is not None else ""
    said = (
        facts.role.label if facts.role else tr("role not known"),
        facts.way.label if facts.way else "",
        " ".join(part for part in (quantity, facts.goods) if part),
        facts.state.label if facts.state else tr("state not stated"),
    )
    yield " · ".join(part for part in said if part)
    holder = agencies.get(facts.agency_id) or facts.agency_name
    if holder:
        yield tr("Held by {agency}", agency=holder)
    since = tr("in use since {date}", date=facts.since) if facts.since is not None else ""
    until = tr("until {date}", date=facts.until) if facts.until is not None else ""
    if since or until:
        yield " ".join(part for part in (since, until) if part)
    source = " ".join(part for part in (facts.source, graded(facts.source_grade, facts.information_grade)) if part)
    yield tr("source: {source}", source=source) if source else tr("source not stated")
    if facts.remark:
        yield facts.remark


def _calls(found: LegAnswer, names: Names) -> Iterator[str]:
    if found.coverage is None:
        yield tr("The country of this leg is not known, so nobody can be named.")
        return
    if found.is_gap:
        yield found.coverage.gap_sentence(names.country(found.country_iso2))
        return
    for number, office in enumerate(found.coverage.offices[:_OFFICES_SHOWN], 1):
        yield f"{number}. {_office(office, names)}"
    left = found.coverage.totals.offices - _OFFICES_SHOWN
    if left > 0:
        yield tr("and {n} more in Coverage", n=left)
    if found.is_without_competent:
        yield tr("Of none of them is it known that it is competent for this crime.")
    yield from contact_in_full(found.contact, names.today)


def _office(office: OfficeAnswer, names: Names) -> str:
    return f"{office.office.name}{BESIDE}{office.competent.label}{BESIDE}{names.dated(office.fact.provenance)}"


def _basis(found: LegAnswer, answer: ChainAnswer) -> Iterator[str]:
    if not answer.home:
        yield tr("Say in the settings which office is your own, so that legal bases can be told.")
    elif found.country_iso2 == answer.home:
        yield tr("The own country: no legal basis between states is needed.")
    elif found.basis is None:
        yield tr("Not known: the country of this leg is not known.")
    else:
        for kind in found.basis.kinds:
            treaty = tr("bilateral treaty: {answer}", answer=kind.bilateral.verdict.label)
            yield f"{kind.kind.label}: {kind.verdict.label}{BESIDE}{treaty}"
        good = [one for one in found.basis.instruments if one.verdict is Verdict.YES][:_BASES_SHOWN]
        yield from map(_instrument, good)


def _instrument(one: InstrumentAnswer) -> str:
    as_of = tr("as of {date}", date=one.as_of) if one.as_of is not None else tr("as of: not known")
    return f"· {one.instrument.name}{BESIDE}{as_of}"


def _open(found: LegAnswer, names: Names) -> Iterator[str]:
    for request in found.requests:
        yield _request(request, names)


def _request(request: RequestRow, names: Names) -> str:
    days = request.days_open(names.today)
    waiting = trn("waits {n} day", "waits {n} days", days) if days is not None else ""
    late = tr("OVERDUE") if request.is_overdue(names.today) else ""
    return BESIDE.join(
        part for part in (late, request.subject or request.kind.label, request.state.label, waiting) if part
    )
