"""Facts by age and what was asked about them, out of the reference tables and the officer's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from liaison.base.ids import id_before
from liaison.domain.dates import PartialDate
from liaison.domain.folding import words_of
from liaison.domain.freshness import (
    DueQuestion,
    FactKind,
    FactName,
    Outcome,
    Verification,
    is_due,
    years_before,
)
from liaison.domain.rows import RowKey
from liaison.store.freshness_statements import COLUMNS, parts
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.origins import Mark
from liaison.store.reference.overlay import corrections

# an own fact nobody dated counts from the day it was entered, which its identity tells
_DUE = """
WITH facts({columns}) AS ({facts})
SELECT {wanted} FROM facts {joined}
WHERE (facts.as_of IN (SELECT value FROM json_each(:due))
       OR facts.as_of IS NULL AND (facts.own_id IS NULL OR facts.own_id < :entered_before)) {narrowed}
"""
_AGENCY = "coalesce(nullif(facts.agency_id, ''), ref_office.agency_id, office.agency_id)"
_COUNTRY = """coalesce(nullif(facts.country_iso2, ''), ref_office.country_iso2, office.country_iso2,
  ref_agency.country_iso2, agency.country_iso2)"""
_JOINED = f"""
LEFT JOIN ref_office ON ref_office.id = facts.office_id
LEFT JOIN office ON office.id = facts.office_id AND office.deleted = 0
LEFT JOIN ref_agency ON ref_agency.id = {_AGENCY}
LEFT JOIN agency ON agency.id = {_AGENCY} AND agency.deleted = 0
"""
_NOT_FRESH = " AND facts.kind || ' ' || facts.key NOT IN (SELECT value FROM json_each(:fresh))"
_PLACES = f""" AND ({_COUNTRY} IN (SELECT value FROM json_each(:countries))
  OR {_AGENCY} IN (SELECT value FROM json_each(:agencies)))"""  # noqa: S608  nothing of it comes from outside
_DATES = "WITH facts({columns}) AS ({facts}) SELECT as_of, count(*) FROM facts GROUP BY as_of"
_OLDEST = " ORDER BY facts.as_of, facts.kind, facts.key LIMIT :limit"
_WANTED = f"facts.*, coalesce({_AGENCY}, ''), coalesce({_COUNTRY}, '')"
_VERIFICATIONS = """
SELECT scope, id, target_table, target_key, asked_on, checked_on, asked_of, result, remark
FROM verification WHERE deleted = 0 {condition} ORDER BY id
"""
_AGENCY_NAMES = """
SELECT id, coalesce(name_en, '') || ' ' || coalesce(native_name, '') || ' ' || coalesce(short_name, '') FROM ref_agency
UNION ALL
SELECT id, coalesce(name_en, '') || ' ' || coalesce(native_name, '') || ' ' || coalesce(short_name, '')
FROM agency WHERE deleted = 0
"""
_OUTCOMES: dict[str, Outcome] = {outcome.value: outcome for outcome in Outcome}
_KINDS: dict[str, FactKind] = {kind.value: kind for kind in FactKind}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due fact before it is worded: `texts` differ from kind to kind, see the statements above."""

    name: FactName
    own_id: str | None
    agency_id: str
    office_id: str
    country_iso2: str
    texts: tuple[str, str, str]
    mark: Mark


def due_rows(connection: Connection, question: DueQuestion, today: date, limit: int) -> tuple[list[DueRow], int]:
    """The oldest due facts, those without a date first, and how many are due in all."""
    due = _Due(connection, question, today)
    rows = [_row(row) for row in due.ask(limit)]
    return rows, due.count() if len(rows) == limit else len(rows)


def due_count(connection: Connection, question: DueQuestion, today: date) -> int:
    """How many facts are due."""
    return _Due(connection, question, today).count()


def verifications(
    connection: Connection, names: Iterable[FactName] | None = None
) -> dict[FactName, list[Verification]]:
    """What was asked about these facts, or about all, by fact, the oldest first."""
    if names is None:
        rows = ask(connection, _VERIFICATIONS.format(condition=""))
    else:
        keys = as_list(name.key for name in names)
        condition = "AND target_key IN (SELECT value FROM json_each(:keys))"
        rows = ask(connection, _VERIFICATIONS.format(condition=condition), keys=keys)
    found: dict[FactName, list[Verification]] = {}
    for scope, identity, table, key, asked_on, checked_on, asked_of, result, remark in rows:
        if table in _KINDS:
            found.setdefault(FactName(_KINDS[table], key or ""), []).append(
                Verification(
                    RowKey(scope, identity),
                    partial_date(asked_on),
                    partial_date(checked_on),
                    asked_of or "",
                    _OUTCOMES.get(result or ""),
                    remark or "",
                )
            )
    return found


