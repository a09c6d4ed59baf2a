"""Who is competent in a state: asking its rules, and taking over a lawyer's table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liaison.domain.competence_rules import Consultation, Facet, consult
from liaison.domain.countries import folded
from liaison.domain.entries import GivenSource
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.rule_files import Lookup, NewRule
from liaison.services.rule_files import read_rules
from liaison.store import entry_rows
from liaison.store.engine import OWN, Store
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import ask
from liaison.store.reference.directory_rows import all_agencies
from liaison.store.reference.instrument_titles import instrument_titles
from liaison.store.reference.reading import Reader
from liaison.store.reference.rule_rows import rule_sets, rules_of

_INSTRUMENTS = """
SELECT id, title_en, short_title FROM ref_instrument
UNION ALL SELECT id, title_en, short_title FROM instrument WHERE deleted = 0
"""
_OF_SET = "SELECT scope, id FROM competence_rule WHERE deleted = 0 AND rule_set = :name ORDER BY id"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A named table of rules of one country; the pack's cannot be removed."""

    country_iso2: str
    name: str
    rules: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation with the titles of the instruments it names."""

    consultation: Consultation
    instruments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What taking over a table did: rules added, and rules of the set's former version removed."""

    added: int
    removed: int
    changes: ChangeSet


class CompetenceRuleService:
    """Questions of competence; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date meant when none is given.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today

    def consult(self, country: str, answers: Mapping[Facet, str], at: date | None = None) -> Asked:
        """Who is competent in the state (ISO alpha-2), as far as the answers tell, and what to ask next."""
        with self._reader.read() as connection:
            rules = rules_of(connection, country)
            vocabulary = vocabularies.crime_types(connection)
            named = {rule.value(Facet.INSTRUMENT) for rule in rules} - {""}
            titles = instrument_titles(connection, named)
        return Asked(consult(country, rules, at or self._today(), answers, vocabulary), titles)

    def sets(self) -> tuple[RuleSet, ...]:
        """The rule sets there are, by country."""
        with self._reader.read() as connection:
            return tuple(RuleSet(*one) for one in rule_sets(connection))

    def read_file(self, file: Path) -> tuple[NewRule, ...]:
        """A lawyer's table, checked against the directory. Raises RuleFileError, and then no line of it is taken."""
        return read_rules(file, self._lookup())

    def _lookup(self) -> Lookup:
        with self._reader.read() as connection:
            instruments = {
                folded(name): row.id
                for row in ask(connection, _INSTRUMENTS)
                for name in (row.title_en, row.short_title, row.id)
                if name
            }
            agencies: dict[str, set[str]] = {}
            for agency in all_agencies(connection):
                for name in (agency.id, agency.name_en, agency.native_name, agency.short_name):
                    if name:
                        agencies.setdefault(folded(name), set()).add(agency.id)
            return Lookup(
                vocabularies.countries(connection),
                vocabularies.crime_types(connection),
                instruments,
                {name: frozenset(found) for name, found in agencies.items()},
            )


class CompetenceRuleKeeping:
    """What an officer or a lawyer adds to the rules; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_over(self, name: str, rules: Iterable[NewRule]) -> TakenOver:
        """Make the rules the set `name`, instead of what it held before, in one change that can be taken back."""
        given = tuple(rules)
        with self._store.change("competence_rule.import") as change:
            former = ask(change.connection, _OF_SET, name=name)
            for row in former:
                change.delete("competence_rule", (row.scope, row.id))
            for rule in given:
                identity = change.insert("competence_rule", {"rule_set": name, **rule.values}, scope=OWN)
                source = GivenSource(rule.source, rule.source_url, rule.as_of)
                entry_rows.cite(change, "competence_rule", RowKey(OWN, identity), source)
        return TakenOver(len(given), len(former), change.changes)
