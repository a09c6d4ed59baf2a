"""Instruments, parties and lists of treaties: the pack's, and beside them the officer's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from liaison.domain.instruments import (
    UNION_BODY,
    Instrument,
    InstrumentForm,
    LegalKind,
    PartyFact,
    PartyStatus,
    Subject,
    TreatyList,
    UnionMembership,
)
from liaison.domain.legal_judging import PackFacts
from liaison.domain.provenance import Origin
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.origins import Mark, Origins

# the same columns of the pack's table and of the officer's own
_INSTRUMENTS = """
SELECT 0, id, title_en, short_title, covers, subject, form, depositary, signed_date, entry_into_force, reference,
       parties_complete, remark, source_id, as_of, basis, file, line
FROM ref_instrument WHERE {fits}
UNION ALL
SELECT 1, id, title_en, short_title, covers, subject, form, depositary, signed_date, entry_into_force, reference,
       parties_complete, remark, NULL, NULL, NULL, NULL, NULL
FROM instrument WHERE deleted = 0 AND {fits}
"""
_PARTIES = """
SELECT NULL, instrument_id, country_iso2, status, status_date, reservation, remark, source_id, as_of, basis, file, line
FROM ref_party WHERE {fits}
UNION ALL
SELECT id, instrument_id, country_iso2, status, status_date, reservation, remark, NULL, NULL, NULL, NULL, NULL
FROM party WHERE deleted = 0 AND {fits}
"""
_NAMED = "id IN (SELECT value FROM json_each(:instruments))"
_OF_BOTH = """
instrument_id IN (SELECT value FROM json_each(:instruments)) AND country_iso2 IN (SELECT value FROM json_each(:countries))
"""
_MEMBERSHIPS = """
SELECT NULL, country_iso2, valid_from, valid_to, source_id, as_of, basis, file, line
FROM ref_membership WHERE body_id = :body AND role = 'member' {of}
UNION ALL
SELECT id, country_iso2, valid_from, valid_to, NULL, NULL, NULL, NULL, NULL
FROM membership WHERE deleted = 0 AND body_id = :body AND role = 'member' {of}
"""
_LISTS = """
SELECT country_iso2, kind, list_complete, remark, source_id, as_of, basis, file, line
FROM ref_completeness WHERE form = 'bilateral' AND country_iso2 IN (SELECT value FROM json_each(:countries))
"""
_PACK = """
SELECT (SELECT max(released) FROM ref_pack), EXISTS (SELECT 1 FROM ref_membership WHERE body_id = :body)
  OR EXISTS (SELECT 1 FROM membership WHERE deleted = 0 AND body_id = :body)
"""
_STATUSES = {status.value: status for status in PartyStatus}
_FORMS = {form.value: form for form in InstrumentForm}


def pack_facts(connection: Connection) -> PackFacts:
    """The day of the installed pack (the first day there is when none is installed), and whether member states are listed."""
    released, listed = connection.exec_driver_sql(_PACK, {"body": UNION_BODY}).one()
    return PackFacts(date.fromisoformat(released) if released else date.min, bool(listed))


def instruments(connection: Connection, wanted: Iterable[str]) -> list[Instrument]:
    """Instruments by id, in no order."""
    rows = ask(connection, _INSTRUMENTS.format(fits=_NAMED), instruments=as_list(wanted))
    return _instruments(connection, rows)


def all_instruments(connection: Connection) -> list[Instrument]:
    """Every instrument, in no order."""
    return _instruments(connection, ask(connection, _INSTRUMENTS.format(fits="TRUE")))


def parties(
    connection: Connection, wanted: Iterable[str], countries: Iterable[str]
) -> dict[str, dict[str, list[PartyFact]]]:
    """What is said of these countries under these instruments: by instrument, then country."""
    rows = ask(
        connection, _PARTIES.format(fits=_OF_BOTH), instruments=json.dumps(list(wanted)), countries=as_list(countries)
    )
    return _parties(connection, rows)


def parties_of_countries(connection: Connection, countries: Iterable[str]) -> dict[str, dict[str, list[PartyFact]]]:
    """What is said of these countries under any instrument: by instrument, then country."""
    fits = "country_iso2 IN (SELECT value FROM json_each(:countries))"
    return _parties(connection, ask(connection, _PARTIES.format(fits=fits), countries=as_list(countries)))


def own_parties(connection: Connection, identity: str) -> list[RowKey]:
    """The officer's own statuses under an instrument."""
    question = "SELECT scope, id FROM party WHERE deleted = 0 AND instrument_id = :instrument ORDER BY id"
    return [RowKey(scope, party) for scope, party in ask(connection, question, instrument=identity)]


