"""From rows to changes: everything is worked out before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.country_names import CountryNames
from liaison.domain.coverage import CoverageFact, Role
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.importing import (
    ChangeKind,
    Differing,
    ImportPlan,
    ImportValue,
    PlannedChange,
    PlanOptions,
    Problem,
    SourceTable,
    Write,
)
from liaison.domain.importing_fields import Field
from liaison.domain.importing_mapping import ColumnMap
from liaison.domain.importing_rows import CompetenceWord, CoverageWord, RowFacts, RowReader
from liaison.domain.provenance import Origin
from liaison.domain.steps import Stage, Step
from liaison.services.importing.draft import Draft, Record, record_of
from liaison.services.importing.matching import Agencies, Offices, People
from liaison.store import import_rows
from liaison.store.import_rows import KnownHolder
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.reading import Reader

SLICE = 100


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """What words mean."""

    countries: Countries
    names: CountryNames
    crimes: CrimeTypes


def plan_import(
    reader: Reader, words: Vocabularies, table: SourceTable, columns: ColumnMap, options: PlanOptions
) -> Iterator[Step[ImportPlan]]:
    """What importing the table would do, worked out in slices; the last step holds the plan."""
    facts: list[RowFacts] = []
    problems: list[Problem] = []
    for done, (fact, wrong) in enumerate(_rows(words, table, columns), start=1):
        problems += wrong
        facts += [fact] if fact is not None else []
        if done % SLICE == 0:
            yield Step(Stage.READING, done, len(table.rows))
    planner = _Planner(reader, words, table, options)
    for done, fact in enumerate(facts, start=1):
        planner.meet(fact)
        if done % SLICE == 0:
            yield Step(Stage.MATCHING, done, 2 * len(facts))
    planner.look_up()
    for done, fact in enumerate(facts, start=1):
        planner.take(fact)
        if done % SLICE == 0:
            yield Step(Stage.MATCHING, len(facts) + done, 2 * len(facts))
    yield from _finished(planner.draft, table, options, problems)


def _finished(
    draft: Draft, table: SourceTable, options: PlanOptions, problems: list[Problem]
) -> Iterator[Step[ImportPlan]]:
    changes: list[PlannedChange] = []
    for change in draft.all_changes():
        changes.append(change)
        if len(changes) % (SLICE * 8) == 0:
            yield Step(Stage.MATCHING, 1, 1)
    writes: list[Write] = []
    for write in draft.writes():
        writes.append(write)
        if len(writes) % (SLICE * 8) == 0:
            yield Step(Stage.MATCHING, 1, 1)
    changes.sort(key=lambda change: change.row)
    by_kind: dict[ChangeKind, list[PlannedChange]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    yield Step(Stage.MATCHING, 1, 1)
    wrong_rows = len({problem.row for problem in problems})
    plan = ImportPlan(
        table.file,
        len(table.rows),
        wrong_rows if options.leave_out_wrong else 0,
        tuple(changes),
        tuple(draft.questions.values()),
        tuple(problems),
        draft.unchanged,
        (*draft.source_rows(), *writes),
        options.leave_out_wrong,
        {kind: tuple(found) for kind, found in by_kind.items()},
    )
    yield Step(Stage.MATCHING, 1, 1, plan)


def _rows(
    words: Vocabularies, table: SourceTable, columns: ColumnMap
) -> Iterator[tuple[RowFacts | None, list[Problem]]]:
    fields = columns.fields(table.headings)
    headings = {kept: heading for heading, kept in zip(table.headings, fields, strict=True) if kept is not None}
    reader = RowReader(table.file.name, headings, columns.constants, words.names, words.crimes)
    for row in table.rows:
        if row.problem:
            yield None, [Problem(table.file.name, row.number, "", "", row.problem)]
            continue
        cells: dict[Field, str] = {}
        for kept, cell in zip(fields, row.cells, strict=False):
            if kept is not None and cell:
                # two columns of one field, such as two of countries, are one list
                cells[kept] = f"{cells[kept]}; {cell}" if kept in cells else cell
        facts, wrong = reader.read(row.number, cells)
        yield (None if wrong else facts), wrong


class _Planner:
    """Goes over the rows twice: first which records they mean, then what they say of them."""

    def __init__(self, reader: Reader, words: Vocabularies, table: SourceTable, options: PlanOptions) -> None:
        self._reader, self._words, self._table = reader, words, table
        with reader.read() as connection:
            self.draft = Draft(options, import_rows.known_sources(connection))
            self._agencies = Agencies(
                self.draft,
                map(record_of, import_rows.known_agencies(connection)),
                import_rows.further_names(connection),
            )
            self._offices = Offices(self.draft, map(record_of, import_rows.known_offices(connection)))
            posts = [record_of(one) for one in import_rows.known_posts(connection)]
            holders = import_rows.known_holders(connection)
            people = [record_of(one) for one in import_rows.known_people(connection)]
        self._posts = {_post_key(post): post for post in posts}
        self._holders = {(one.post_id, one.person_id): one for one in holders}
        agency_of = {post.id: post.text("agency_id") for post in posts}
        at: dict[str, set[str]] = {}
        for one in holders:
            at.setdefault(one.person_id, set()).add(agency_of.get(one.post_id, ""))
        self._people = People(self.draft, people, at)
        self._met: dict[int, tuple[Record | None, Record | None]] = {}
        self._known_coverage: dict[tuple[str, str, str], list[CoverageFact]] = {}
        self._new_coverage: set[tuple[object, ...]] = set()
        self._scopes: dict[str, str] = {}
        self._competences: dict[str, set[tuple[str, str]]] = {}

    def meet(self, facts: RowFacts) -> None:
        """Find the agency and the office of a row."""
        agency = self._agencies.meet(facts.agency, facts.row, facts.source).record if facts.agency else None
        office = None
        if facts.office and agency is not None:
            office = self._offices.meet(agency, facts.office, facts.row, facts.source).record
        self._met[facts.row] = agency, office

    def look_up(self) -> None:
        """Read what is known of the records met."""
        offices = {office.id for _, office in self._met.values() if office is not None and not office.is_new}
        agencies = {agency.id for agency, _ in self._met.values() if agency is not None and not agency.is_new}
        with self._reader.read() as connection:
            for fact in facts_of_offices(connection, offices) if offices else ():
                key = (fact.office_id, fact.country_iso2, fact.crime_type)
                self._known_coverage.setdefault(key, []).append(fact)
            self._scopes = import_rows.own_coverage_scopes(connection, offices)
            self._competences = import_rows.known_competences(connection, agencies)

    def take(self, facts: RowFacts) -> None:
        """Take over what a row says."""
        agency, office = self._met[facts.row]
        if (facts.agency and agency is None) or (facts.office and office is None):
            # not decided, or left out
            return
        if agency is not None:
            if facts.parent:
                self._set_parent(agency, facts)
            for said in facts.competences:
                self._add_competence(agency, facts, said)
        if office is not None:
            for word in facts.coverage:
                self._add_coverage(office, facts, word)
        self._add_person(agency, office, facts)

    def _set_parent(self, agency: Record, facts: RowFacts) -> None:
        parent = self._agencies.meet({"name_en": facts.parent}, facts.row, facts.source).record
        if parent is None:
            return
        if parent.id == agency.id or self._is_above(agency.id, parent):
            self.draft.kept(facts.row, "agency", agency.name, tr("an agency cannot be a part of itself"))
            return
        self.draft.merge(agency, {"parent_agency_id": parent.id}, facts.row, facts.source)

    def _is_above(self, identity: str, record: Record) -> bool:
        seen = set()
        above = self._agencies.record(record.text("parent_agency_id"))
        while above is not None and above.id not in seen:
            if above.id == identity:
                return True
            seen.add(above.id)
            above = self._agencies.record(above.text("parent_agency_id"))
        return False

    def _add_competence(self, agency: Record, facts: RowFacts, said: CompetenceWord) -> None:
        wording, crime = said.wording, said.crime
        known = self._competences.setdefault(agency.id, set())
        if (wording, crime) in known or (not crime and any(wording == one for one, _ in known)):
            self.draft.unchanged += 1
            return
        known.add((wording, crime))
        values: dict[str, ImportValue] = {
            "agency_id": agency.id,
            "wording": wording,
            "crime_type": crime or None,
            "valid_from": said.valid_from,
            "valid_to": said.valid_to,
        }
        self.draft.add_row("competence", values, facts.row, facts.source, f"{agency.name}: {wording}")

    def _add_coverage(self, office: Record, facts: RowFacts, word: CoverageWord) -> None:
        new = (office.id, word.country, word.crime, word.valid_from, word.valid_to)
        known = self._known_coverage.get(new[:3], [])
        name = f"{office.name}: {self._words.countries.name(word.country, language())}"
        if new in self._new_coverage or any((one.valid_from, one.valid_to) == new[3:] for one in known):
            same = next((one for one in known if (one.valid_from, one.valid_to) == new[3:]), None)
            self._set_role(same, word, facts, name)
            return
        standing = next((one for one in known if one.valid_to is None and _fits(one, word)), None)
        if standing is not None:
            self._fill_dates(standing, word, facts, name)
            return
        self._new_coverage.add(new)
        values: dict[str, ImportValue] = {
            "office_id": office.id,
            "country_iso2": word.country,
            "role": (word.role or Role.SECONDARY).value,
            "crime_type": word.crime or None,
            "valid_from": word.valid_from,
            "valid_to": word.valid_to,
        }
        self.draft.add_row("coverage", values, facts.row, facts.source, name)

    def _set_role(self, known: CoverageFact | None, word: CoverageWord, facts: RowFacts, name: str) -> None:
        if known is None or word.role is None or word.role is known.role:
            self.draft.unchanged += 1
        elif self.draft.options.differing is Differing.REPLACE:
            self._change_coverage(known, "role", word.role.value, known.role.value, facts, name)
        else:
            self.draft.kept(facts.row, "coverage", name, tr("it has another role: {role}", role=known.role.label))

    def _fill_dates(self, known: CoverageFact, word: CoverageWord, facts: RowFacts, name: str) -> None:
        for column, old, new in (
            ("valid_from", known.valid_from, word.valid_from),
            ("valid_to", known.valid_to, word.valid_to),
        ):
            if new is not None and old != new:
                self._change_coverage(known, column, new, old.text if old else "", facts, name)
        self._set_role(known, word, facts, name)

    def _change_coverage(
        self, known: CoverageFact, column: str, new: ImportValue, old: str, facts: RowFacts, name: str
    ) -> None:
        if known.origin is Origin.OWN:
            self.draft.update_fact(
                "coverage", self._scopes[known.key], known.key, {column: new}, facts.row, facts.source, name
            )
        else:
            self.draft.correct("coverage", known.key, column, new, old, facts.source, facts.row, name, old)

    def _add_person(self, agency: Record | None, office: Record | None, facts: RowFacts) -> None:
        person = None
        if facts.person:
            person = self._people.meet(agency, facts.person, facts.row, facts.source).record
            if person is None:
                return
        if agency is None or not (facts.post or person):
            return
        post = self._post(agency, office, facts)
        if person is None:
            return
        known = self._holders.get((post.id, person.id))
        if known is None:
            dates: dict[str, ImportValue] = {"held_from": facts.held_from, "held_to": facts.held_to}
            values = {"post_id": post.id, "person_id": person.id, **dates}
            name = f"{person.name}, {post.name or agency.name}"
            self.draft.add_row("post_holder", values, facts.row, facts.source, name)
            self._holders[post.id, person.id] = KnownHolder("", "", post.id, person.id, facts.held_from, facts.held_to)
        elif known.scope:
            self._fill_holder(known, facts, person)
        else:
            self.draft.unchanged += 1

    def _fill_holder(self, known: KnownHolder, facts: RowFacts, person: Record) -> None:
        new: dict[str, ImportValue] = {}
        for column, old, said in (
            ("held_from", known.held_from, facts.held_from),
            ("held_to", known.held_to, facts.held_to),
        ):
            if said is not None and not old:
                new[column] = said
            elif said is not None and said != old:
                self.draft.kept(facts.row, "post_holder", person.name, tr("another date is known: {date}", date=old))
        if new:
            self.draft.update_fact("post_holder", known.scope, known.id, new, facts.row, facts.source, person.name)
        else:
            self.draft.unchanged += 1

    def _post(self, agency: Record, office: Record | None, facts: RowFacts) -> Record:
        values: dict[str, ImportValue] = {
            "title": facts.post or None,
            "agency_id": agency.id,
            "office_id": office.id if office else None,
        }
        key = (facts.post.casefold(), agency.id, office.id if office else "")
        post = self._posts.get(key)
        if post is None:
            post = self._posts[key] = self.draft.add("post", values, facts.row, facts.source)
        else:
            self.draft.unchanged += 1
        return post


def _post_key(post: Record) -> tuple[str, str, str]:
    return post.text("title").casefold(), post.text("agency_id"), post.text("office_id")


def _fits(known: CoverageFact, word: CoverageWord) -> bool:
    return word.valid_from is None or known.valid_from is None or word.valid_from == known.valid_from
