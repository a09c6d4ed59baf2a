"""The sheet that is handed over with an office or agency when an officer rotates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from liaison.base.translations import tr, trn
from liaison.domain.coverage import CoverageFact
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.follow_ups import Promise
from liaison.domain.hand_over import HandOver, Met
from liaison.domain.meetings import Direction
from liaison.domain.opening import worded_hours
from liaison.domain.people import Post
from liaison.domain.provenance import AppliedCorrection, Origin, Provenance, Strength
from liaison.domain.treaty_wishes import TreatyWish
from liaison.export.paper import Block, Cell, Column, Heading, Paper, Table, Tone, Words
from liaison.export.wording import Naming, beside, footer

_DUE_SHOWN = 25


def hand_over_sheet(given: HandOver, naming: Naming, language: str, made: datetime) -> Paper:
    """Everything on one or more sheets; what is not known is said to be so."""
    subject = given.subject
    today = made.date()
    sources = _Sources(naming)
    blocks = [
        *_contact(subject, naming),
        *_posts(subject.posts, sources, today),
        *_promises(given.promises, today),
        *_meetings(given),
        *_wishes(given.wishes, naming),
        *_coverage(subject, naming, sources),
        *_competence(subject, naming, sources),
        *_own(subject, naming, sources),
        *_due(given, sources),
        *sources.listed(),
    ]
    title = tr("Hand-over: {name}", name=subject.name)
    about = (beside(_belongs(subject), tr("on {date}", date=today)),)
    return Paper(title, about, tuple(blocks), footer(given.pack, made), given.marking, language)


class _Sources:
    """Numbers sources, so that each fact names its own in three characters."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._numbers: dict[tuple[str, str, str], int] = {}

    def cell(self, provenance: Provenance) -> Cell:
        """Date, age, and the number of the source where it has one."""
        key = (provenance.source_title, provenance.publisher, provenance.url)
        number = f" [{self._numbers.setdefault(key, len(self._numbers) + 1)}]" if any(key) else ""
        return Cell.of("", self._naming.dated(provenance).replace("\u00a0", " ") + number)

    def listed(self) -> Iterator[Block]:
        """The list of them."""
        if self._numbers:
            yield Heading(tr("Sources"))
            rows = tuple(
                (Cell.of("", f"[{number}]"), Cell.of("", beside(title, publisher), url))
                for (title, publisher, url), number in self._numbers.items()
            )
            yield Table((Column("", 5), Column("", 95)), rows)


def _belongs(subject: OfficeDetail | AgencyDetail) -> str:
    return " › ".join(one.short_name or one.name for one in subject.chain)


def _contact(subject: OfficeDetail | AgencyDetail, naming: Naming) -> Iterator[Block]:
    country = naming.country(subject.country_iso2) if subject.country_iso2 else ""
    if isinstance(subject, OfficeDetail):
        hours = worded_hours(subject.opening_hours) if subject.opening_hours else ""
        facts = (
            (tr("Kind"), subject.kind.label),
            (tr("Seat"), ", ".join(filter(None, (subject.city, country)))),
            (tr("Address"), subject.address),
            (tr("Phone"), subject.phone),
            (tr("E-mail"), subject.email),
            (tr("Opening hours"), beside(hours, subject.time_zone)),
        )
    else:
        facts = (
            (tr("Kind"), subject.kind.label),
            (tr("Country"), country),
            (tr("Names"), ", ".join(name.text for name in subject.names)),
            (tr("Website"), subject.website),
            (tr("Phone"), subject.phone),
            (tr("E-mail"), subject.email),
        )
    yield Heading(tr("How to reach it"), naming.dated(subject.provenance).replace("\u00a0", " "))
    rows = tuple((Cell.of("", what), _known(held)) for what, held in facts)
    yield Table((Column("", 22), Column("", 78)), rows)


