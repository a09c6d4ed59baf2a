"""Cases and requests as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from liaison.app.command_line.case_chain_lines import chain_lines
from liaison.app.command_line.case_whole import Names, WholeCase, amount_words, joined
from liaison.base.translations import tr, trn
from liaison.domain.cases.case import CaseMeeting, CaseSide, FileNumber, Happening, Interest
from liaison.domain.cases.deliveries import Check, Delivery, Seizure
from liaison.domain.cases.register import CaseRow
from liaison.domain.cases.requests import RequestRow
from liaison.domain.meetings import Direction
from liaison.services.cases.cases import Case


def row_lines(row: CaseRow, names: Names, today: date) -> Iterator[str]:
    """A case of the register."""
    yield joined(row.name, row.state.label, row.opened_on, names.crime(row.crime_type), row.tlp)
    if row.countries:
        yield "    " + ", ".join(map(names.country, row.countries))
    if row.waiting:
        waiting = trn("{n} request waits for an answer", "{n} requests wait for an answer", row.waiting)
        due = tr("due {date}", date=row.due) if row.due else ""
        yield "    " + joined(waiting, due, tr("overdue") if row.is_overdue(today) else "")


def case_lines(whole: WholeCase, names: Names, today: date) -> Iterator[str]:
    """One case, whole; what is not known is left out, and what is not agreed is told."""
    case, facts = whole.case, whole.case.facts
    crimes = ", ".join(names.crime(code) for code in (facts.crime_type, *case.crimes) if code)
    opened = tr("opened {date}", date=facts.opened_on) if facts.opened_on else ""
    closed = tr("closed {date}", date=facts.closed_on) if facts.closed_on else ""
    yield case.name
    yield "  " + joined(facts.state.label, crimes, opened, closed, facts.tlp, facts.handling_code)
    yield from (f"  {joined(text)}" for text in (facts.summary, facts.conditions_of_use, facts.originator) if text)
    sides = (_side(one.facts, case, names) for one in case.sides)
    yield from _part(tr("Sides:"), sides)
    yield from _part(tr("Numbers:"), (_number(one.facts, case, names) for one in case.numbers))
    yield from _part(tr("People and things:"), (_interest(one.facts, names) for one in case.interests))
    yield from _part(tr("What happened:"), (_happening(one.facts, names) for one in case.happenings))
    yield from _part(tr("Chain:"), chain_lines(whole, names))
    yield from _part(tr("Requests that wait:"), (request_line(one, names, today) for one in whole.requests))
    for delivery, checks in whole.deliveries:
        yield from _part(tr("Controlled delivery:"), _delivery(delivery, checks, names))
    yield from _part(tr("Seized:"), (_seizure(one.facts, names) for one in whole.seizures))
    yield from _part(tr("Spoken of in:"), map(_meeting, case.meetings))
    yield from _part(tr("Notes:"), whole.note.strip().splitlines())
    yield from _part(tr("Files:"), (joined(one.file_name, one.caption, one.marking) for one in whole.files))


def request_line(row: RequestRow, names: Names, today: date) -> str:
    """A request with how long it waits and how late it is, in words."""
    side = tr("we ask") if row.direction is Direction.OURS else tr("they ask")
    who = joined(names.country(row.counterpart_iso2), row.counterpart)
    days = row.days_open(today)
    waits = "" if days is None else trn("waits {n} day", "waits {n} days", days)
    due = tr("due {date}", date=row.due) if row.due else ""
    reminded = tr("reminded {date}", date=row.reminded_on) if row.reminded_on else ""
    return joined(
        who, row.reference, row.subject, row.kind.label, side, row.state.label, waits, due, _late(row, today), reminded
    )


def _late(row: RequestRow, today: date) -> str:
    latest = row.due.latest if row.due is not None else None
    if latest is None or not row.is_overdue(today):
        return ""
    return trn("overdue for {n} day", "overdue for {n} days", (today - latest).days)


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield heading
        yield from (f"  {line}" for line in found)


def _side(side: CaseSide, case: Case, names: Names) -> str:
    who = case.agencies.get(side.agency_id) or side.name
    since = tr("since {date}", date=side.since) if side.since else ""
    return joined(names.country(side.country_iso2), who, side.role.label, since, side.remark)


def _number(number: FileNumber, case: Case, names: Names) -> str:
    who = case.agencies.get(number.agency_id, "")
    return joined(number.number, names.country(number.country_iso2), who, number.remark)


def _interest(one: Interest, names: Names) -> str:
    grade = f"{one.source_grade or ''}{one.information_grade or ''}"
    country = names.country(one.country_iso2)
    return joined(one.kind.label, one.name, one.identifier, country, one.remark, one.source, grade)


def _happening(one: Happening, names: Names) -> str:
    when = " ".join(part for part in (str(one.happened_on or ""), one.at, one.time_zone) if part)
    grade = f"{one.source_grade or ''}{one.information_grade or ''}"
    return joined(when, one.place, names.country(one.country_iso2), one.text, one.source, grade)


def _delivery(delivery: Delivery, checks: Iterable[Check], names: Names) -> Iterator[str]:
    facts = delivery.facts
    begins = tr("begins {date}", date=facts.begins_on) if facts.begins_on else ""
    replaced = facts.substitution.label if facts.substitution is not None else ""
    yield joined(
        facts.goods,
        amount_words(facts.amount, facts.unit),
        facts.state.label,
        begins,
        replaced,
        facts.lead_name,
        facts.result,
    )
    for check in checks:
        if not check.is_agreed:
            refused = tr("refused") if check.is_refused else tr("not agreed")
            yield "  " + joined(refused, names.country(check.country_iso2), check.sentence)


def _seizure(one: Seizure, names: Names) -> str:
    arrested = "" if one.arrested is None else trn("{n} person arrested", "{n} persons arrested", one.arrested)
    where = ", ".join(part for part in (one.place, names.country(one.country_iso2)) if part)
    amount = amount_words(one.amount, one.unit)
    return joined(one.seized_on, where, one.goods, amount, arrested, one.source, one.remark)


def _meeting(one: CaseMeeting) -> str:
    return joined(one.date, one.title, one.words)
