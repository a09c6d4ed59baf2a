"""Coverage of all countries by all offices, in numbers and lean values."""

# ruff: noqa: S608  # statements are put together from constants of this module

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from liaison.domain.corrections import AGENCY as AGENCIES
from liaison.domain.coverage import Competent, CoverageFact, Standing
from liaison.domain.coverage_matrix import CountryTally, MatrixAgency, MatrixCell, MatrixOffice
from liaison.domain.coverage_ranking import Question, best_statement, nearness, spoken_day
from liaison.domain.crime_types import CrimeTypes
from liaison.store.reference.asking import as_list, ask, plain
from liaison.store.reference.competence_rows import agencies_known_competent
from liaison.store.reference.coverage_places import places_of
from liaison.store.reference.coverage_rows import facts_of_pairs
from liaison.store.reference.coverage_scan import (
    AGENCY,
    ANY_CRIME,
    Asked,
    exceptions,
    scan_offices,
    weighed,
    weight_of,
)
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.overlay import Overlay

_TALLIES = """
SELECT country_iso2, count(DISTINCT office_id), max({surely}),
       max({surely} AND CASE WHEN crime_type IS NULL THEN {agency} IN (SELECT value FROM json_each(:competent))
                             ELSE crime_type IN (SELECT value FROM json_each(:crimes)) END)
FROM ref_coverage INDEXED BY ix_ref_coverage_country
WHERE ends_last >= :day AND begins_first <= :day GROUP BY country_iso2
""".format(surely="(role <> 'unspecified' AND ends_first >= :day AND begins_last <= :day)", agency=AGENCY)
_COLUMNS = "coalesce(agency_id, ''), coalesce(name, ''), id, coalesce(kind, ''), coalesce(country_iso2, '')"
_OFFICES = f"""
SELECT {_COLUMNS} FROM ref_office {{pack}} UNION ALL SELECT {_COLUMNS} FROM office WHERE deleted = 0 {{own}}
"""
_NAMES = "id, coalesce(nullif(name_en, ''), native_name, ''), coalesce(short_name, ''), coalesce(country_iso2, '')"
_AGENCIES = f"SELECT {_NAMES} FROM ref_agency UNION ALL SELECT {_NAMES} FROM agency WHERE deleted = 0"
_COUNTRIES = "SELECT DISTINCT country_iso2 FROM ref_coverage WHERE office_id IN (SELECT value FROM json_each(:wanted))"
_COUNTS = """
SELECT coalesce(agency_id, ''), count(*) FROM ref_office GROUP BY agency_id
UNION ALL SELECT coalesce(agency_id, ''), count(*) FROM office WHERE deleted = 0 GROUP BY agency_id
"""
_OF_AGENCIES = "agency_id IN (SELECT value FROM json_each(:wanted))"
_NAMELESS = ("", "", "")
_AMONG = "id IN (SELECT value FROM json_each(:wanted))"


def tallies(connection: Connection, vocabulary: CrimeTypes, question: Question) -> dict[str, CountryTally]:
    """How well each country is covered; those that are not known to be are absent."""
    asked = Asked.of(question.day, question.crime, vocabulary)
    competent = _competent(connection, vocabulary, question)
    rows = ask(connection, _TALLIES, competent=as_list(competent), **asked.values)
    found = {country: CountryTally(count, bool(stated), bool(sure)) for country, count, stated, sure in rows}
    # where the officer added or corrected something, all of it is weighed
    beyond = exceptions(connection)
    touched = {country for country, _ in beyond.pairs if country}
    touched |= {row[0] for row in plain(connection, _COUNTRIES, wanted=as_list(beyond.agencies))}
    for country, places in places_of(connection, touched, vocabulary, question).items():
        tally = places.tally()
        found.pop(country, None)
        found |= {country: tally} if tally.offices else {}
    return found


def matrix_agencies(
    connection: Connection,
    countries: Sequence[str],
    vocabulary: CrimeTypes,
    question: Question,
    first: int | None = None,
) -> tuple[tuple[MatrixAgency, ...], int]:
    """All offices, or those that cover one of some countries (ISO alpha-2), below their agencies, both by name; and how many they are.

    Args:
        first: of the agencies only the first, as many as have so many offices together.
    """
    owners = _owners(connection)
    among = _covering(connection, countries, vocabulary, question) if countries else None
    if first is None:
        rows = _office_rows(connection, None if among is None else among.keys())
        return _by_agency(rows, owners), len(rows)
    counts = _counts(connection) if among is None else Counter(among.values())
    chosen = _first_agencies(counts, owners, first)
    if among is None:
        rows = _rows_of_agencies(connection, chosen)
    else:
        rows = _office_rows(connection, [office for office, agency in among.items() if agency in chosen])
    return _by_agency(rows, owners), counts.total()


_Owners = dict[str, tuple[str, str, str]]


def _by_agency(rows: Iterable[tuple[str, ...]], owners: _Owners) -> tuple[MatrixAgency, ...]:
    by_agency: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        by_agency.setdefault(row[0], []).append(row)
    found = []
    for agency in sorted(by_agency, key=lambda agency: _by_name(agency, owners)):
        offices_of_it = tuple(map(MatrixOffice._make, sorted(by_agency[agency])))
        found.append(MatrixAgency(agency, *owners.get(agency, _NAMELESS), offices_of_it))
    return tuple(found)


def _by_name(agency: str, owners: _Owners) -> tuple[str, str]:
    return owners.get(agency, _NAMELESS)[0].casefold(), agency


