"""Adding to the directory, changing and ending what was added: each entry with its source, each time one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liaison.base.translations import tr, trn
from liaison.domain.dates import PartialDate
from liaison.domain.entries import ENDING, EntryError, EntryGone, EntryInUse, EntryKind, GivenSource, OwnEntry
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.directory_rules import RULES, Value, values_of
from liaison.store import entry_rows
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.reference.alike_rows import alike, same_person
from liaison.store.reference.body_rows import agency_of_body, bodies_of
from liaison.store.reference.details import chain_of
from liaison.store.reference.directory_rows import agencies, offices, offices_of, parts_of
from liaison.store.reference.instrument_titles import all_instruments
from liaison.store.reference.name_rows import script_of
from liaison.store.reference.vocabularies import country_codes, crime_codes

Row = Mapping[str, Scalar]
Values = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Added:
    """An entry that was added (the first, when one form made several), and what that touched."""

    kind: EntryKind
    id: str
    changes: ChangeSet


class DirectoryEditingService:
    """What an officer does with entries of the directory; every method runs on the store's thread.

    The pack's own facts are not touched by it: those are corrected (`liaison.services.corrections`).

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def instruments(self) -> tuple[tuple[str, str], ...]:
        """Identity and title of every treaty a function can be named under, by title."""
        with self._store.read() as connection:
            return all_instruments(connection)

    def add(self, kind: EntryKind, given: Mapping[str, str], source: GivenSource) -> Added:
        """Add an entry from texts by field (see RULES); a field that takes several makes one entry of each.

        Raises:
            EntryError: nothing was added; it names the field.
        """
        _require_source(source)
        several = [self._checked(kind, one) for one in _parted(kind, given)]
        with self._store.change(f"{kind.value}.create") as change:
            made = [_insert(change, kind, values, source) for values in several]
        return Added(kind, made[0].id, _changes(change))

    def edit(self, kind: EntryKind, identity: str, given: Mapping[str, str], source: GivenSource) -> ChangeSet:
        """Give an entry these values; what it rested on before stays in the journal.

        Raises:
            EntryGone, EntryError: nothing was changed.
        """
        _require_source(source)
        key, row = self._row(kind, identity)
        if kind is EntryKind.COVERAGE:
            raise EntryError(
                "country_iso2", tr("Coverage is ended with a date and added anew, so that the past stays true.")
            )
        values = self._checked(kind, given, identity)
        with self._store.change(f"{kind.value}.edit") as change:
            columns = _columns(change, kind, values, key.scope, source, row)
            change.update(kind.value, (key.scope, key.id), columns)
            if entry_rows.source_of(change.connection, kind, identity) != source:
                entry_rows.cite(change, kind.value, key, source)
        return _changes(change)

    def end(self, kind: EntryKind, identity: str, until: PartialDate, source: GivenSource) -> ChangeSet:
        """End an entry on a date; it stays, as what was true until then.

        Raises:
            EntryGone, EntryError: nothing was changed.
        """
        _require_source(source)
        key, row = self._row(kind, identity)
        field = ENDING[kind]
        begun = row[field.replace("_to", "_from")]
        if isinstance(begun, PartialDate) and begun.earliest and until.latest and until.latest < begun.earliest:
            raise EntryError(field, tr("It cannot end before it begins."))
        with self._store.change(f"{kind.value}.end") as change:
            change.update(kind.value, (key.scope, key.id), {field: until})
            entry_rows.cite(change, kind.value, key, source)
        return _changes(change)

    def remove(self, kind: EntryKind, identity: str) -> ChangeSet:
        """Mark an entry as deleted, with what is nothing without it; undo brings all of it back.

        Raises:
            EntryGone, EntryInUse: nothing was changed.
        """
        key, _ = self._row(kind, identity)
        if kind is EntryKind.AGENCY:
            self._require_unused(identity)
        with self._store.change(f"{kind.value}.delete") as change:
            entry_rows.remove(change, kind.value, key)
        return _changes(change)

    def hand_over(self, post: str, person: str, on: PartialDate, source: GivenSource) -> Added:
        """End every present holding of a post and begin the next one's, on one day and in one change.

        Args:
            person: id of a person, or the name of one who is not known yet.

        Raises:
            EntryGone, EntryError: nothing was changed.
        """
        _require_source(source)
        self._row(EntryKind.POST, post)
        values = self._checked(EntryKind.HOLDING, {"post_id": post, "person": person, "held_from": on.text})
        with self._store.change("post.hand_over") as change:
            for row in entry_rows.live(change.connection, "post_holder", {"post_id": post, "held_to": None}):
                key = RowKey(row["scope"], row["id"])
                change.update("post_holder", (key.scope, key.id), {"held_to": on})
                entry_rows.cite(change, "post_holder", key, source)
            made = _insert(change, EntryKind.HOLDING, values, source)
        return Added(EntryKind.HOLDING, made.id, _changes(change))

    def entry(self, kind: EntryKind, identity: str) -> OwnEntry:
        """An entry as it stands, for its form. Raises EntryGone."""
        key, row = self._row(kind, identity)
        values = {rule.name: entry_rows.as_text(row.get(rule.name)) for rule in RULES[kind]}
        with self._store.read() as connection:
            if kind is EntryKind.NAME:
                values["agency_id"] = entry_rows.as_text(row["target_id"])
            elif kind is EntryKind.MEMBERSHIP:
                values["agency_id"] = agency_of_body(connection, entry_rows.as_text(row["body_id"]))
            elif kind is EntryKind.HOLDING:
                values["person"] = entry_rows.as_text(row["person_id"])
            return OwnEntry(kind, key.scope, key.id, values, entry_rows.source_of(connection, kind, identity))

    def alike(self, kind: EntryKind, given: Mapping[str, str], but: str = "") -> tuple[str, ...]:
        """Entries that may be the same as what is being typed, as a person names them; `but` leaves one out."""
        with self._store.read() as connection:
            return alike(connection, kind, given, but)

    def _row(self, kind: EntryKind, identity: str) -> tuple[RowKey, Row]:
        with self._store.read() as connection:
            found = entry_rows.row_of(connection, kind, identity)
        if found is None:
            raise EntryGone
        return found

    def _checked(self, kind: EntryKind, given: Mapping[str, str], identity: str = "") -> Values:
        values = values_of(kind, given)
        with self._store.read() as connection:
            named = ((field, values.get(field)) for field in ("agency_id", "parent_agency_id"))
            for field, agency in named:
                if agency and str(agency) not in agencies(connection, (str(agency),)):
                    raise EntryError(field, tr("There is no such agency in the directory."))
            office = values.get("office_id")
            if office and str(office) not in offices(connection, (str(office),)):
                raise EntryError("office_id", tr("There is no such office in the directory."))
            for field, known in (("country_iso2", country_codes), ("crime_type", crime_codes)):
                code = values.get(field)
                if code and str(code) not in known(connection):
                    raise EntryError(field, tr("“{text}” is not in the list.", text=code))
            treaty = values.get("instrument_id")
            if treaty and str(treaty) not in {identity for identity, _ in all_instruments(connection)}:
                raise EntryError("instrument_id", tr("“{text}” is not in the list.", text=treaty))
            parent = values.get("parent_agency_id")
            if identity and parent and identity in {one.id for one in chain_of(connection, str(parent))}:
                raise EntryError("parent_agency_id", tr("An agency cannot belong to itself or to a part of itself."))
        return values

    def _require_unused(self, agency: str) -> None:
        with self._store.read() as connection:
            its_offices, parts = len(offices_of(connection, agency)), len(parts_of(connection, (agency,)))
        if its_offices:
            raise EntryInUse(trn("This agency has {n} office.", "This agency has {n} offices.", its_offices))
        if parts:
            raise EntryInUse(trn("{n} agency belongs to it.", "{n} agencies belong to it.", parts))