class _Due:
    """One question about due facts, prepared. Kinds are asked one by one: all at once, SQLite would work out every column of every fact."""

    def __init__(self, connection: Connection, question: DueQuestion, today: date) -> None:
        self._connection, self._parts = connection, parts(question.kind)
        self._dates = [self._histogram(part) for part in self._parts]
        stored = {text for dates in self._dates for text in dates if text is not None}
        self._due = {text for text in stored if is_due(partial_date(text), today, question.years)}
        self._values: dict[str, object] = {
            "due": as_list(self._due),
            "entered_before": id_before(years_before(today, question.years)),
        }
        self._narrowed = ""
        self._has_places = question.countries is not None or question.agencies is not None
        fresh = set(_fresh(connection, question, today))
        if fresh:
            self._narrowed += _NOT_FRESH
            self._values["fresh"] = as_list(fresh)
        if self._has_places:
            self._narrowed += _PLACES
            self._values["countries"] = as_list(question.countries or ())
            self._values["agencies"] = as_list(question.agencies or ())

    def count(self) -> int:
        """How many there are."""
        return sum(self._count(part, dates) for part, dates in zip(self._parts, self._dates, strict=True))

    def ask(self, limit: int) -> list[Any]:
        """The oldest, with what the facts belong to."""
        found = [
            row
            for part, dates in zip(self._parts, self._dates, strict=True)
            if self._may_be_due(dates)
            for row in self._ask(part, _WANTED, _JOINED, _OLDEST, limit=limit)
        ]
        found.sort(key=lambda row: (row.as_of or "", row.kind, row.key))
        return found[:limit]

    def _histogram(self, part: str) -> dict[str | None, int]:
        return dict(ask(self._connection, _DATES.format(columns=COLUMNS, facts=part)))

    def _may_be_due(self, dates: Mapping[str | None, int]) -> bool:
        return None in dates or not self._due.isdisjoint(dates.keys())

    def _count(self, part: str, dates: Mapping[str | None, int]) -> int:
        if not self._may_be_due(dates):
            return 0
        if not self._narrowed and None not in dates:
            return sum(count for text, count in dates.items() if text in self._due)
        # with nothing to join, counting half a million takes a third of the time
        count: int = self._ask(part, "count(*)", _JOINED if self._has_places else "", "")[0][0]
        return count

    def _ask(self, part: str, wanted: str, joined: str, order: str, **values: object) -> list[Any]:
        statement = _DUE.format(columns=COLUMNS, facts=part, wanted=wanted, joined=joined, narrowed=self._narrowed)
        return ask(self._connection, statement + order, **self._values, **values)


def _fresh(connection: Connection, question: DueQuestion, today: date) -> Iterable[str]:
    """Facts that somebody confirmed or corrected since."""
    for name, asked in verifications(connection).items():
        if any(_confirms(one, question, today) for one in asked):
            yield f"{name.kind.value} {name.key}"
    entered_before = id_before(years_before(today, question.years))
    for one in corrections(connection):
        is_old = is_due(one.as_of, today, question.years) if one.as_of else one.identity < entered_before
        if not is_old:
            yield f"{one.table} {one.key}"


def _confirms(one: Verification, question: DueQuestion, today: date) -> bool:
    when: PartialDate | None = one.checked_on
    return one.outcome is Outcome.CONFIRMED and when is not None and not is_due(when, today, question.years)


def _row(row: tuple[str | None, ...]) -> DueRow:
    kind, key, own_id, _agency, office, _country, one, two, three, as_of, source, basis, file, line = row[:14]
    agency, country = row[14:16]
    mark = Mark(None if own_id is not None else source or "", as_of, basis, file, int(line) if line else None)
    return DueRow(
        FactName(_KINDS[kind or ""], key or ""),
        own_id,
        agency or "",
        office or "",
        country or "",
        (one or "", two or "", three or ""),
        mark,
    )


def agencies_called(connection: Connection, beginnings: Iterable[str]) -> set[str]:
    """Agencies in whose names a word begins with each of the folded `beginnings`."""
    wanted = tuple(beginnings)
    return {
        identity
        for identity, names in ask(connection, _AGENCY_NAMES)
        if (words := words_of(names)) and all(any(word.startswith(one) for word in words) for one in wanted)
    }
