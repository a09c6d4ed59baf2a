"""All names of all countries, read off the program's resources when something is imported."""

from __future__ import annotations

import csv
from pathlib import Path

from liaison.base.paths import resources
from liaison.domain.countries import Countries
from liaison.domain.country_names import CountryNames, FormerName

_FOLDER = "countries"


def country_names(countries: Countries) -> CountryNames:
    """The names in every language of the CLDR, and former ones; 0.2 s."""
    folder = resources() / _FOLDER
    everywhere = [(row["iso2"], row["names"].split("|")) for row in _rows(folder / "names.csv")]
    former = [
        FormerName(row["name"], tuple(row["iso2"].split()), row["until"]) for row in _rows(folder / "old_names.csv")
    ]
    return CountryNames(countries, everywhere, former)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
