"""Cases: the register, one case whole, and everything that is written into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from liaison.base.translations import language
from liaison.domain.cases.case import CaseFacts, CaseMeeting, CaseSide, CaseState, FileNumber, Happening, Interest, Kept
from liaison.domain.cases.case_errors import (
    CaseGone,
    DuplicateReference,
    ReferenceNotOfScheme,
    SchemeNotUnderstood,
)
from liaison.domain.cases.chains import Chain, LegFacts, StepFacts
from liaison.domain.cases.references import Scheme, SchemeError
from liaison.domain.cases.register import CaseRow, Group, Grouping
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.grouping import counted
from liaison.services.meetings import Made
from liaison.store.cases import case_rows, register_rows, values
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change
from liaison.store.note_record_rows import OF_CASE, NoteOwner
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection
from liaison.store.reference.directory_rows import agencies
from liaison.store.side_rows import redirect

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Case:
    """A case with all that is written into it, requests and deliveries aside.

    Attributes:
        crimes: codes of the crime types it is about besides the main one.
        happenings: the earliest first, those without a date last.
        agencies: names of the agencies of the directory that are named in it, by id.
    """

    key: RowKey
    facts: CaseFacts
    crimes: tuple[str, ...]
    sides: tuple[Kept[CaseSide], ...]
    numbers: tuple[Kept[FileNumber], ...]
    interests: tuple[Kept[Interest], ...]
    happenings: tuple[Kept[Happening], ...]
    chain: Chain
    meetings: tuple[CaseMeeting, ...]
    agencies: dict[str, str]

    @property
    def name(self) -> str:
        """Reference and title."""
        return " · ".join(part for part in (self.facts.reference, self.facts.title) if part)


class CaseService:
    """What an officer does with cases; every method runs on the store's thread.

    Args:
        store: the open store.
        today: for the year of new references.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today

    # References ---------------------------------------------------------------------------------------------------------

    def scheme(self) -> Scheme:
        """How the officer's references are built."""
        with self._store.read() as connection:
            return Scheme(case_rows.scheme(connection))

    def set_scheme(self, text: str) -> Scheme:
        """Build references so from now on; those there are stay. Raises SchemeNotUnderstood."""
        try:
            scheme = Scheme.parse(text)
        except SchemeError as error:
            raise SchemeNotUnderstood(text) from error
        with self._store.maintain() as connection:
            case_rows.keep_scheme(connection, scheme.text)
        return scheme

    def next_reference(self) -> str:
        """The reference a new case would get."""
        with self._store.read() as connection:
            return self._next(connection)

    def _next(self, connection: OpenConnection) -> str:
        scheme = Scheme(case_rows.scheme(connection))
        return scheme.next(register_rows.references(connection, scheme.beginning(self._today())), self._today())

    # One case -----------------------------------------------------------------------------------------------------------

    def case(self, key: RowKey) -> Case | None:
        """One case, whole; None when it was deleted."""
        with self._store.read() as connection:
            found = values.one_of(connection, CaseFacts, key)
            if found is None:
                return None
            sides = values.parts_of(connection, CaseSide, key)
            numbers = values.parts_of(connection, FileNumber, key)
            chain = chain_of(connection, key)
            named = {one.facts.agency_id for part in (sides, numbers, chain.legs) for one in part}
            return Case(
                key,
                found.facts,
                tuple(case_rows.further_crimes(connection, key)),
                sides,
                numbers,
                values.parts_of(connection, Interest, key),
                _in_time(values.parts_of(connection, Happening, key)),
                chain,
                case_rows.meetings_of(connection, key),
                agency_names(connection, named),
            )

    def called(self, text: str) -> RowKey | None:
        """The case of a reference or an identity; None where there is none."""
        with self._store.read() as connection:
            found = register_rows.with_reference(connection, text.strip())
            if found is not None:
                return found[0]
            one = values.one_of(connection, CaseFacts, RowKey(OWN, text.strip()))
            return one.key if one is not None else None

    def create(self, facts: CaseFacts, crimes: tuple[str, ...] = (), legs: tuple[LegFacts, ...] = ()) -> Made:
        """Add a case; a chain is joined leg to leg. Raises DuplicateReference, ReferenceNotOfScheme."""
        facts = replace(facts, reference=facts.reference.strip())
        with self._store.change("case_file.create") as change:
            self._check_reference(change, facts.reference, None)
            key = RowKey(OWN, change.insert("case_file", values.values_of(facts), scope=OWN))
            self._set_crimes(change, key, crimes)
            write_legs(change, key, legs)
        return Made(key, change.changes)

    def edit(self, key: RowKey, facts: CaseFacts, crimes: tuple[str, ...] | None = None) -> ChangeSet:
        """Give a case these facts; with None the further crime types stay. Raises DuplicateReference, ReferenceNotOfScheme, CaseGone."""
        facts = replace(facts, reference=facts.reference.strip())
        with self._store.change("case_file.edit") as change:
            before = values.one_of(change.connection, CaseFacts, key)
            if before is None:
                raise CaseGone
            if facts.reference != before.facts.reference:
                self._check_reference(change, facts.reference, key)
            change.update("case_file", (key.scope, key.id), values.values_of(facts))
            if crimes is not None:
                self._set_crimes(change, key, crimes)
        return change.changes

    def delete(self, key: RowKey) -> ChangeSet:
        """Mark a case as deleted; `undo` brings it back with all that belongs to it."""
        with self._store.change("case_file.delete") as change:
            change.delete("case_file", (key.scope, key.id))
        return change.changes

    def _check_reference(self, change: Change, reference: str, own: RowKey | None) -> None:
        if not reference:
            return
        scheme = Scheme(case_rows.scheme(change.connection))
        if not scheme.fits(reference):
            raise ReferenceNotOfScheme(reference, scheme.text, self._next(change.connection))
        other = register_rows.with_reference(change.connection, reference)
        if other is not None and other[0] != own:
            raise DuplicateReference(reference, other[1])

    def _set_crimes(self, change: Change, key: RowKey, crimes: tuple[str, ...]) -> None:
        there = case_rows.further_crimes(change.connection, key)
        for code in dict.fromkeys(crimes):
            if code and code not in there:
                change.insert(
                    "topic", {"target_table": "case_file", "target_id": key.id, "crime_type": code}, scope=key.scope
                )
        for code, row in there.items():
            if code not in crimes:
                change.delete("topic", (row.scope, row.id))

    # What belongs to it -------------------------------------------------------------------------------------------------

    def add(self, owner: RowKey, facts: Any) -> Made:
        """Add a side, number, interest, happening or seizure to a case, or what belongs to a request or delivery."""
        table, parent = values.TABLES[type(facts)]
        with self._store.change(f"{table}.create") as change:
            identity = change.insert(table, {parent: owner.id, **values.values_of(facts)}, scope=owner.scope)
            self._redirect(change, table, RowKey(owner.scope, identity))
        return Made(RowKey(owner.scope, identity), change.changes)

    def edit_part(self, key: RowKey, facts: Any) -> ChangeSet:
        """Give such a record these facts; only fields that differ are written."""
        table = values.table_of(type(facts))
        with self._store.change(f"{table}.edit") as change:
            change.update(table, (key.scope, key.id), values.values_of(facts))
            self._redirect(change, table, key)
        return change.changes

    def remove_part(self, key: RowKey, kind: type) -> ChangeSet:
        """Mark such a record as deleted; `undo` brings it back."""
        table = values.table_of(kind)
        with self._store.change(f"{table}.delete") as change:
            change.delete(table, (key.scope, key.id))
            self._redirect(change, table, key)
        return change.changes

    def _redirect(self, change: Change, table: str, part: RowKey) -> None:
        """Whose a promise in the note is follows from who has to do with the case."""
        if table == "case_side":
            case = case_rows.case_of_side(change.connection, part)
            if case is not None:
                redirect(change, NoteOwner(OF_CASE, case))

    def tie_meeting(self, case: RowKey, meeting: RowKey, line: int | None = None, words: str = "") -> Made:
        """Say that a case was spoken of in a meeting; with the line of its notes, counted from 0, and its words."""
        with self._store.change("link.create") as change:
            link = {
                "from_table": "case_file",
                "from_id": case.id,
                "to_table": "meeting",
                "to_id": meeting.id,
                "line": line,
                "words": words or None,
            }
            identity = change.insert("link", link, scope=case.scope)
        return Made(RowKey(case.scope, identity), change.changes)

    def untie(self, link: RowKey) -> ChangeSet:
        """Take such a tie away."""
        with self._store.change("link.delete") as change:
            change.delete("link", (link.scope, link.id))
        return change.changes

    # The register -------------------------------------------------------------------------------------------------------

    def count(self) -> int:
        """How many cases there are."""
        with self._store.read() as connection:
            return register_rows.count(connection)

    def rows(self, keys: tuple[RowKey, ...]) -> tuple[CaseRow, ...]:
        """These cases as lines of the register, in its order."""
        with self._store.read() as connection:
            return register_rows.rows_of(connection, keys)

    def groups(self, grouping: Grouping) -> tuple[Group, ...]:
        """The values of a grouping with how many cases have each: the most frequent first, states and years in their order.

        One with an empty key and no name is of the cases without any.
        """
        with self._store.read() as connection:
            found = counted(connection, grouping)
            names = _group_names(connection, grouping, found)
        groups = [Group(key, names.get(key, key), number) for key, number in found.items()]
        if grouping is Grouping.YEAR:
            return tuple(sorted(groups, key=lambda one: one.key, reverse=True))
        if grouping is Grouping.STATE:
            return tuple(sorted(groups, key=lambda one: list(CaseState).index(CaseState(one.key))))
        return tuple(sorted(groups, key=lambda one: (-one.count, one.name)))


