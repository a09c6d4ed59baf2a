"""Exporting the directory: what would leave is told first, and nobody leaves who is not named."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from liaison.base.paths import resources
from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.exporting import (
    Contact,
    Exported,
    ExportFormat,
    ExportOptions,
    ExportPart,
    ExportPreview,
    ExportTable,
    LeavingPerson,
    MapPlace,
)
from liaison.export.geojson import Point, write_geojson
from liaison.export.tables import joined, write_csv, write_xlsx
from liaison.export.vcard import write_cards
from liaison.services.export_contents import Contents, contents_of
from liaison.services.export_tables import answer_table, tables_of
from liaison.store import export_rows
from liaison.store.reference import vocabularies
from liaison.store.reference.reading import Reader

_FREE = frozenset({"", "CLEAR", "GREEN"})


class ExportService:
    """Writes files; every method runs on the store's thread.

    Args:
        reader: the open store.
        today: from which ages count.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader, self._today = reader, today

    def preview(self, options: ExportOptions) -> ExportPreview:
        """What would leave, before it leaves: counts of all parts, and all people by name."""
        options = replace(options, parts=frozenset(ExportPart))
        contents = self._contents(options)
        counts = tuple((part, contents.count(part)) for part in ExportPart)
        return ExportPreview(counts, self._people(contents))

    def export(self, kind: ExportFormat, target: Path, options: ExportOptions) -> Exported:
        """Write the file, whole or not at all. Raises ExportFailed."""
        contents = self._contents(options).narrowed(options.parts, self._allowed(options))
        if kind is ExportFormat.VCARD:
            contacts = _contacts(contents)
            write_cards(contacts, target)
            return Exported(str(target), (("contacts", len(contacts)),))
        if kind is ExportFormat.GEOJSON:
            places = _places(contents)
            write_geojson(places, country_points(), target)
            return Exported(str(target), (("features", len(places)),))
        tables = tables_of(contents, self._today())
        self._write_tables(kind, tables, target)
        return Exported(str(target), tuple((table.name, len(table.rows)) for table in tables))

    def export_answer(self, kind: ExportFormat, target: Path, answer: CoverageAnswer, question: str = "") -> Exported:
        """Write the answer to "who covers", a row for each office of each leg, with the question. Raises ExportFailed.

        Args:
            question: as it was asked; worded from the answer when empty.
        """
        countries, crimes = self._words()
        question = question or _worded(answer, countries, crimes)
        table = answer_table(answer, question, countries, crimes, self._today())
        if kind is ExportFormat.GEOJSON:
            write_geojson(_answer_places(answer, countries), country_points(), target)
        else:
            self._write_tables(kind, (table,), target)
        return Exported(str(target), ((table.name, len(table.rows)),))

    def _write_tables(self, kind: ExportFormat, tables: tuple[ExportTable, ...], target: Path) -> None:
        if kind is ExportFormat.XLSX:
            write_xlsx(tables, target)
        else:
            write_csv(joined(tables, target.stem), target)

    def _contents(self, options: ExportOptions) -> Contents:
        countries, crimes = self._words()
        with_people = ExportPart.PEOPLE in options.parts
        return contents_of(self._reader, countries, crimes, only_own=options.only_own, with_people=with_people)

    def _words(self) -> tuple[Countries, CrimeTypes]:
        with self._reader.read() as connection:
            return vocabularies.countries(connection), vocabularies.crime_types(connection)

    def _people(self, contents: Contents) -> tuple[LeavingPerson, ...]:
        with self._reader.read() as connection:
            marks = export_rows.marks_of_people(connection)
        found: dict[str, LeavingPerson] = {}
        for line in contents.people:
            if line.person_id and line.person_id not in found:
                agency = contents.agency_name(line.agency_id)
                mark = marks.get(line.person_id, "")
                found[line.person_id] = LeavingPerson(line.person_id, line.display_name, line.title, agency, mark)
        return tuple(sorted(found.values(), key=lambda person: (person.marking in _FREE, person.name.casefold())))

    def _allowed(self, options: ExportOptions) -> frozenset[str]:
        if ExportPart.PEOPLE not in options.parts:
            return frozenset()
        if options.people is not None:
            return options.people
        people = self._people(self._contents(options))
        return frozenset(one.id for one in people if options.with_marked or not is_restricted(one))


