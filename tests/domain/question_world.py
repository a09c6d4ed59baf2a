"""The names of the shipped pack as a lookup, straight from its CSV files."""

from __future__ import annotations

import csv
from functools import cache

from liaison.base.paths import resources
from liaison.domain.countries import Countries, Country
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.question_directory import DirectoryNames, NamedAgency, NamedOffice
from liaison.domain.question_lookup import QuestionLookup


@cache
def lookup(language: str = "en") -> QuestionLookup:
    """Everything the shipped pack names."""
    return QuestionLookup(countries(), crime_types(), directory(), language)


@cache
def countries() -> Countries:
    return Countries(
        Country(
            row["iso2"],
            row["iso3"],
            row["name_en"],
            row["name_ru"],
            row["region"],
            row["region_en"],
            row["region_ru"],
            tuple(filter(None, row["other_names"].split("|"))),
        )
        for row in rows("countries")
    )


@cache
def crime_types() -> CrimeTypes:
    return CrimeTypes(
        CrimeType(
            row["code"], row["parent"], row["name_en"], row["name_ru"], tuple(filter(None, row["synonyms"].split("|")))
        )
        for row in rows("crime_types")
    )


@cache
def agencies() -> tuple[NamedAgency, ...]:
    return tuple(
        NamedAgency(row["agency_id"], row["name_en"], row["native_name"], row["short_name"], row["parent_agency_id"])
        for row in rows("agencies")
    )


@cache
def offices() -> tuple[NamedOffice, ...]:
    return tuple(NamedOffice(row["office_id"], row["name"], row["agency_id"], row["city"]) for row in rows("offices"))


def directory() -> DirectoryNames:
    return DirectoryNames(agencies(), offices())


def rows(table: str) -> list[dict[str, str]]:
    with (resources() / "reference" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