def chain_of(connection: OpenConnection, case: RowKey) -> Chain:
    """The chain of a case; steps whose ends were removed are left out."""
    legs = values.parts_of(connection, LegFacts, case)
    known = {leg.key.id for leg in legs}
    steps = values.parts_of(connection, StepFacts, case)
    return Chain(legs, tuple(one for one in steps if {one.facts.from_leg_id, one.facts.to_leg_id} <= known))


def write_legs(change: Change, case: RowKey, legs: tuple[LegFacts, ...]) -> list[RowKey]:
    """Add legs one behind the other, each joined to the one before."""
    written: list[RowKey] = []
    for leg in legs:
        row = RowKey(
            case.scope, change.insert("case_leg", {"case_id": case.id, **values.values_of(leg)}, scope=case.scope)
        )
        if written:
            join_legs(change, case, written[-1].id, row.id)
        written.append(row)
    return written


def join_legs(change: Change, case: RowKey, one: str, other: str) -> None:
    """Say that one leg leads to another."""
    step = {"case_id": case.id, "from_leg_id": one, "to_leg_id": other}
    change.insert("case_step", step, scope=case.scope)


def agency_names(connection: OpenConnection, identities: set[str]) -> dict[str, str]:
    """Names of agencies by id; those the directory does not have are left out."""
    return {row.id: row.name_en or row.native_name for row in agencies(connection, identities - {""}).values()}


def _group_names(connection: OpenConnection, grouping: Grouping, keys: dict[str, int]) -> dict[str, str]:
    if grouping is Grouping.COUNTRY:
        countries = vocabularies.countries(connection)
        return {key: countries.name(key, language()) for key in keys if key}
    if grouping is Grouping.CRIME:
        crimes = vocabularies.crime_types(connection)
        return {key: crimes.name(key, language()) for key in keys if key}
    if grouping is Grouping.STATE:
        return {state.value: state.label for state in CaseState}
    return agency_names(connection, set(keys)) if grouping is Grouping.COUNTERPART else {}


def _in_time(happenings: tuple[Kept[Happening], ...]) -> tuple[Kept[Happening], ...]:
    def place(one: Kept[Happening]) -> tuple[bool, str, str, str]:
        when = one.facts.happened_on
        return (when is None, when.sort_key if when else "", one.facts.at, one.key.id)

    return tuple(sorted(happenings, key=place))