def _worded(answer: CoverageAnswer, countries: Countries, crimes: CrimeTypes) -> str:
    asked = [countries.name(leg.country_iso2, language()) for leg in answer.countries]
    crime = crimes.name(answer.crime_type, language()) if answer.crime_type else ""
    return ", ".join(filter(None, ("; ".join(asked), crime)))


def is_restricted(person: LeavingPerson) -> bool:
    """Whether a person was met under a mark that keeps what was said there within a circle."""
    return person.marking not in _FREE


def country_points() -> Mapping[str, Point]:
    """Longitude and latitude of each country's marker on the map."""
    with (resources() / "countries" / "points.csv").open(encoding="utf-8", newline="") as stream:
        return {row["iso2"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(stream)}


def _contacts(contents: Contents) -> list[Contact]:
    found = []
    for office in contents.offices:
        covers = [contents.country(fact.country_iso2) for fact in contents.covered_by(office.id)]
        note = tr("Covers: {countries}", countries="; ".join(covers)) if covers else ""
        found.append(
            Contact(
                True,
                office.text("name"),
                "",
                "",
                contents.agency_name(office.text("agency_id")),
                office.text("name"),
                office.kind_label,
                office.text("address"),
                office.text("city"),
                contents.country(office.text("country_iso2")),
                office.text("phone"),
                office.text("email"),
                contents.agency_value(office.text("agency_id"), "website"),
                "\n".join(filter(None, (note, _source_line(contents, office.id)))),
            )
        )
    for line in contents.people:
        if line.person_id:
            office_name = contents.office_value(line.office_id, "name")
            found.append(
                Contact(
                    False,
                    line.display_name,
                    line.family_name,
                    line.given_name,
                    contents.agency_name(line.agency_id),
                    office_name,
                    line.title,
                    "",
                    "",
                    "",
                    line.phone,
                    line.email,
                    "",
                    line.remark,
                )
            )
    return found


def _source_line(contents: Contents, identity: str) -> str:
    said = contents.provenance.get(identity)
    if said is None or not said.source_title:
        return ""
    return tr("Source: {title}, {dated}", title=said.source_title, dated=said.dated)


def _places(contents: Contents) -> list[MapPlace]:
    found = []
    for office in contents.offices:
        seat = office.text("country_iso2")
        said = contents.provenance.get(office.id)
        found.append(
            MapPlace(
                seat,
                (
                    ("kind", "office"),
                    ("name", office.text("name")),
                    ("agency", contents.agency_name(office.text("agency_id"))),
                    ("city", office.text("city")),
                    ("country", seat),
                    ("place", tr("the country's point on the map, not the office's own") if seat else ""),
                    ("covers", [fact.country_iso2 for fact in contents.covered_by(office.id)]),
                    ("source", said.source_title if said else ""),
                    ("as_of", str(said.as_of or "") if said else ""),
                ),
            )
        )
    covering: dict[str, list[dict[str, str]]] = {}
    for fact in contents.coverage:
        if fact.valid_to is None:
            covering.setdefault(fact.country_iso2, []).append(
                {
                    "office": contents.office_value(fact.office_id, "name"),
                    "role": fact.role.value,
                    "source": fact.provenance.source_title,
                    "as_of": str(fact.provenance.as_of or ""),
                }
            )
    found += [_covered(iso2, contents.country(iso2), covering[iso2]) for iso2 in sorted(covering)]
    return found


def _covered(iso2: str, name: str, offices: Iterable[object]) -> MapPlace:
    place = tr("the country's point on the map, not its outline")
    return MapPlace(
        iso2,
        (("kind", "country covered"), ("country", iso2), ("name", name), ("place", place), ("offices", list(offices))),
    )


def _answer_places(answer: CoverageAnswer, countries: Countries) -> list[MapPlace]:
    return [
        _covered(
            leg.country_iso2,
            countries.name(leg.country_iso2, language()),
            [
                {
                    "rank": one.rank,
                    "office": one.office.name,
                    "agency": one.office.agency_name,
                    "role": one.fact.role.value,
                    "competent": one.competent.value,
                    "source": one.fact.provenance.source_title,
                    "as_of": str(one.fact.provenance.as_of or ""),
                }
                for one in leg.offices
            ],
        )
        for leg in answer.countries
    ]