def _posts(posts: Iterable[Post], sources: _Sources, today: date) -> Iterator[Block]:
    rows = []
    for post in posts:
        for holding in post.holders:
            since = tr("since {date}", date=holding.held_from) if holding.held_from else ""
            until = tr("until {date}", date=holding.held_to) if holding.held_to else ""
            present = holding.holds(today)
            person = Cell.of(holding.person_name, beside(since, until), tone=Tone.STRONG if present else Tone.QUIET)
            rows.append((Cell.of(post.title, post.office_name), person, sources.cell(holding.provenance)))
        if not post.present(today):
            rows.append((Cell.of(post.title, post.office_name), Cell.of("", tr("vacant, or nobody known")), Cell(())))
    yield Heading(tr("People"))
    yield from _table(((tr("Post"), 36), (tr("Person"), 38), (tr("As of"), 26)), rows, tr("No post is known."))


def _coverage(subject: OfficeDetail | AgencyDetail, naming: Naming, sources: _Sources) -> Iterator[Block]:
    if isinstance(subject, OfficeDetail):
        rows = [_covered(fact, naming, sources) for fact in subject.covers]
        yield Heading(tr("Countries it covers"))
        columns = ((tr("Country"), 30), (tr("Role"), 36), (tr("As of"), 34))
        yield from _table(columns, rows, tr("No country is known that it covers: not known, not “none”."))
        return
    offices = [
        (
            Cell.of(one.name),
            Cell.of(", ".join(filter(None, (one.city, naming.country(one.country_iso2) if one.country_iso2 else "")))),
            Cell.of(trn("{n} country", "{n} countries", one.covers) if one.covers else tr("not known")),
        )
        for one in subject.offices
    ]
    yield Heading(tr("Offices"))
    yield from _table(((tr("Office"), 50), (tr("Seat"), 30), (tr("Covers"), 20)), offices, tr("No office is known."))


def _covered(fact: CoverageFact, naming: Naming, sources: _Sources) -> tuple[Cell, ...]:
    limit = tr("only for {crime}", crime=naming.crime(fact.crime_type)) if fact.crime_type else ""
    return (
        Cell.of(naming.country(fact.country_iso2), limit),
        Cell.of(fact.role.label),
        sources.cell(fact.provenance),
    )


def _competence(subject: OfficeDetail | AgencyDetail, naming: Naming, sources: _Sources) -> Iterator[Block]:
    rows = [
        (
            Cell.of(
                one.wording,
                "" if one.strength is Strength.STATED else tr("stated for a part: {agency}", agency=one.agency.name),
            ),
            Cell.of("; ".join(map(naming.crime, one.crime_types)) or tr("not in the vocabulary")),
            sources.cell(one.provenance),
        )
        for one in subject.competences
    ]
    yield Heading(tr("Competence"))
    columns = ((tr("In the source's words"), 36), (tr("Crime type"), 30), (tr("As of"), 34))
    yield from _table(columns, rows, tr("Nothing is known of it: not known, which is not “not competent”."))


def _meetings(given: HandOver) -> Iterator[Block]:
    note = trn("{n} in all", "{n} in all", given.meeting_count) if given.meeting_count > len(given.meetings) else ""
    yield Heading(tr("Last meetings"), note)
    rows = [_met(met) for met in given.meetings]
    columns = ((tr("Date"), 16), (tr("Meeting"), 44), (tr("Who was there"), 40))
    yield from _table(columns, rows, tr("No meeting is recorded."))


def _met(met: Met) -> tuple[Cell, ...]:
    marking = met.marking.value if met.marking else ""
    when = met.date.text if met.date else tr("date not known")
    return Cell.of(when), Cell.of(met.title, met.place, marking), Cell.of("; ".join(met.people))


def _promises(promises: tuple[Promise, ...], today: date) -> Iterator[Block]:
    for direction, heading in (
        (Direction.OURS, tr("What we promised and have not done")),
        (Direction.THEIRS, tr("What was promised to us and is open")),
        (None, tr("Open promises of which nobody wrote whose they are")),
    ):
        rows = [_promise(one, today) for one in promises if one.direction is direction]
        if rows or direction is not None:
            yield Heading(heading)
            columns = ((tr("Due"), 16), (tr("What was promised"), 50), (tr("Who, and where it was said"), 34))
            yield from _table(columns, rows, tr("Nothing."))