def parties_of_instrument(connection: Connection, identity: str) -> dict[str, list[PartyFact]]:
    """Everything said of anybody under one instrument, by country."""
    rows = ask(connection, _PARTIES.format(fits="instrument_id = :instrument"), instrument=identity)
    return _parties(connection, rows).get(identity, {})


def union_memberships(connection: Connection, countries: Iterable[str] = ()) -> dict[str, list[UnionMembership]]:
    """Who is and was a member state of the European Union, the earliest membership first; of all countries when none is named."""
    named = as_list(countries)
    of = "AND country_iso2 IN (SELECT value FROM json_each(:countries))" if named != "[]" else "AND :countries <> ''"
    found_rows = ask(connection, _MEMBERSHIPS.format(of=of), body=UNION_BODY, countries=named)
    rows = [(*row[:4], Mark(*row[4:])) for row in found_rows]
    origins = Origins(connection, "membership", ((own or "", mark) for own, _, _, _, mark in rows))
    found: dict[str, list[UnionMembership]] = {}
    for own, country, since, until, mark in sorted(rows, key=lambda row: (row[2] or "", row[0] or "")):
        found.setdefault(country or "", []).append(
            UnionMembership(
                country or "",
                partial_date(since),
                partial_date(until),
                origins.provenance(own or "", mark),
                _origin(own is not None),
            )
        )
    return found


def treaty_lists(connection: Connection, countries: Iterable[str]) -> list[TreatyList]:
    """What is said of how complete the lists of these countries' bilateral treaties are."""
    rows = [(*row[:4], Mark(*row[4:])) for row in ask(connection, _LISTS, countries=as_list(countries))]
    origins = Origins(connection, "completeness", (("", mark) for *_, mark in rows))
    return [
        TreatyList(country, LegalKind(kind), bool(complete), remark or "", origins.provenance("", mark))
        for country, kind, complete, remark, mark in rows
    ]


@lru_cache(maxsize=1_000)
def kinds_of(stored: str | None) -> tuple[LegalKind, ...]:
    """Kinds as the tables hold them, separated by commas; what a newer program wrote is left out."""
    given = (stored or "").split(",")
    return tuple(kind for kind in LegalKind if kind.value in given)


@lru_cache(maxsize=1_000)
def subjects_of(stored: str | None) -> tuple[Subject, ...]:
    """Subjects as the tables hold them, separated by commas; what a newer program wrote is left out."""
    given = (stored or "").split(",")
    return tuple(subject for subject in Subject if subject.value in given)


def _origin(own: bool) -> Origin:
    return Origin.OWN if own else Origin.PACK


def _instruments(connection: Connection, rows: Sequence[Any]) -> list[Instrument]:
    marked = [(bool(row[0]), row, Mark(*row[13:18])) for row in rows]
    origins = Origins(connection, "instrument", ((row[1], mark) for _, row, mark in marked))
    return [
        Instrument(
            id=row[1],
            title=row[2] or "",
            short_title=row[3] or "",
            covers=kinds_of(row[4]),
            subjects=subjects_of(row[5]),
            form=_FORMS.get(row[6] or "", InstrumentForm.NOT_KNOWN),
            depositary=row[7] or "",
            signed=partial_date(row[8]),
            entry_into_force=partial_date(row[9]),
            reference=row[10] or "",
            parties_complete=bool(row[11]),
            remark=row[12] or "",
            provenance=origins.provenance(row[1] if own else "", mark),
            origin=_origin(own),
        )
        for own, row, mark in marked
    ]


def _parties(connection: Connection, rows: Sequence[Any]) -> dict[str, dict[str, list[PartyFact]]]:
    marked = [(row[0], row, Mark(*row[7:12])) for row in rows if row[3] in _STATUSES]
    origins = Origins(connection, "party", ((own or "", mark) for own, _, mark in marked))
    found: dict[str, dict[str, list[PartyFact]]] = {}
    for own, row, mark in marked:
        fact = PartyFact(
            own or "",
            row[2] or "",
            _STATUSES[row[3]],
            partial_date(row[4]),
            row[5] or "",
            row[6] or "",
            origins.provenance(own or "", mark),
            _origin(own is not None),
        )
        found.setdefault(row[1], {}).setdefault(fact.country_iso2, []).append(fact)
    return found
