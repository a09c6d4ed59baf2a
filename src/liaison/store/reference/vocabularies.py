"""The installed pack's countries and crime types."""

from __future__ import annotations

from sqlalchemy import Connection, select

from liaison.domain.countries import Countries, Country
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.store.schema import reference

_BAR = "|"


def countries(connection: Connection) -> Countries:
    """All countries, ordered by code."""
    rows = connection.execute(select(reference.country).order_by(reference.country.c.iso2))
    return Countries(
        Country(
            row.iso2,
            row.iso3,
            row.name_en,
            row.name_ru,
            row.region,
            row.region_en,
            row.region_ru,
            _several(row.other_names),
        )
        for row in rows
    )


def crime_types(connection: Connection) -> CrimeTypes:
    """The vocabulary, in its own order."""
    rows = connection.execute(select(reference.crime_type).order_by(reference.crime_type.c.row))
    return CrimeTypes(
        CrimeType(row.code, row.parent or "", row.name_en, row.name_ru, _several(row.synonyms)) for row in rows
    )


def needed_for(connection: Connection, crime: str) -> CrimeTypes:
    """The vocabulary for a question about `crime`; an empty one where none is asked about."""
    return crime_types(connection) if crime else CrimeTypes(())


def crime_parents(connection: Connection) -> dict[str, str]:
    """The broader code of each code, empty at the top; without the names, which take longer to read."""
    rows = connection.exec_driver_sql("SELECT code, parent FROM ref_crime_type")
    return {code: parent or "" for code, parent in rows.all()}


class _Anything(frozenset[str]):
    """Holds every code: without a pack nothing can be looked up."""

    def __contains__(self, code: object) -> bool:
        return True


def country_codes(connection: Connection) -> frozenset[str]:
    """The alpha-2 codes; every text is one while no pack is installed."""
    rows = connection.exec_driver_sql("SELECT iso2 FROM ref_country").all()
    return frozenset(row[0] for row in rows) | {"EU"} if rows else _Anything()


def crime_codes(connection: Connection) -> frozenset[str]:
    """The codes of the vocabulary; every text is one while no pack is installed."""
    rows = connection.exec_driver_sql("SELECT code FROM ref_crime_type").all()
    return frozenset(row[0] for row in rows) if rows else _Anything()


def _several(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in (text or "").split(_BAR) if part)
