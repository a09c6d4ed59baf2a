"""Which facts nobody has checked for long, and keeping that somebody was asked and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import language, tr
from liaison.domain.countries import folded
from liaison.domain.coverage import Role
from liaison.domain.dates import PartialDate
from liaison.domain.directory import read_name
from liaison.domain.freshness import (
    YEARS,
    DueFact,
    DueFacts,
    DueQuestion,
    FactKind,
    FactName,
    Outcome,
    Verification,
)
from liaison.domain.functions import function_label
from liaison.domain.provenance import Origin, Provenance
from liaison.domain.rows import ChangeSet
from liaison.store import freshness_rows
from liaison.store.engine import OWN, Store
from liaison.store.freshness_rows import DueRow
from liaison.store.reference import vocabularies
from liaison.store.reference.directory_rows import AgencyRow, OfficeRow, agencies, offices
from liaison.store.reference.origins import Mark, Origins

SHOWN = 500
"""Facts listed at most; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking about some facts.

    Attributes:
        asked_of: who was asked; required, because a check without a name is worth nothing.
    """

    facts: tuple[FactName, ...]
    outcome: Outcome
    asked_of: str
    remark: str = ""


class FreshnessService:
    """What an officer does to keep facts fresh; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day from which ages count.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def due(self, question: DueQuestion, limit: int = SHOWN) -> DueFacts:
        """The oldest facts that are due, those without a date first."""
        with self._store.read() as connection:
            rows, total = freshness_rows.due_rows(connection, question, self._today(), limit)
            checks = freshness_rows.verifications(connection, (row.name for row in rows))
            wording = _Wording(
                {**agencies(connection, {row.agency_id for row in rows})},
                {**offices(connection, {row.office_id for row in rows if row.office_id})},
                vocabularies.countries(connection).name,
                vocabularies.crime_types(connection).name,
            )
            provenances = _provenances(
                {kind: Origins(connection, kind.value, marks) for kind, marks in _by_kind(rows)}, rows
            )
        facts = tuple(
            wording.fact(row, provenance, next(reversed(checks.get(row.name, ())), None))
            for row, provenance in zip(rows, provenances, strict=True)
        )
        return DueFacts(facts, total)

    def due_called(self, text: str, years: int = YEARS, kind: FactKind | None = None) -> DueFacts:
        """The due facts of countries and agencies one of whose names has words that begin with the words of `text`; all when empty."""
        wanted = folded(text)
        if not wanted:
            return self.due(DueQuestion(years, kind=kind))
        with self._store.read() as connection:
            countries = vocabularies.countries(connection).starting_with(text)
            called = freshness_rows.agencies_called(connection, wanted.split())
        return self.due(DueQuestion(years, frozenset(one.iso2 for one in countries), frozenset(called), kind))

    def count(self, years: int = YEARS) -> int:
        """How many facts are due."""
        with self._store.read() as connection:
            return freshness_rows.due_count(connection, DueQuestion(years), self._today())

    def checks_of(self, names: Iterable[FactName]) -> dict[FactName, tuple[Verification, ...]]:
        """What was asked about these facts, the newest first."""
        with self._store.read() as connection:
            found = freshness_rows.verifications(connection, names)
        return {name: tuple(reversed(asked)) for name, asked in found.items()}

    def record(self, checked: Checked) -> ChangeSet:
        """Keep what came of asking today; an answer that was awaited from the same one is completed."""
        today = PartialDate.of(self._today())
        with self._store.read() as connection:
            before = freshness_rows.verifications(connection, checked.facts)
        with self._store.change("verification.create") as change:
            for name in checked.facts:
                awaited = [
                    one for one in before.get(name, ()) if one.outcome is None and one.asked_of == checked.asked_of
                ]
                values: dict[str, str | int | PartialDate | None] = {
                    "checked_on": today,
                    "asked_of": checked.asked_of,
                    "result": checked.outcome.value,
                    "remark": checked.remark,
                }
                if awaited:
                    change.update("verification", (awaited[-1].key.scope, awaited[-1].key.id), values)
                else:
                    change.insert(
                        "verification",
                        {"target_table": name.kind.value, "target_key": name.key, "asked_on": today, **values},
                        scope=OWN,
                    )
        return change.changes

    def asked(self, facts: Iterable[FactName], asked_of: str) -> ChangeSet:
        """Keep that somebody was asked today, by letter; the answer is awaited."""
        with self._store.change("verification.ask") as change:
            for name in dict.fromkeys(facts):
                change.insert(
                    "verification",
                    {
                        "target_table": name.kind.value,
                        "target_key": name.key,
                        "asked_on": PartialDate.of(self._today()),
                        "asked_of": asked_of,
                    },
                    scope=OWN,
                )
        return change.changes


def _by_kind(rows: list[DueRow]) -> Iterable[tuple[FactKind, list[tuple[str, Mark]]]]:
    for kind in FactKind:
        marks = [(row.own_id or "", row.mark) for row in rows if row.name.kind is kind]
        if marks:
            yield kind, marks


def _provenances(origins: Mapping[FactKind, Origins], rows: list[DueRow]) -> list[Provenance]:
    return [origins[row.name.kind].provenance(row.own_id or "", row.mark) for row in rows]


@dataclass(frozen=True, slots=True)
class _Wording:
    """Says a fact in the language in use."""

    agencies: Mapping[str, AgencyRow]
    offices: Mapping[str, OfficeRow]
    country: Callable[[str, str], str]
    crime: Callable[[str, str], str]

    def fact(self, row: DueRow, provenance: Provenance, last: Verification | None) -> DueFact:
        agency = self._agency(row.agency_id)
        office = self.offices.get(row.office_id)
        of_agency = row.name.kind in (FactKind.AGENCY, FactKind.COMPETENCE, FactKind.RULE)
        return DueFact(
            row.name,
            agency if of_agency or office is None else office.name,
            self._statement(row),
            row.country_iso2,
            row.agency_id,
            agency,
            row.office_id,
            row.texts[1] if row.name.kind is FactKind.COVERAGE else "",
            provenance,
            Origin.PACK if row.own_id is None else Origin.OWN,
            last,
        )

    def _agency(self, identity: str) -> str:
        row = self.agencies.get(identity)
        return read_name(row.name_en or row.native_name, row.native_name, language()) if row else identity

    def _statement(self, row: DueRow) -> str:
        kind, (one, two, three) = row.name.kind, row.texts
        if kind is FactKind.COVERAGE:
            role = tr("derived, not stated") if two == Role.UNSPECIFIED else ""
            limit = self.crime(one, language()) if one else ""
            covers = tr("covers {country}", country=self.country(row.country_iso2, language()))
            return ", ".join(filter(None, (covers, limit, role)))
        if kind is FactKind.COMPETENCE:
            return one or self.crime(two, language())
        if kind is FactKind.RULE:
            return ", ".join(filter(None, (function_label(one), two, three)))
        if kind is FactKind.POST:
            return ": ".join(filter(None, (two, one)))
        if kind is FactKind.OFFICE:
            return tr("is there, in {city}", city=two) if two else tr("is there")
        return tr("is called so")
