"""Parts of papers about dealings with an agency or office: how it is reached, who holds its posts, what was agreed and is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.coverage import CoverageFact
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.follow_ups import Promise
from liaison.domain.hand_over import Met
from liaison.domain.meetings import Direction
from liaison.domain.opening import worded_hours
from liaison.domain.people import Post
from liaison.domain.provenance import Provenance, Strength
from liaison.domain.treaty_wishes import TreatyWish
from liaison.export.paper import Block, Cell, Column, Heading, Table, Tone, Words
from liaison.export.wording import Naming, beside


class Sources:
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


def belongs(subject: OfficeDetail | AgencyDetail) -> str:
    """What it is part of, the topmost first."""
    return " › ".join(one.short_name or one.name for one in subject.chain)


def contact(subject: OfficeDetail | AgencyDetail, naming: Naming, *, is_short: bool = False) -> Iterator[Block]:
    """How it is reached; what is not known is said to be so, all of it in one line where it is to be short."""
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
    unknown = [what for what, held in facts if not held] if is_short else []
    rows = tuple((Cell.of("", what), known(held)) for what, held in facts if what not in unknown)
    if unknown:
        rows = (*rows, (Cell.of("", tr("not known")), Cell.of("", ", ".join(unknown))))
    yield Table((Column("", 22), Column("", 78)), rows)


def posts_of(posts: Iterable[Post], sources: Sources, today: date) -> Iterator[Block]:
    """Who holds its posts, and who did."""
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
    yield from table(((tr("Post"), 36), (tr("Person"), 38), (tr("As of"), 26)), rows, tr("No post is known."))


def coverage(subject: OfficeDetail | AgencyDetail, naming: Naming, sources: Sources) -> Iterator[Block]:
    """The countries an office covers, or the offices of an agency."""
    if isinstance(subject, OfficeDetail):
        rows = [_covered(fact, naming, sources) for fact in subject.covers]
        yield Heading(tr("Countries it covers"))
        columns = ((tr("Country"), 30), (tr("Role"), 36), (tr("As of"), 34))
        yield from table(columns, rows, tr("No country is known that it covers: not known, not “none”."))
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
    yield from table(((tr("Office"), 50), (tr("Seat"), 30), (tr("Covers"), 20)), offices, tr("No office is known."))


def _covered(fact: CoverageFact, naming: Naming, sources: Sources) -> tuple[Cell, ...]:
    limit = tr("only for {crime}", crime=naming.crime(fact.crime_type)) if fact.crime_type else ""
    return (
        Cell.of(naming.country(fact.country_iso2), limit),
        Cell.of(fact.role.label),
        sources.cell(fact.provenance),
    )


def competence(
    subject: OfficeDetail | AgencyDetail, naming: Naming, sources: Sources, most: int | None = None
) -> Iterator[Block]:
    """What it is competent for, in the sources' words; the `most` stated last, where not all are wanted."""
    listed = sorted(subject.competences, key=lambda one: one.provenance.sort_key, reverse=True)[:most]
    if most is None:
        listed = list(subject.competences)
    rows = [
        (
            Cell.of(
                one.wording,
                "" if one.strength is Strength.STATED else tr("stated for a part: {agency}", agency=one.agency.name),
            ),
            Cell.of("; ".join(map(naming.crime, one.crime_types)) or tr("not in the vocabulary")),
            sources.cell(one.provenance),
        )
        for one in listed
    ]
    yield Heading(tr("Competence"))
    columns = ((tr("In the source's words"), 36), (tr("Crime type"), 30), (tr("As of"), 34))
    yield from table(columns, rows, tr("Nothing is known of it: not known, which is not “not competent”."))
    if left := len(subject.competences) - len(listed):
        yield Words(trn("and {n} more field", "and {n} more fields", left), Tone.QUIET)


def meetings_of(met: Sequence[Met], count: int) -> Iterator[Block]:
    """The last meetings, and how many there were in all."""
    note = trn("{n} in all", "{n} in all", count) if count > len(met) else ""
    yield Heading(tr("Last meetings"), note)
    rows = [_met(one) for one in met]
    columns = ((tr("Date"), 16), (tr("Meeting"), 44), (tr("Who was there"), 40))
    yield from table(columns, rows, tr("No meeting is recorded."))


def _met(met: Met) -> tuple[Cell, ...]:
    marking = met.marking.value if met.marking else ""
    when = met.date.text if met.date else tr("date not known")
    return Cell.of(when), Cell.of(met.title, met.place, marking), Cell.of("; ".join(met.people))


def promises_of(promises: tuple[Promise, ...], today: date) -> Iterator[Block]:
    """Open promises, those of either side below a heading of their own."""
    for direction, heading in (
        (Direction.OURS, tr("What we promised and have not done")),
        (Direction.THEIRS, tr("What was promised to us and is open")),
        (None, tr("Open promises of which nobody wrote whose they are")),
    ):
        rows = [_promise(one, today) for one in promises if one.direction is direction]
        if rows or direction is not None:
            yield Heading(heading)
            columns = ((tr("Due"), 16), (tr("What was promised"), 50), (tr("Who, and where it was said"), 34))
            yield from table(columns, rows, tr("Nothing."))


def _promise(one: Promise, today: date) -> tuple[Cell, ...]:
    due = one.due.text if one.due else tr("no date agreed")
    late = tr("OVERDUE") if one.is_overdue(today) else ""
    tone = Tone.STRONG if late else Tone.PLAIN
    return Cell.of(due, late, tone=tone), Cell.of(one.text, tone=tone), Cell.of(one.owner_name, one.made_in_title)


def wishes_of(wishes: tuple[TreatyWish, ...], naming: Naming) -> Iterator[Block]:
    """Treaty wishes; nothing where there are none."""
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
    yield from table(((tr("Between"), 26), (tr("What is missing"), 44), (tr("Next step"), 30)), rows, "")


def table(columns: tuple[tuple[str, int], ...], rows: Sequence[tuple[Cell, ...]], nothing: str) -> Iterator[Block]:
    """A table, or a sentence where there are no rows."""
    if rows:
        yield Table(in_columns(columns), tuple(rows))
    else:
        yield Words(nothing, Tone.QUIET)


def in_columns(given: tuple[tuple[str, int], ...]) -> tuple[Column, ...]:
    """Columns of headings and shares."""
    return tuple(Column(heading, share) for heading, share in given)


def known(text: str) -> Cell:
    """A cell that says so where nothing is known."""
    return Cell.of(text) if text else Cell.of("", tr("not known"))
