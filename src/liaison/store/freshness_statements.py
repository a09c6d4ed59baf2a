"""The facts that grow old, kind by kind: each statement gives them in the same columns, the pack's and the officer's own."""

from __future__ import annotations

from liaison.domain.freshness import FactKind

COLUMNS = "kind, key, own_id, agency_id, office_id, country_iso2, one, two, three, as_of, source_id, basis, file, line"
"""`one` to `three` are texts that differ from kind to kind."""

# a fact's own words: kind, key, own id, agency, office, country, and up to three texts; then its date and source
CITED = """(SELECT coalesce(citation.as_of, source.as_of) FROM citation
  LEFT JOIN source ON source.id = citation.source_id AND source.deleted = 0
  WHERE citation.target_id = own.id AND citation.target_table = '{table}' AND citation.deleted = 0
  ORDER BY citation.id DESC LIMIT 1)"""
STATEMENTS: dict[FactKind, tuple[str, str]] = {
    FactKind.AGENCY: (
        """SELECT 'agency', id, NULL, id, '', country_iso2, coalesce(name_en, native_name), '', '',
        as_of, source_id, basis, file, line FROM ref_agency""",
        """SELECT 'agency', id, id, id, '', country_iso2, coalesce(name_en, native_name), '', '', {cited}, NULL, NULL, NULL, NULL
        FROM agency AS own WHERE deleted = 0""",
    ),
    FactKind.OFFICE: (
        "SELECT 'office', id, NULL, agency_id, id, country_iso2, name, city, '', as_of, source_id, basis, file, line FROM ref_office",
        """SELECT 'office', id, id, agency_id, id, country_iso2, name, city, '', {cited}, NULL, NULL, NULL, NULL
        FROM office AS own WHERE deleted = 0""",
    ),
    FactKind.COVERAGE: (
        """SELECT 'coverage', rtrim(office_id || '|' || country_iso2 || '|' || coalesce(crime_type, ''), '|'), NULL, '',
        office_id, country_iso2, crime_type, role, '', as_of, source_id, basis, file, line FROM ref_coverage WHERE valid_to IS NULL""",
        """SELECT 'coverage', id, id, '', office_id, country_iso2, crime_type, role, '', {cited}, NULL, NULL, NULL, NULL
        FROM coverage AS own WHERE deleted = 0 AND valid_to IS NULL""",
    ),
    FactKind.COMPETENCE: (
        """SELECT 'competence', agency_id || '|' || wording, NULL, agency_id, '', '', wording, '', '', as_of, source_id, basis, file, line
        FROM ref_competence GROUP BY agency_id, wording, source_id""",
        """SELECT 'competence', id, id, agency_id, '', '', wording, crime_type, '', {cited}, NULL, NULL, NULL, NULL
        FROM competence AS own WHERE deleted = 0 AND valid_to IS NULL""",
    ),
    FactKind.RULE: (
        """SELECT 'competence_rule', coalesce(rule_set, '') || '|' || country_iso2 || '|' || function || '|' ||
        coalesce(measure, '') || '|' || coalesce(instrument_id, '') || '|' || coalesce(crime_type, '') || '|' ||
        coalesce(stage, '') || '|' || coalesce(place, '') || '|' || coalesce(agency_id, authority_name, ''), NULL, agency_id, '',
        country_iso2, function, measure, authority_name, as_of, source_id, basis, file, line
        FROM ref_competence_rule WHERE valid_to IS NULL""",
        """SELECT 'competence_rule', id, id, agency_id, '', country_iso2, function, measure, authority_name, {cited},
        NULL, NULL, NULL, NULL FROM competence_rule AS own WHERE deleted = 0 AND valid_to IS NULL""",
    ),
    FactKind.POST: (
        "",
        """SELECT 'post_holder', own.id, own.id, post.agency_id, post.office_id, '', person.display_name, post.title, '',
        {cited}, NULL, NULL, NULL, NULL
        FROM post_holder AS own JOIN post ON post.id = own.post_id AND post.deleted = 0
        JOIN person ON person.id = own.person_id AND person.deleted = 0
        WHERE own.deleted = 0 AND own.held_to IS NULL""",
    ),
}


def parts(kind: FactKind | None) -> list[str]:
    """The statements of one kind, or of every kind."""
    kinds = FactKind if kind is None else (kind,)
    pack = [STATEMENTS[one][0] for one in kinds if STATEMENTS[one][0]]
    return pack + [STATEMENTS[one][1].format(cited=CITED.format(table=one.value)) for one in kinds]
