"""Working on a chain: legs before, behind and beside others, joined and cut, made from a route or a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liaison.base.translations import language
from liaison.domain.cases.case_errors import ChainRunsInCircle
from liaison.domain.cases.chains import Chain, ChainProblem, LegFacts, problems_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import chain_of, join_legs, write_legs
from liaison.services.meetings import Made
from liaison.store.cases import values
from liaison.store.engine import Store
from liaison.store.journal.change import Change
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection


@dataclass(frozen=True, slots=True)
class DrawnLeg:
    """A leg that is to be added with others: its facts, and the numbers of those it leads to, counted from 0."""

    facts: LegFacts
    leads_to: tuple[int, ...] = ()


class ChainService:
    """What an officer does with the chain of a case; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def chain(self, case: RowKey) -> Chain:
        """The chain of a case."""
        with self._store.read() as connection:
            return chain_of(connection, case)

    def problems(self, chain: Chain) -> tuple[ChainProblem, ...]:
        """What cannot be so in a chain."""
        with self._store.read() as connection:
            known = vocabularies.country_codes(connection)
            codes = known if known and "??" not in known else frozenset[str]()
            return problems_of(chain, codes, _names(connection, chain))

    def add(self, case: RowKey, facts: LegFacts, after: RowKey | None = None, *, branch: bool = False) -> Made:
        """Add a leg behind another, between it and those it led to; at the end of the chain when None, at its beginning in an empty one.

        Args:
            branch: beside those `after` leads to already, and not between.
        """
        with self._store.change("case_leg.create") as change:
            chain = chain_of(change.connection, case)
            made = RowKey(case.scope, self._write(change, case, chain, facts))
            behind = after.id if after is not None else _last(chain)
            if behind is not None:
                if not branch:
                    self._take_over(change, case, chain, behind, made.id)
                join_legs(change, case, behind, made.id)
        return Made(made, change.changes)

    def add_before(self, case: RowKey, facts: LegFacts, before: RowKey) -> Made:
        """Add a leg that leads to another: between it and the only one that led there, or as one more beginning."""
        with self._store.change("case_leg.create") as change:
            chain = chain_of(change.connection, case)
            made = RowKey(case.scope, self._write(change, case, chain, facts))
            there = chain.before(before.id)
            if len(there) == 1:
                self._cut(change, chain, there[0], before.id)
                join_legs(change, case, there[0], made.id)
            join_legs(change, case, made.id, before.id)
        return Made(made, change.changes)

    def edit(self, leg: RowKey, facts: LegFacts) -> ChangeSet:
        """Give a leg these facts; its place in the chain stays."""
        with self._store.change("case_leg.edit") as change:
            written = values.values_of(facts)
            del written["position"]
            change.update("case_leg", (leg.scope, leg.id), written)
        return change.changes

    def remove(self, case: RowKey, leg: RowKey) -> ChangeSet:
        """Take a leg out; what led to it leads to what it led to."""
        with self._store.change("case_leg.delete") as change:
            chain = chain_of(change.connection, case)
            before, after = dict.fromkeys(chain.before(leg.id)), dict.fromkeys(chain.after(leg.id))
            for step in chain.steps:
                if leg.id in (step.facts.from_leg_id, step.facts.to_leg_id):
                    change.delete("case_step", (step.key.scope, step.key.id))
            for one in before:
                for other in after:
                    # two legs that lead to each other would leave one that leads to itself
                    if other != one and leg.id not in (one, other) and other not in chain.after(one):
                        join_legs(change, case, one, other)
            change.delete("case_leg", (leg.scope, leg.id))
        return change.changes

    def join(self, case: RowKey, one: RowKey, other: RowKey) -> ChangeSet:
        """Let one leg lead to another. Raises ChainRunsInCircle."""
        with self._store.change("case_step.create") as change:
            chain = chain_of(change.connection, case)
            if chain.leads_to(other.id, one.id):
                names = _names(change.connection, chain)
                raise ChainRunsInCircle(names[other.id], names[one.id])
            if other.id not in chain.after(one.id):
                join_legs(change, case, one.id, other.id)
        return change.changes

    def cut(self, case: RowKey, one: RowKey, other: RowKey) -> ChangeSet:
        """Let one leg not lead to another any more."""
        with self._store.change("case_step.delete") as change:
            self._cut(change, chain_of(change.connection, case), one.id, other.id)
        return change.changes

    def append(self, case: RowKey, legs: Sequence[DrawnLeg]) -> ChangeSet:
        """Add legs from a file or a question behind those there are; they are joined among themselves only."""
        with self._store.change("case_leg.import") as change:
            start = _behind(chain_of(change.connection, case))
            rows = [
                write_legs(change, case, (replace(leg.facts, position=start + at),))[0] for at, leg in enumerate(legs)
            ]
            for row, leg in zip(rows, legs, strict=True):
                for other in leg.leads_to:
                    join_legs(change, case, row.id, rows[other].id)
        return change.changes

    def _write(self, change: Change, case: RowKey, chain: Chain, facts: LegFacts) -> str:
        return write_legs(change, case, (replace(facts, position=_behind(chain)),))[0].id

    def _take_over(self, change: Change, case: RowKey, chain: Chain, behind: str, made: str) -> None:
        for other in chain.after(behind):
            self._cut(change, chain, behind, other)
            join_legs(change, case, made, other)

    def _cut(self, change: Change, chain: Chain, one: str, other: str) -> None:
        for step in chain.steps:
            if (step.facts.from_leg_id, step.facts.to_leg_id) == (one, other):
                change.delete("case_step", (step.key.scope, step.key.id))


def leg_name(facts: LegFacts, country: str) -> str:
    """What a leg is called: its place and country, and its role."""
    where = ", ".join(part for part in (facts.place, country) if part)
    return " · ".join(part for part in (where, facts.role.label if facts.role else "") if part) or "?"


def _names(connection: OpenConnection, chain: Chain) -> Mapping[str, str]:
    countries = vocabularies.countries(connection)
    found: dict[str, str] = {}
    for number, leg in enumerate(chain.in_order(), 1):
        code = leg.facts.country_iso2
        found[leg.key.id] = f"{number}. {leg_name(leg.facts, countries.name(code, language()) if code else '')}"
    return found


def _behind(chain: Chain) -> int:
    """The position behind all legs there are, some of which may have been taken out."""
    return max((leg.facts.position for leg in chain.legs), default=-1) + 1


def _last(chain: Chain) -> str | None:
    ordered = chain.in_order()
    return ordered[-1].key.id if ordered else None
