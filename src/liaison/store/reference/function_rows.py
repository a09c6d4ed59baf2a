"""Functions of agencies by the rules of countries: the pack's rows and the officer's own."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from liaison.domain.functions import Function
from liaison.domain.provenance import Origin
from liaison.domain.references import AgencyReference
from liaison.store.reference.asking import ask, partial_date
from liaison.store.reference.instrument_titles import instrument_titles
from liaison.store.reference.origins import Mark, Origins

_COLUMNS = """country_iso2, function, measure, instrument_id, crime_type, stage, place, channel, languages,
       valid_from, valid_to, remark"""
_FUNCTIONS = f"""
SELECT NULL, {_COLUMNS}, source_id, as_of, basis, file, line
FROM ref_competence_rule WHERE agency_id = :agency
UNION ALL
SELECT id, {_COLUMNS}, NULL, NULL, NULL, NULL, NULL
FROM competence_rule WHERE deleted = 0 AND agency_id = :agency
"""  # noqa: S608  nothing of it comes from outside


def functions_of(connection: Connection, agency: AgencyReference, day: date) -> tuple[Function, ...]:
    """The rules that name this agency and may hold on `day`, by function and measure."""
    rows = ask(connection, _FUNCTIONS, agency=agency.id)
    if not rows:
        return ()
    origins = Origins(connection, "competence_rule", ((row[0] or "", Mark(*row[13:18])) for row in rows))
    titles = instrument_titles(connection, {row[4] for row in rows if row[4]})
    found = [_function(agency, row, origins, titles) for row in rows]
    held = [one for one in found if one.valid_to is None or one.valid_to.latest is None or one.valid_to.latest >= day]
    return tuple(sorted(held, key=lambda one: (one.function, one.measure, one.instrument, one.own_id)))


def _function(
    agency: AgencyReference, row: tuple[str | None, ...], origins: Origins, titles: dict[str, str]
) -> Function:
    own_id, *texts = row[:10]
    country, function, measure, instrument, crime, stage, place, channel, languages = (text or "" for text in texts)
    return Function(
        agency,
        country,
        function,
        measure,
        instrument,
        titles.get(instrument, instrument),
        crime,
        stage,
        place,
        channel,
        languages,
        partial_date(row[10]),
        partial_date(row[11]),
        row[12] or "",
        origins.provenance(own_id or "", Mark(*row[13:18])),  # type: ignore[arg-type]  # the columns of a mark
        Origin.OWN if own_id is not None else Origin.PACK,
        own_id or "",
    )
