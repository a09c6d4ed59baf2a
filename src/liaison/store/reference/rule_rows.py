"""A state's rules of competence: the pack's, the officer's own, and what agencies' stated competences say of who investigates."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from liaison.domain.competence_rules import Authority, Facet, Rule
from liaison.domain.provenance import Origin, Strength
from liaison.store.reference.asking import ask, partial_date
from liaison.store.reference.competence_rows import competences_of
from liaison.store.reference.directory_rows import agencies
from liaison.store.reference.origins import Mark, Origins

INVESTIGATING = "investigating-authority"
COMPETENCES = "stated-competences"
"""The rule set of what agencies say of their own competence."""

_COLUMNS = """rule_set, function, measure, instrument_id, crime_type, stage, place, agency_id, authority_name, channel, languages,
       valid_from, valid_to, remark"""
_RULES = f"""
SELECT row, {_COLUMNS}, source_id, as_of, basis, file, line FROM ref_competence_rule WHERE country_iso2 = :country
UNION ALL
SELECT id, {_COLUMNS}, NULL, NULL, NULL, NULL, NULL FROM competence_rule WHERE deleted = 0 AND country_iso2 = :country
"""  # noqa: S608  nothing of it comes from outside
_AGENCIES = """
SELECT id FROM ref_agency WHERE country_iso2 = :country
UNION SELECT id FROM agency WHERE deleted = 0 AND country_iso2 = :country
"""
_COUNTED = """
SELECT country_iso2, rule_set, count(*) FROM ref_competence_rule GROUP BY country_iso2, rule_set
UNION ALL
SELECT country_iso2, rule_set, count(*) FROM competence_rule WHERE deleted = 0 GROUP BY country_iso2, rule_set
"""


def rules_of(connection: Connection, country: str) -> list[Rule]:
    """Every rule of the state (ISO alpha-2), ended ones too."""
    rows = ask(connection, _RULES, country=country)
    named = agencies(connection, {row.agency_id for row in rows if row.agency_id})
    origins = Origins(connection, "competence_rule", ((str(row[0]), Mark(*row[15:20])) for row in rows))
    found = [
        Rule(
            str(row[0]) if row.source_id is None else f"{row.rule_set}:{row[0]}",
            row.rule_set or "",
            country,
            {facet: value for facet in Facet if (value := getattr(row, facet.value))},
            _authority(row.agency_id or "", row.authority_name or "", {key: one.name_en for key, one in named.items()}),
            row.channel or "",
            row.languages or "",
            partial_date(row.valid_from),
            partial_date(row.valid_to),
            row.remark or "",
            origins.provenance(str(row[0]), Mark(*row[15:20])),
            Origin.OWN if row.source_id is None else Origin.PACK,
        )
        for row in rows
    ]
    return found + _from_competences(connection, country)


def rule_sets(connection: Connection) -> tuple[tuple[str, str, int], ...]:
    """Country, name and number of rules of each rule set, by country."""
    return tuple(sorted((country or "", name or "", int(count)) for country, name, count in ask(connection, _COUNTED)))


def _authority(agency: str, name: str, known: Mapping[str, str]) -> Authority:
    return Authority(agency, known.get(agency, "") or name or agency)


def _from_competences(connection: Connection, country: str) -> list[Rule]:
    """An agency that says what it is competent for investigates that; its words are the remark."""
    own = {row.id for row in ask(connection, _AGENCIES, country=country)}
    return [
        Rule(
            f"{COMPETENCES}:{agency}:{code}:{one.provenance.file}:{one.provenance.line}",
            COMPETENCES,
            country,
            {Facet.FUNCTION: INVESTIGATING, Facet.CRIME: code},
            Authority(agency, one.agency.name),
            "",
            "",
            None,
            None,
            one.wording,
            one.provenance,
            one.origin,
            yields=False,
        )
        for agency, competences in sorted(competences_of(connection, own).items())
        for one in competences
        if one.strength is Strength.STATED
        for code in one.crime_types
    ]
