"""The brief that is read before a meeting, as a paper: on the screen or on sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from liaison.base.translations import tr, trn
from liaison.domain.brief_questions import Subject
from liaison.domain.briefing import Brief, KeptRequest, SinceLast
from liaison.domain.cases.requests import RequestState
from liaison.domain.coverage import Competent, OfficeAnswer
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.legal_bases import InstrumentAnswer, KindAnswer, LegalAnswer, Verdict
from liaison.domain.meeting_words import capacity_words
from liaison.domain.provenance import Provenance
from liaison.export.dealings import (
    Sources,
    belongs,
    competence,
    contact,
    coverage,
    known,
    meetings_of,
    posts_of,
    promises_of,
    table,
    wishes_of,
)
from liaison.export.paper import Block, Cell, Heading, Paper, Tone, Words
from liaison.export.wording import Naming, beside, footer

_STATES = {state.value: state for state in RequestState}
INSTRUMENTS = 10
"""Instruments named a kind of request."""
COMPETENCES = 12
"""Fields of competence told of; those stated last come first."""


def brief_paper(brief: Brief, naming: Naming, language: str, made: datetime) -> Paper:
    """Everything, what presses first: open promises, what is new, then who they are and what is known of them."""
    sources, today = Sources(naming), made.date()
    blocks = [
        *promises_of(brief.promises, today),
        *_since(brief, naming),
        *_legal(brief, naming),
        *_requests(brief, naming, today),
        *_cases(brief),
        *_sides(brief),
        *_counterparts(brief, naming, sources, today),
        *_covered(brief, naming, sources),
        *meetings_of(brief.met, brief.met_count),
        *wishes_of(brief.wishes, naming),
        *sources.listed(),
    ]
    marking = brief.marking.value if brief.marking else ""
    return Paper(_title(brief), _about(brief, naming), tuple(blocks), footer(brief.pack, made), marking, language)


def _title(brief: Brief) -> str:
    return tr("Brief: {subject}", subject=brief.title)


def _about(brief: Brief, naming: Naming) -> tuple[str, ...]:
    countries = ", ".join(map(naming.country, brief.countries))
    pair = f"{naming.country(brief.home)} ↔ {countries}" if brief.home and countries else countries
    lines = [beside(tr("on {date}", date=brief.on), pair)]
    if brief.further_countries:
        left = trn(
            "and {n} more country, of which only promises and meetings are told",
            "and {n} more countries, of which only promises and meetings are told",
            brief.further_countries,
        )
        lines[0] = f"{lines[0]}, {left}"
    if not brief.home:
        lines.append(tr("Your own agency is not known, so no legal basis is told: choose it in the settings."))
    return tuple(lines)


def _counterparts(brief: Brief, naming: Naming, sources: Sources, today: date) -> Iterator[Block]:
    for detail in brief.counterparts:
        yield Heading(detail.name, belongs(detail))
        yield from contact(detail, naming, is_short=True)
        yield from posts_of(detail.posts, sources, today)
        yield from _own_coverage(detail, naming, sources)
        yield from competence(detail, naming, sources, COMPETENCES)


def _own_coverage(detail: AgencyDetail | OfficeDetail, naming: Naming, sources: Sources) -> Iterator[Block]:
    if isinstance(detail, AgencyDetail):
        yield from coverage(detail, naming, sources) if detail.offices else ()
        return
    alike: dict[tuple[str, str, Provenance], list[str]] = {}
    for fact in detail.covers:
        limit = tr("only for {crime}", crime=naming.crime(fact.crime_type)) if fact.crime_type else ""
        alike.setdefault((fact.role.label, limit, fact.provenance), []).append(naming.country(fact.country_iso2))
    rows = [
        (Cell.of(role, limit), Cell.of(", ".join(countries)), sources.cell(provenance))
        for (role, limit, provenance), countries in alike.items()
    ]
    yield Heading(tr("Countries it covers"), str(len(detail.covers)) if detail.covers else "")
    columns = ((tr("Role"), 20), (tr("Countries"), 52), (tr("As of"), 28))
    yield from table(columns, rows, tr("No country is known that it covers: not known, not “none”."))


def _sides(brief: Brief) -> Iterator[Block]:
    if not brief.sides:
        return
    yield Heading(tr("Who else sits there") if brief.counterparts else tr("Who sits there"))
    rows = [
        (Cell.of(one.name), Cell.of(capacity_words(one.capacity)), known("; ".join(one.people))) for one in brief.sides
    ]
    yield from table(((tr("Delegation"), 44), (tr("Capacity"), 18), (tr("People"), 38)), rows, "")


def _legal(brief: Brief, naming: Naming) -> Iterator[Block]:
    for answer in brief.legal:
        pair = f"{naming.country(answer.a)} ↔ {naming.country(answer.b)}"
        yield Heading(tr("Legal basis, both ways: {countries}", countries=pair), tr("on {date}", date=answer.at))
        rows = [_kind(one, answer) for one in answer.kinds]
        columns = ((tr("For"), 20), (tr("Answer"), 30), (tr("On what"), 50))
        yield from table(columns, rows, tr("Nothing is known."))
        named = dict.fromkeys(identity for one in answer.kinds for identity in one.instruments[:INSTRUMENTS])
        limits = [_limits(found, naming) for one in named if (found := answer.instrument(one)) is not None]
        given = [row for row in limits if row is not None]
        columns = ((tr("Instrument"), 30), (tr("Conditions, reservations"), 50), (tr("As of"), 20))
        yield from table(columns, given, "") if given else ()


def _kind(one: KindAnswer, answer: LegalAnswer) -> tuple[Cell, ...]:
    bases = [found.instrument.name for identity in one.instruments if (found := answer.instrument(identity))]
    said = tr("Yes, under conditions") if one.verdict is Verdict.YES and one.conditional else one.verdict.label
    when = tr("as of {date}", date=one.bilateral.as_of) if one.bilateral.as_of else ""
    treaty = tr("bilateral treaty: {answer}", answer=beside(one.bilateral.verdict.label, when))
    left = len(bases) - INSTRUMENTS
    more = trn("and {n} more instrument", "and {n} more instruments", left) if left > 0 else ""
    tone = Tone.PLAIN if one.verdict is Verdict.YES else Tone.STRONG
    listed = Cell.of("; ".join(bases[:INSTRUMENTS]), more) if bases else known("")
    return Cell.of(one.kind.label), Cell.of(said, treaty, tone=tone), listed


def _limits(found: InstrumentAnswer, naming: Naming) -> tuple[Cell, ...] | None:
    """What limits an instrument, said once though it serves several kinds; None where nothing does."""
    conditions = "; ".join(condition.words for condition in found.conditions)
    reservations = [f"{naming.country(country)}: “{words}”" for country, words in found.reservations]
    if not conditions and not reservations:
        return None
    when = str(found.as_of) if found.as_of else tr("date not known")
    return Cell.of(found.instrument.name), Cell.of(conditions, *reservations), Cell.of("", when)


def _requests(brief: Brief, naming: Naming, today: date) -> Iterator[Block]:
    if brief.subject is Subject.COUNTRY and not brief.requests:
        return
    yield Heading(tr("Requests"))
    rows = [_request(one, naming, today) for one in brief.requests]
    columns = ((tr("From and to"), 28), (tr("About"), 44), (tr("State"), 28))
    yield from table(columns, rows, tr("No request between you is kept here."))


def _cases(brief: Brief) -> Iterator[Block]:
    if not brief.cases:
        return
    yield Heading(tr("Open cases"))
    rows = [
        (
            Cell.of(one.name),
            Cell.of(", ".join(one.numbers) or tr("no file number")),
            Cell.of(trn("{n} request waits", "{n} requests wait", one.waiting) if one.waiting else tr("nothing waits")),
        )
        for one in brief.cases
    ]
    yield from table(((tr("Case"), 48), (tr("File numbers"), 28), (tr("Requests"), 24)), rows, "")


def _request(one: KeptRequest, naming: Naming, today: date) -> tuple[Cell, ...]:
    way = " → ".join(
        naming.country(iso2) if iso2 else tr("not known") for iso2 in (one.requesting_iso2, one.requested_iso2)
    )
    late = one.answered_on is None and one.due is not None and one.due.latest is not None and one.due.latest < today
    dates = beside(
        tr("sent {date}", date=one.sent_on) if one.sent_on else "",
        tr("due {date}", date=one.due) if one.due else "",
        tr("answered {date}", date=one.answered_on) if one.answered_on else "",
    )
    state = tr("OVERDUE") if late else (_STATES[one.state].label if one.state in _STATES else tr("not known"))
    return (
        Cell.of(way),
        Cell.of(one.subject, one.reference),
        Cell.of(state, dates, tone=Tone.STRONG if late else Tone.PLAIN),
    )


def _covered(brief: Brief, naming: Naming, sources: Sources) -> Iterator[Block]:
    for country in brief.coverage.countries:
        name = naming.country(country.country_iso2)
        totals = country.totals
        note = trn("{n} office", "{n} offices", totals.offices) if totals.offices else country.gap_label
        yield Heading(tr("Who covers {country}", country=name), note)
        if country.is_gap:
            yield Words(country.gap_sentence(name), Tone.LOUD)
            continue
        rows = [_office(one, naming, sources) for one in country.offices]
        yield from table(((tr("Office"), 50), (tr("Covers"), 22), (tr("As of"), 28)), rows, "")
        left = totals.offices - len(country.offices)
        if left > 0:
            yield Words(trn("and {n} more office", "and {n} more offices", left), Tone.QUIET)


def _office(one: OfficeAnswer, naming: Naming, sources: Sources) -> tuple[Cell, ...]:
    seat = ", ".join(
        filter(None, (one.office.city, naming.country(one.office.country_iso2) if one.office.country_iso2 else ""))
    )
    competent = one.competent.label if one.competent is Competent.YES else ""
    return (
        Cell.of(one.office.name, beside(one.office.agency_short_name or one.office.agency_name, seat)),
        Cell.of(one.fact.role.label, competent),
        sources.cell(one.fact.provenance),
    )


def _since(brief: Brief, naming: Naming) -> Iterator[Block]:
    since = brief.since
    if since is None:
        yield Words(
            tr("No earlier meeting with a date is recorded, so what is new since then cannot be told."), Tone.QUIET
        )
        return
    yield Heading(tr("What changed since the last meeting"), tr("on {date}", date=since.since))
    if since.is_empty:
        yield Words(tr("Nothing that is known here."), Tone.QUIET)
        return
    rows = [*_kept(since), *_posts_changed(since), *_coverage_changed(since, naming), *_corrected(since)]
    if since.has_newer_pack and brief.pack is not None:
        newer = tr("Version {version} of {date}", version=brief.pack.version, date=brief.pack.released)
        rows.append((Cell.of(tr("A newer reference pack")), Cell.of(newer)))
    yield from table((("", 30), ("", 70)), rows, "")


def _kept(since: SinceLast) -> Iterator[tuple[Cell, ...]]:
    for one in since.kept:
        yield Cell.of(tr("Promise kept")), Cell.of(one.text, beside(one.owner_name, one.made_in_title))


def _posts_changed(since: SinceLast) -> Iterator[tuple[Cell, ...]]:
    for one in since.ended:
        yield (
            Cell.of(tr("Left a post")),
            Cell.of(one.person_name, beside(one.post_title, tr("until {date}", date=one.held_to))),
        )
    for one in since.began:
        yield (
            Cell.of(tr("Took up a post")),
            Cell.of(one.person_name, beside(one.post_title, tr("since {date}", date=one.held_from))),
        )


def _coverage_changed(since: SinceLast, naming: Naming) -> Iterator[tuple[Cell, ...]]:
    for country in since.coverage.countries:
        for one in country.changes:
            source = one.decisive.fact.provenance
            place = naming.country(country.country_iso2)
            yield (
                Cell.of(one.kind.label, place),
                Cell.of(one.office.name, beside(naming.dated(source).replace("\u00a0", " "), source.source_title)),
            )


def _corrected(since: SinceLast) -> Iterator[tuple[Cell, ...]]:
    for one in since.corrected:
        said = "" if one.value is None else str(one.value)
        what = one.correction.field.replace("_", " ")
        yield Cell.of(tr("Corrected by you"), what), Cell.of(said, one.correction.source_title)
