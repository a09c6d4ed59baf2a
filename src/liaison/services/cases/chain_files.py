"""Chains to and from files: all of a file is taken, or nothing of it and everything that is wrong is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from liaison.base.translations import language, tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.case_errors import ChainFileProblem, ChainFileRejected
from liaison.domain.cases.chain_files import LARGEST_FILE, MOST_STEPS, ChainFormat, LegColumn
from liaison.domain.cases.chains import Chain, LegFacts, StepFacts, contradictions_of
from liaison.domain.countries import Countries
from liaison.domain.country_names import CountryNames
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.domain.rows import RowKey
from liaison.export.chain_files import csv_bytes, graphml_bytes
from liaison.services.cases.cases import agency_names, chain_of
from liaison.services.cases.chain_sources import of_csv, of_graphml, rejected
from liaison.services.cases.chains import DrawnLeg, leg_name
from liaison.services.cases.leg_cells import KnownAgencies, LegReader, RawLeg
from liaison.services.importing.country_table import country_names
from liaison.services.importing.text_files import read_bytes
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.directory_rows import all_agencies

_MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t"


class ChainFileService:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[tuple[int, ...], Countries, CountryNames] | None = None

    def export(self, case: RowKey, kind: ChainFormat) -> bytes:
        """The chain of a case as the content of a file; an empty one has headings only."""
        with self._store.read() as connection:
            chain = chain_of(connection, case)
            agencies = agency_names(connection, {leg.facts.agency_id for leg in chain.legs})
        if kind is ChainFormat.CSV:
            return csv_bytes(chain, agencies)
        with self._store.read() as connection:
            countries = vocabularies.countries(connection)
        ordered = chain.in_order()
        names = _names([leg.facts for leg in ordered], countries)
        return graphml_bytes(chain, agencies, dict(zip((leg.key.id for leg in ordered), names, strict=True)))

    def read(self, file: Path) -> tuple[DrawnLeg, ...]:
        """The legs of a file, CSV or GraphML as its content says; `ChainService.append` adds them. Raises ChainFileRejected."""
        try:
            content = read_bytes(file)
            if len(content) > LARGEST_FILE:
                raise rejected(file, tr("It has more than {n} MB.", n=LARGEST_FILE // 1024 // 1024))
            is_xml = content[:100].lstrip(_MARKS).startswith(b"<")
            raw, problems = of_graphml(file, content) if is_xml else of_csv(file, content)
        except (ImportFileError, ImportTooLarge) as error:
            detail = str(getattr(error, "detail", error.sentence))
            raise rejected(file, detail[:1].upper() + detail[1:]) from error
        if not raw:
            raise rejected(file, tr("It has no leg."))
        countries, names = self._countries()
        with self._store.read() as connection:
            codes, agencies = vocabularies.country_codes(connection), all_agencies(connection)
        known = KnownAgencies((one.id, (one.name_en, one.native_name, one.short_name)) for one in agencies)
        legs, wrong = _drawn(raw, LegReader(names, codes, known), countries)
        if problems or wrong:
            raise ChainFileRejected(file.name, _as_they_stand((*problems, *wrong), raw))
        return legs

    def _countries(self) -> tuple[Countries, CountryNames]:
        """All countries and all their names, which take 0.3 s to read; kept until a pack is installed."""
        generation = self._store.generation()
        if self._kept is None or self._kept[0] != generation:
            with self._store.read() as connection:
                countries = vocabularies.countries(connection)
            self._kept = (generation, countries, country_names(countries))
        return self._kept[1:]


def _drawn(
    raw: Sequence[RawLeg], reader: LegReader, countries: Countries
) -> tuple[tuple[DrawnLeg, ...], list[ChainFileProblem]]:
    """The legs, joined, and what is wrong with any of them or with their order."""
    problems: list[ChainFileProblem] = []
    facts: list[LegFacts] = []
    for position, leg in enumerate(raw):
        one, wrong = reader.read(leg)
        facts.append(replace(one, position=position))
        problems += wrong
    leads_to = _joined(raw, problems)
    names = {str(at): name for at, name in enumerate(_names(facts, countries))}
    for found in contradictions_of(_chain(facts, leads_to), names):
        problems.append(ChainFileProblem(raw[int(found.leg_id)].row, found.field or LegColumn.LEADS_TO, found.sentence))
    return tuple(map(DrawnLeg, facts, leads_to)), problems


def _as_they_stand(problems: Sequence[ChainFileProblem], raw: Sequence[RawLeg]) -> tuple[ChainFileProblem, ...]:
    """Problems of the whole file first, the others leg by leg and column by column."""
    rows = {leg.row: at for at, leg in enumerate(raw)}
    columns = {column.value: at for at, column in enumerate(LegColumn)}
    return tuple(sorted(problems, key=lambda one: (rows.get(one.row, -1), columns.get(one.field, -1))))


def _joined(raw: Sequence[RawLeg], problems: list[ChainFileProblem]) -> list[tuple[int, ...]]:
    """For each leg the places of those it leads to, counted from 0."""
    places = {leg.number: at for at, leg in enumerate(raw) if leg.number}
    if sum(len(leg.leads_to) for leg in raw) > MOST_STEPS:
        problems.append(ChainFileProblem("", LegColumn.LEADS_TO, tr("It has more than {n} steps.", n=MOST_STEPS)))
        return [() for _ in raw]
    for leg in raw:
        for number in leg.leads_to:
            if number not in places:
                sentence = tr("No leg has the number {number}.", number=number)
                problems.append(ChainFileProblem(leg.row, LegColumn.LEADS_TO, sentence))
    return [tuple(places[number] for number in leg.leads_to if number in places) for leg in raw]


def _chain(facts: Sequence[LegFacts], leads_to: Sequence[tuple[int, ...]]) -> Chain:
    """The legs as a chain of which nothing is kept yet; places stand for identities."""
    steps = (StepFacts(str(at), str(other)) for at, others in enumerate(leads_to) for other in others)
    return Chain(
        tuple(Kept(RowKey("", str(at)), one) for at, one in enumerate(facts)),
        tuple(Kept(RowKey("", f"{one.from_leg_id} {one.to_leg_id}"), one) for one in steps),
    )


def _names(legs: Sequence[LegFacts], countries: Countries) -> Iterator[str]:
    """What legs in their order are called, with their numbers."""
    for number, leg in enumerate(legs, 1):
        country = countries.name(leg.country_iso2, language()) if leg.country_iso2 else ""
        yield f"{number}. {leg_name(leg, country)}"
