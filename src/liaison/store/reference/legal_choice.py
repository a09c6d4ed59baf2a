"""Which instruments can be one between two countries, found in the indexes alone before anything else of them is read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.domain.instruments import EUROPEAN_UNION
from liaison.domain.legal_judging import Scopes
from liaison.domain.legal_scope import Scope
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.legal_rows import kinds_of, subjects_of

_OPEN = "form IN ('multilateral', 'eu_act')"
_USES = f"SELECT covers, subject, count(*) FROM ref_instrument WHERE {_OPEN} GROUP BY form, covers, subject"  # noqa: S608
_FITTING = f"""
SELECT id FROM ref_instrument WHERE {_OPEN}
AND coalesce(covers, '') || '|' || coalesce(subject, '') IN (SELECT value FROM json_each(:uses)) {{also}} LIMIT :limit
"""  # noqa: S608
_LISTS = """EXISTS (SELECT 1 FROM ref_party WHERE instrument_id = ref_instrument.id
AND country_iso2 IN (SELECT value FROM json_each({countries})))"""
# one index range each, merged: thousands of rows a country cost a millisecond
_BILATERAL = """
SELECT instrument_id FROM ref_party WHERE country_iso2 = :a INTERSECT
SELECT instrument_id FROM ref_party WHERE country_iso2 = :b EXCEPT
SELECT id FROM ref_instrument WHERE form = 'multilateral' EXCEPT
SELECT id FROM ref_instrument WHERE form = 'eu_act'
"""
# the Union has few treaties, and each is looked up
_OF_UNION = """
SELECT instrument_id FROM ref_party WHERE country_iso2 = :union
AND EXISTS (SELECT 1 FROM ref_instrument WHERE id = ref_party.instrument_id AND form = 'bilateral')
AND EXISTS (SELECT 1 FROM ref_party AS other WHERE other.country_iso2 = :other AND other.instrument_id = ref_party.instrument_id)
"""
_OWN = """
SELECT id, covers, subject FROM instrument WHERE deleted = 0
UNION ALL
SELECT ref_instrument.id, covers, subject FROM ref_instrument WHERE id IN (
  SELECT instrument_id FROM party WHERE deleted = 0 AND country_iso2 IN (SELECT value FROM json_each(:countries))
)
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The instruments to be judged.

    Attributes:
        ids: in no order.
        left_out: conventions and acts that fit as well, and are too many.
    """

    ids: frozenset[str]
    left_out: int


def choose(connection: Connection, a: str, b: str, members: Collection[str], scopes: Scopes, limit: int) -> Choice:
    """All treaties between the two, the officer's own instruments, and at most `limit` conventions and acts.

    Of those the ones under which both are listed come first, then those that fit without a condition, then those that list one.

    Args:
        members: which of the two is or was a member state of the Union.
    """
    uses = [(row[0] or "", row[1] or "", int(row[2])) for row in connection.exec_driver_sql(_USES).all()]
    fits = [
        (f"{covers}|{subject}", number, scope)
        for covers, subject, number in uses
        if (scope := _scope(scopes, covers, subject))
    ]
    total = sum(number for _, number, _ in fits)
    every = {use for use, _, _ in fits}
    if total <= limit:
        conventions = _fitting(connection, every, limit)
    else:
        conventions = _best(
            connection, a, b, members, every, {use for use, _, scope in fits if not scope.conditions}, limit
        )
    own = ask(connection, _OWN, countries=as_list((a, b, EUROPEAN_UNION)))
    added = {identity for identity, covers, subject in own if _scope(scopes, covers, subject)}
    return Choice(frozenset(conventions | added | _bilateral(connection, a, b, members)), total - len(conventions))


def _scope(scopes: Scopes, covers: str | None, subject: str | None) -> Scope | None:
    return scopes.fit(kinds_of(covers), subjects_of(subject))


def _best(
    connection: Connection,
    a: str,
    b: str,
    members: Collection[str],
    every: Iterable[str],
    without_condition: Iterable[str],
    limit: int,
) -> set[str]:
    sides = {"a": _codes(a, members), "b": _codes(b, members)}
    lists_a, lists_b = _LISTS.format(countries=":a"), _LISTS.format(countries=":b")
    found: set[str] = set()
    for uses, also in (
        (without_condition, f"AND {lists_a} AND {lists_b}"),
        (every, f"AND {lists_a} AND {lists_b}"),
        (every, f"AND ({lists_a} OR {lists_b})"),
    ):
        if len(found) < limit:
            more = _fitting(connection, uses, limit, also, **sides)
            found.update(sorted(more - found)[: limit - len(found)])
    return found


def _fitting(connection: Connection, uses: Iterable[str], limit: int, also: str = "", **sides: str) -> set[str]:
    rows = ask(connection, _FITTING.format(also=also), uses=json.dumps(sorted(uses)), limit=limit, **sides)
    return {row[0] for row in rows}


def _codes(country: str, members: Collection[str]) -> str:
    return as_list((country, EUROPEAN_UNION) if country in members else (country,))


def _bilateral(connection: Connection, a: str, b: str, members: Collection[str]) -> set[str]:
    """Treaties of the two, and those of the Union with the one that bind the other as its member."""
    found = {row[0] for row in ask(connection, _BILATERAL, a=a, b=b)}
    for country, other in ((a, b), (b, a)):
        if country in members:
            found.update(row[0] for row in ask(connection, _OF_UNION, union=EUROPEAN_UNION, other=other))
    return found
