"""Requests in words: a line of the table, the facts of one, its steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.cases.requests import Request, RequestRow, RequestState, RequestStep
from liaison.domain.dates import PartialDate
from liaison.domain.language_names import language_name
from liaison.domain.measures import measure_label
from liaison.domain.meetings import Direction
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.cases.fields.cells import LATE, NOT_WRITTEN, OPEN, Cell, Tone
from liaison.ui.screens.cases.requests.shown import Known
from liaison.ui.widgets.reference.names import Names

_TONES = {RequestState.ANSWERED: Tone.GOOD, RequestState.REFUSED: Tone.BAD, RequestState.DRAFT: Tone.QUIET}
Facts = tuple[tuple[str, str], ...]
"""Names of facts with what is written; empty where nothing is."""


def row_cells(row: RequestRow, names: Names, *, with_case: bool) -> tuple[Cell, ...]:
    """A request column by column: to or from whom, what about, how far, until when, for how long."""
    about = " · ".join(part for part in (row.kind.label, row.reference) if part)
    if with_case and row.case_title:
        about = f"{about}\n{row.case_title}"
    return (
        Cell(towards(row, names), row.counterpart, is_bold=True),
        Cell(row.subject or tr("without a subject"), about, Tone.PLAIN if row.subject else Tone.QUIET),
        state_cell(row.state, row.sent_on, row.answered_on),
        due_cell(row, names.today),
        Cell(waiting_in_words(row, names.today), tone=Tone.PLAIN if row.state.is_open else Tone.QUIET),
    )


def towards(row: RequestRow, names: Names) -> str:
    """The other state behind an arrow that tells who asks."""
    state = names.country(row.counterpart_iso2) if row.counterpart_iso2 else tr("country not known")
    return f"→ {state}" if row.direction is Direction.OURS else f"← {state}"


def direction_in_words(direction: Direction) -> str:
    """Who asks."""
    return tr("We ask them") if direction is Direction.OURS else tr("They ask us")


def state_cell(state: RequestState, sent_on: PartialDate | None, answered_on: PartialDate | None) -> Cell:
    """How far a request has come, and since when."""
    when = ""
    if answered_on is not None:
        when = date_in_words(answered_on, short=True)
    elif sent_on is not None:
        day = date_in_words(sent_on, short=True)
        when = day if state is RequestState.SENT else tr("sent {date}", date=day)
    return Cell(state.label, when, _TONES.get(state, Tone.CALM), is_chip=True)


def due_cell(row: RequestRow, today: date) -> Cell:
    """Until when an answer is due, and how far that is away."""
    if row.due is None:
        return Cell(tr("no date"), tone=Tone.QUIET)
    day = date_in_words(row.due, short=True)
    latest = row.due.latest
    if not row.state.is_open or latest is None:
        return Cell(day, tone=Tone.PLAIN if row.state is RequestState.DRAFT else Tone.QUIET)
    left = (latest - today).days
    if left < 0:
        return Cell(LATE + trn("overdue by {n} day", "overdue by {n} days", -left), day, Tone.BAD)
    return Cell(day, tr("today") if left == 0 else trn("in {n} day", "in {n} days", left))


def waiting_in_words(row: RequestRow, today: date) -> str:
    """How long an answer has been waited for, or took."""
    waited = row.days_open(today)
    if waited is not None:
        return trn("{n} day", "{n} days", waited)
    if row.state.is_open:
        return tr("since when is not known")
    begun, ended = row.sent_on, row.answered_on
    if begun is None or ended is None or begun.earliest is None or ended.latest is None:
        return "—"
    return trn("after {n} day", "after {n} days", (ended.latest - begun.earliest).days)


def step_cells(step: RequestStep, known: Known) -> tuple[Cell, ...]:
    """A step: when, and what with all that is known of it."""
    when = date_in_words(step.happened_on, short=True) if step.happened_on is not None else ""
    meeting = known.meetings.get(step.meeting_id, "")
    if step.meeting_id:
        meeting = tr("Meeting: {title}", title=meeting or tr("it was deleted"))
    about = (step.ground.label if step.ground is not None else "", step.document, meeting, step.remark)
    return (
        Cell(when or tr("day not known"), tone=Tone.PLAIN if when else Tone.QUIET),
        Cell(step.kind.label, "\n".join(part for part in about if part), is_bold=True),
    )


def sides(request: Request, known: Known, names: Names) -> Facts:
    """Who asks whom, by which way."""
    facts = request.facts
    asking = _both(names, facts.requesting_iso2, known.requesting(facts))
    asked = _both(names, facts.requested_iso2, known.requested(facts))
    return (
        (tr("Requesting side"), asking),
        (tr("Requested side"), asked),
        (tr("Kind"), facts.kind.label),
        (tr("Measure"), measure_label(facts.measure) if facts.measure else ""),
        (tr("Channel"), facts.channel.label if facts.channel is not None else ""),
        (tr("Language"), language_name(facts.language)),
        (tr("Urgency"), facts.urgency.label if facts.urgency is not None else ""),
        (tr("Due"), date_in_words(facts.due) if facts.due is not None else ""),
        (tr("Own reference"), facts.reference),
        (tr("Their reference"), facts.their_reference),
    )


def content(request: Request) -> Facts:
    """What is asked: the parts every request needs."""
    facts = request.facts
    return (
        (tr("Offence"), facts.offence),
        (tr("Facts of the case"), facts.case_facts),
        (tr("Persons"), facts.persons),
        (tr("Questions"), facts.questions),
    )


def handling(request: Request) -> Facts:
    """How it may be passed on; only what is written."""
    facts = request.facts
    told = (
        (tr("Marking"), facts.tlp.value if facts.tlp is not None else tr("not marked")),
        (tr("Handling code"), facts.handling_code),
        (tr("Conditions of use"), facts.conditions_of_use),
        (tr("Originator"), facts.originator),
    )
    return tuple((name, text) for name, text in told if text)


def basis(request: Request, known: Known) -> Iterator[tuple[str, bool]]:
    """The legal basis with the words of the answer of its day; each with whether it is to be loud."""
    facts = request.facts
    if not facts.instrument_id:
        yield OPEN + tr(NOT_WRITTEN), True
        return
    yield known.instrument or tr("{key}: not among the instruments any more", key=facts.instrument_id), False
    if facts.basis_as_of is not None:
        yield tr("Asked for {date}", date=date_in_words(facts.basis_as_of)), False
    if facts.basis_trace:
        yield facts.basis_trace, False
    else:
        yield OPEN + tr("Why it is a basis is not written down; look for it again and choose it."), True


def _both(names: Names, country: str, authority: str) -> str:
    return ", ".join(part for part in (names.country(country) if country else "", authority) if part)
