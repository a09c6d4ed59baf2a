"""Coverage facts: the pack's with the corrections laid over them, and the officer's own."""

# ruff: noqa: S608  # statements are put together from constants of this module

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from liaison.domain.corrections import COVERAGE
from liaison.domain.coverage import CoverageFact, Role
from liaison.domain.dates import PartialDate
from liaison.domain.packs import coverage_key
from liaison.domain.provenance import AppliedCorrection, JsonValue, Origin
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.origins import Mark, Origins
from liaison.store.reference.overlay import Overlay

_PACK_COLUMNS = """NULL, office_id, country_iso2, role, crime_type, held_on, valid_from, valid_to, looks_back,
       source_id, as_of, basis, file, line"""
_OWN_COLUMNS = (
    """id, office_id, country_iso2, role, crime_type, NULL, valid_from, valid_to, 0, NULL, NULL, NULL, NULL, NULL"""
)
_FACTS = f"""
SELECT {_PACK_COLUMNS} FROM ref_coverage WHERE {{column}} IN (SELECT value FROM json_each(:wanted))
UNION ALL
SELECT {_OWN_COLUMNS} FROM coverage WHERE deleted = 0 AND {{column}} IN (SELECT value FROM json_each(:wanted))
"""
# the list leads, so that each pair is sought in the index by office and country
_PAIRS = f"""
SELECT {_PACK_COLUMNS} FROM json_each(:wanted) AS pair CROSS JOIN ref_coverage
  ON office_id = pair.value ->> 1 AND country_iso2 = pair.value ->> 0
UNION ALL
SELECT {_OWN_COLUMNS.replace("id,", "coverage.id,", 1)} FROM json_each(:wanted) AS pair CROSS JOIN coverage
  ON office_id = pair.value ->> 1 AND country_iso2 = pair.value ->> 0 WHERE deleted = 0
"""
_BESIDE = """
SELECT DISTINCT beside.country_iso2, beside.office_id FROM json_each(:wanted) AS pair
CROSS JOIN ref_coverage AS ended ON ended.office_id = pair.value ->> 1 AND ended.country_iso2 = pair.value ->> 0 AND ended.looks_back = 1
CROSS JOIN ref_coverage AS beside ON beside.country_iso2 = ended.country_iso2 AND beside.source_id = ended.source_id
"""
_COUNTS = """
SELECT office_id, count(DISTINCT country_iso2) FROM ref_coverage WHERE valid_to IS NULL {those} GROUP BY office_id
"""
_THOSE = "AND office_id IN (SELECT value FROM json_each(:wanted))"
_ROLES: dict[str, Role] = {role.value: role for role in Role}
_TOUCHED = "SELECT DISTINCT office_id FROM coverage WHERE deleted = 0"


def facts_of_countries(connection: Connection, countries: Iterable[str]) -> list[CoverageFact]:
    """All statements on these countries (ISO alpha-2), ended ones too."""
    return _facts(connection, "country_iso2", countries)


def facts_of_offices(connection: Connection, offices: Iterable[str]) -> list[CoverageFact]:
    """All statements on these offices, ended ones too."""
    return _facts(connection, "office_id", offices)


def facts_of_pairs(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[CoverageFact]:
    """All statements on these countries (ISO alpha-2) by these offices, each pair a country and an office."""
    wanted = sorted(set(pairs))
    return _read_facts(connection, ask(connection, _PAIRS, wanted=json.dumps(wanted))) if wanted else []


def facts_beside(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[CoverageFact]:
    """The statements on these countries by those sources that look back at one of these offices' coverage of them."""
    found = ask(connection, _BESIDE, wanted=json.dumps(sorted(set(pairs))))
    return facts_of_pairs(connection, [(country, office) for country, office in found])


def country_counts(connection: Connection, offices: Iterable[str] | None = None) -> dict[str, int]:
    """How many countries each office covers, by office, of all offices or these; statements with an end do not count."""
    wanted = None if offices is None else set(offices)
    if wanted is None:
        counts: dict[str, int] = dict(ask(connection, _COUNTS.format(those="")))
    else:
        counts = dict(ask(connection, _COUNTS.format(those=_THOSE), wanted=as_list(wanted)))
    # what the officer added or corrected is little, and is counted by hand
    touched = {row[0] for row in ask(connection, _TOUCHED) if row[0]}
    touched |= {key.partition("|")[0] for key in Overlay.read(connection, COVERAGE).keys}
    touched = touched if wanted is None else touched & wanted
    if touched:
        covered: dict[str, set[str]] = {office: set() for office in touched}
        for fact in facts_of_offices(connection, touched):
            if fact.valid_to is None:
                covered[fact.office_id].add(fact.country_iso2)
        counts |= {office: len(countries) for office, countries in covered.items()}
    return counts


def _facts(connection: Connection, column: str, wanted: Iterable[str]) -> list[CoverageFact]:
    return _read_facts(connection, ask(connection, _FACTS.format(column=column), wanted=as_list(wanted)))


def _read_facts(connection: Connection, rows: Sequence[Any]) -> list[CoverageFact]:
    marks = [Mark(*row[9:14]) for row in rows]
    origins = Origins(connection, "coverage", ((row[0] or "", mark) for row, mark in zip(rows, marks, strict=True)))
    overlay = Overlay.read(connection, COVERAGE)
    return [_fact(row, mark, origins, overlay) for row, mark in zip(rows, marks, strict=True)]


def _fact(row: Any, mark: Mark, origins: Origins, overlay: Overlay) -> CoverageFact:
    own_id, office, country, role, crime_type, held_on, valid_from, valid_to = row[:8]
    provenance = origins.provenance(own_id or "", mark)
    if own_id is not None:
        return CoverageFact(
            own_id,
            office or "",
            country or "",
            _role(role),
            crime_type or "",
            provenance.as_of,
            partial_date(valid_from),
            partial_date(valid_to),
            False,
            provenance,
            Origin.OWN,
        )
    held = partial_date(held_on)
    key = coverage_key(office, country, crime_type or "", _first_day(held) if valid_to else "")
    dates = (partial_date(valid_from), partial_date(valid_to))
    corrections: tuple[AppliedCorrection, ...] = ()
    if key in overlay:
        role, crime_type, dates, corrections = _corrected(key, role, crime_type, dates, overlay)
    return CoverageFact(
        key,
        office,
        country,
        _role(role),
        crime_type or "",
        held,
        *dates,
        bool(row[8]),
        provenance,
        Origin.PACK,
        corrections,
    )


def _first_day(held: PartialDate | None) -> str:
    return held.earliest.isoformat() if held and held.earliest else ""


_Dates = tuple[PartialDate | None, PartialDate | None]


def _corrected(
    key: str, role: str, crime_type: str | None, dates: _Dates, overlay: Overlay
) -> tuple[str, str, _Dates, tuple[AppliedCorrection, ...]]:
    values: dict[str, JsonValue] = {
        "role": role,
        "crime_type": crime_type or "",
        "valid_from": dates[0].text if dates[0] else "",
        "valid_to": dates[1].text if dates[1] else "",
    }
    in_force, found = overlay.lay(key, values)
    return (
        str(in_force["role"]),
        str(in_force["crime_type"] or ""),
        (_read(in_force["valid_from"]), _read(in_force["valid_to"])),
        found,
    )


def _read(text: JsonValue) -> PartialDate | None:
    return PartialDate.parse(str(text)) if text else None


def _role(text: str | None) -> Role:
    return _ROLES.get(text or "", Role.UNSPECIFIED)