def _require_source(source: GivenSource) -> None:
    if not source.title.strip():
        raise EntryError("source", tr("Say where you know it from: every fact shown has a source."))


def _parted(kind: EntryKind, given: Mapping[str, str]) -> list[Mapping[str, str]]:
    """One set of texts for each value of a field that takes several."""
    field = next((rule.name for rule in RULES[kind] if rule.several), None)
    parts = [part.strip() for part in given.get(field, "").split(";") if part.strip()] if field else []
    return [{**given, field: part} for part in dict.fromkeys(parts)] if field and parts else [given]


def _insert(change: Change, kind: EntryKind, values: Values, source: GivenSource) -> RowKey:
    key = RowKey(OWN, change.insert(kind.value, _columns(change, kind, values, OWN, source), scope=OWN))
    entry_rows.cite(change, kind.value, key, source)
    return key


def _columns(
    change: Change, kind: EntryKind, values: Values, scope: str, source: GivenSource, before: Row | None = None
) -> dict[str, Scalar]:
    """The columns of the entry's table; a body or a person it needs is made with it."""
    columns: dict[str, Scalar] = dict(values)
    if kind is EntryKind.NAME:
        columns["target_table"], columns["target_id"] = "agency", columns.pop("agency_id")
        columns["script"] = script_of(str(columns["text"]))
    elif kind is EntryKind.MEMBERSHIP:
        body = entry_rows.as_text(before["body_id"]) if before else ""
        columns["body_id"] = _body_of(change, str(columns.pop("agency_id")), scope, source, body)
    elif kind is EntryKind.HOLDING:
        columns["person_id"] = _person(change, str(columns.pop("person")), scope, source)
    return columns


def _body_of(change: Change, agency: str, scope: str, source: GivenSource, present: str) -> str:
    """The body that an agency is; an agency that was none so far becomes one."""
    bodies = bodies_of(change.connection, agency)
    if present in bodies:
        return present
    if bodies:
        return bodies[0]
    row = agencies(change.connection, (agency,))[agency]
    names = {"name_en": row.name_en, "native_name": row.native_name, "short_name": row.short_name}
    columns: dict[str, Scalar] = {name: text for name, text in names.items() if text}
    key = RowKey(scope, change.insert("body", {**columns, "agency_id": agency}, scope=scope))
    entry_rows.cite(change, "body", key, source)
    return key.id


def _person(change: Change, given: str, scope: str, source: GivenSource) -> str:
    """The person of an id or of a name that only one has; somebody new for any other name."""
    known = same_person(change.connection, given)
    if known:
        return known
    key = RowKey(scope, change.insert("person", {"display_name": given}, scope=scope))
    entry_rows.cite(change, "person", key, source)
    return key.id


def _changes(change: Change) -> ChangeSet:
    return change.changes