def _promise(one: Promise, today: date) -> tuple[Cell, ...]:
    due = one.due.text if one.due else tr("no date agreed")
    late = tr("OVERDUE") if one.is_overdue(today) else ""
    tone = Tone.STRONG if late else Tone.PLAIN
    return Cell.of(due, late, tone=tone), Cell.of(one.text, tone=tone), Cell.of(one.owner_name, one.meeting_title)


def _wishes(wishes: tuple[TreatyWish, ...], naming: Naming) -> Iterator[Block]:
    if not wishes:
        return
    yield Heading(tr("Treaty wishes"))
    rows = []
    for one in wishes:
        wish = one.wish
        between = " – ".join(naming.country(iso2) for iso2 in (wish.country_iso2, wish.counterpart_iso2) if iso2)
        raised = beside(
            wish.raised_by, wish.raised_on.text if wish.raised_on else "", wish.raised_at or one.meeting_title
        )
        rows.append(
            (
                Cell.of(between, wish.state.label),
                Cell.of(beside(wish.kind.label if wish.kind else "", wish.text), raised),
                Cell.of(wish.next_step),
            )
        )
    yield from _table(((tr("Between"), 26), (tr("What is missing"), 44), (tr("Next step"), 30)), rows, "")


def _own(subject: OfficeDetail | AgencyDetail, naming: Naming, sources: _Sources) -> Iterator[Block]:
    """What the officer corrected and added: the next one finds it in no pack."""
    rows = [_corrected(one) for one in subject.corrections if one.state.decides]
    if isinstance(subject, OfficeDetail):
        rows += [_corrected(one) for fact in subject.covers for one in fact.corrections if one.state.decides]
        rows += [
            (
                Cell.of(tr("Added")),
                Cell.of(tr("covers {country}", country=naming.country(fact.country_iso2))),
                sources.cell(fact.provenance),
            )
            for fact in subject.covers
            if fact.origin is Origin.OWN
        ]
    rows += [
        (Cell.of(tr("Added")), Cell.of(one.wording), sources.cell(one.provenance))
        for one in subject.competences
        if one.origin is Origin.OWN
    ]
    if rows:
        yield Heading(tr("Own corrections and additions"))
        yield Table(_columns(((tr("What"), 24), (tr("Value"), 42), (tr("Source"), 34))), tuple(rows))


def _corrected(one: AppliedCorrection) -> tuple[Cell, ...]:
    correction = one.correction
    said = tr("the pack says: {value}", value=one.pack_value) if one.pack_value else ""
    when = correction.as_of.text if correction.as_of else ""
    return (
        Cell.of(tr("Corrected"), correction.field.replace("_", " ")),
        Cell.of("" if one.value is None else str(one.value), said),
        Cell.of("", beside(correction.source_title, when), correction.note),
    )


def _due(given: HandOver, sources: _Sources) -> Iterator[Block]:
    facts, total = given.due.facts[:_DUE_SHOWN], given.due.total
    yield Heading(tr("Not checked for two years and more"), trn("{n} fact", "{n} facts", total))
    rows = [
        (
            Cell.of(fact.subject, fact.name.kind.label),
            Cell.of(fact.statement, fact.last.worded if fact.last else ""),
            sources.cell(fact.provenance),
        )
        for fact in facts
    ]
    yield from _table(((tr("About"), 38), (tr("What is held"), 36), (tr("As of"), 26)), rows, tr("Nothing."))
    if total > len(facts):
        yield Words(trn("and {n} more fact", "and {n} more facts", total - len(facts)), Tone.STRONG)


def _table(columns: tuple[tuple[str, int], ...], rows: Sequence[tuple[Cell, ...]], nothing: str) -> Iterator[Block]:
    if rows:
        yield Table(_columns(columns), tuple(rows))
    else:
        yield Words(nothing, Tone.QUIET)


def _columns(given: tuple[tuple[str, int], ...]) -> tuple[Column, ...]:
    return tuple(Column(heading, share) for heading, share in given)


def _known(text: str) -> Cell:
    return Cell.of(text) if text else Cell.of("", tr("not known"))