def _first_agencies(counts: Counter[str], owners: _Owners, first: int) -> set[str]:
    """The first agencies by name that have so many offices together."""
    chosen: set[str] = set()
    left = first
    for agency in sorted(counts, key=lambda agency: _by_name(agency, owners)):
        if left <= 0:
            break
        chosen.add(agency)
        left -= counts[agency]
    return chosen


def _owners(connection: Connection) -> _Owners:
    """Name, short name and country of each agency, as corrected."""
    found = {
        identity: (name, short_name, country) for identity, name, short_name, country in plain(connection, _AGENCIES)
    }
    for row in agencies(connection, Overlay.read(connection, AGENCIES).keys).values():
        found[row.id] = (row.name_en or row.native_name, row.short_name, row.country_iso2)
    return found


def matrix_cells(
    connection: Connection, identities: Iterable[str], vocabulary: CrimeTypes, question: Question
) -> dict[str, dict[str, MatrixCell]]:
    """How each of these offices stands to the countries there are statements on, by office and country."""
    wanted = frozenset(identities)
    competent = _competent(connection, vocabulary, question)
    asked = Asked.of(question.day, question.crime, vocabulary)
    beyond = exceptions(connection)
    single = {pair for pair in beyond.pairs if pair[1] in wanted}
    cells: dict[str, dict[str, MatrixCell]] = {identity: {} for identity in wanted}
    for office, country, agency, weight, statements in scan_offices(connection, wanted, asked):
        if (country, office) in single:
            continue
        if statements > 1 and weighed(weight).standing is Standing.MAY_HAVE_ENDED:
            single.add((country, office))
            continue
        is_competent = beyond.agencies.get(office, agency) in competent
        cells[office][country] = _cell(weight, statements, is_competent, bool(question.crime))
    owners = {row.id: row.agency_id for row in offices(connection, {office for _, office in single}).values()}
    for (country, office), facts in _by_pair(facts_of_pairs(connection, single)).items():
        if office in owners:
            best = best_statement(facts, vocabulary, question)
            near, spoken = nearness(best.fact, question), spoken_day(best.fact)
            weight = weight_of(best.is_other_crime, best.standing, best.fact.role, near, spoken)
            cells[office][country] = _cell(weight, len(facts), owners[office] in competent, bool(question.crime))
    return cells


def _cell(weight: int, statements: int, is_competent: bool, crime_asked: bool) -> MatrixCell:
    told = weighed(weight)
    if crime_asked and told.nearness != ANY_CRIME and not told.is_other_crime:
        is_competent = True
    competent = Competent.YES if is_competent else Competent.NOT_KNOWN
    return MatrixCell(told.standing, told.role, competent, told.is_other_crime, told.spoken, statements)


def _by_pair(facts: Iterable[CoverageFact]) -> dict[tuple[str, str], list[CoverageFact]]:
    found: dict[tuple[str, str], list[CoverageFact]] = {}
    for fact in facts:
        found.setdefault((fact.country_iso2, fact.office_id), []).append(fact)
    return found


def _competent(connection: Connection, vocabulary: CrimeTypes, question: Question) -> frozenset[str]:
    if not question.crime:
        return frozenset()
    return frozenset(agencies_known_competent(connection, question.crime, vocabulary, question.day))


def _covering(
    connection: Connection, countries: Sequence[str], vocabulary: CrimeTypes, question: Question
) -> dict[str, str]:
    """The agencies of the offices that cover one of these countries, by office."""
    found: dict[str, str] = {}
    for places in places_of(connection, countries, vocabulary, question).values():
        found |= places.covering_by_office()
    return found


def _office_rows(connection: Connection, wanted: Iterable[str] | None) -> list[tuple[str, ...]]:
    """Agency, name, id, kind and seat of these offices, of all for None, as corrected."""
    if wanted is None:
        rows = plain(connection, _OFFICES.format(pack="", own=""))
    else:
        statement = _OFFICES.format(pack=f"WHERE {_AMONG}", own=f"AND {_AMONG}")
        rows = plain(connection, statement, wanted=as_list(wanted))
    laid = _corrected(connection)
    return [laid.get(row[2], row) for row in rows] if laid else rows


def _rows_of_agencies(connection: Connection, agencies_wanted: set[str]) -> list[tuple[str, ...]]:
    """The same of these agencies' offices; an empty text stands for no agency."""
    condition = f"({_OF_AGENCIES} OR agency_id IS NULL)" if "" in agencies_wanted else _OF_AGENCIES
    statement = _OFFICES.format(pack=f"WHERE {condition}", own=f"AND {condition}")
    laid = _corrected(connection)
    rows = [row for row in plain(connection, statement, wanted=as_list(agencies_wanted)) if row[2] not in laid]
    return rows + [row for row in laid.values() if row[0] in agencies_wanted]


def _counts(connection: Connection) -> Counter[str]:
    """How many offices each agency has, as corrected."""
    found: Counter[str] = Counter()
    for agency, count in plain(connection, _COUNTS):
        found[agency] += count
    laid = _corrected(connection)
    if laid:
        statement = _OFFICES.format(pack=f"WHERE {_AMONG}", own=f"AND {_AMONG}")
        found.subtract([row[0] for row in plain(connection, statement, wanted=as_list(laid))])
        found.update([row[0] for row in laid.values()])
    return +found


def _corrected(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The rows of offices that were corrected, by office."""
    corrected = offices(connection, exceptions(connection).agencies)
    return {row.id: (row.agency_id, row.name, row.id, row.kind.value, row.country_iso2) for row in corrected.values()}
