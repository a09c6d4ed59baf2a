"""Instruments, parties and lists of treaties: the pack's, and beside them the officer's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from liaison.domain.corrections import PARTY, decided_by
from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole
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
from liaison.domain.packs import party_key
from liaison.domain.provenance import JsonValue, Origin
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.membership_rows import memberships
from liaison.store.reference.origins import Mark, Origins
from liaison.store.reference.overlay import Overlay

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
    found: dict[str, list[UnionMembership]] = {}
    members = [one for one in memberships(connection, (UNION_BODY,), countries) if one.role is MemberRole.MEMBER]
    for one in sorted(
        members, key=lambda member: (member.valid_from.sort_key if member.valid_from else "", member.own_id)
    ):
        provenance = decided_by(one.corrections, ("valid_from", "valid_to")) or one.provenance
        found.setdefault(one.country_iso2, []).append(
            UnionMembership(one.country_iso2, one.valid_from, one.valid_to, provenance, one.origin)
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
    overlay = Overlay.read(connection, PARTY)
    followed = _followed([row for own, row, _ in marked if own is None])
    found: dict[str, dict[str, list[PartyFact]]] = {}
    for own, row, mark in marked:
        provenance = origins.provenance(own or "", mark)
        key = "" if own else party_key(row[1], row[2] or "", row[3] if row[1:4] in followed else "")
        fact = PartyFact(
            own or "",
            row[2] or "",
            _STATUSES[row[3]],
            partial_date(row[4]),
            row[5] or "",
            row[6] or "",
            provenance,
            _origin(own is not None),
            key,
        )
        if key and key in overlay:
            fact = _corrected(fact, overlay)
        found.setdefault(row[1], {}).setdefault(fact.country_iso2, []).append(fact)
    return found


def _followed(rows: Sequence[Any]) -> set[tuple[str, str, str]]:
    """Instrument, country and status of the pack's statements that another of the same country follows, the later dated one."""
    latest: dict[tuple[str, str], Any] = {}
    found = set()
    for row in rows:
        before = latest.get(row[1:3])
        older, latest[row[1:3]] = sorted((before, row), key=lambda one: one[4] or "") if before else (None, row)
        if older is not None:
            found.add(tuple(older[1:4]))
    return found


def _corrected(fact: PartyFact, overlay: Overlay) -> PartyFact:
    values: dict[str, JsonValue] = {
        "status": fact.status.value,
        "status_date": fact.date.text if fact.date else "",
        "reservation": fact.reservation,
        "remark": fact.remark,
    }
    in_force, corrections = overlay.lay(fact.key, values)
    day = in_force["status_date"]
    return replace(
        fact,
        status=_STATUSES[str(in_force["status"])],
        date=PartialDate.parse(str(day)) if day else None,
        reservation=str(in_force["reservation"] or ""),
        remark=str(in_force["remark"] or ""),
        provenance=decided_by(corrections, ("status", "status_date")) or fact.provenance,
        corrections=corrections,
    )
