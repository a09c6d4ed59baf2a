"""The law of editing: whatever is added, changed, ended and removed, taking it back step by step gives what was before each."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from liaison.base.errors import WorldError
from liaison.domain.dates import PartialDate
from liaison.domain.entries import ENDING, EntryKind, GivenSource
from liaison.domain.rows import ChangeSet
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import Added, DirectoryEditingService
from liaison.services.directory_rules import RULES
from liaison.services.journal import JournalService
from liaison.services.people import PeopleService
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey

TODAY = date(2026, 11, 22)
CHOICES = {
    "country_iso2": ["BY", "PL", "TJ"],
    "crime_type": ["fraud", "cybercrime", "fraud; cybercrime"],
    "function": ["central-authority", "contact-point"],
    "opening_hours": ["Mo-Fr 9-17", "24/7"],
    "time_zone": ["Europe/Minsk", "Asia/Tokyo"],
    "website": ["example.org"],
    "email": ["a@example.org", "nobody"],
    "phone": ["+375 17 2000000"],
    "person": ["Anna Nowak", "Ben Carter"],
    "language": ["ru", "pl"],
}
KINDS = {EntryKind.AGENCY: ["ministry", "committee"], EntryKind.OFFICE: ["legat"], EntryKind.NAME: ["native", "former"]}
ROLES = {EntryKind.COVERAGE: ["primary", "secondary"], EntryKind.MEMBERSHIP: ["member", "observer"]}
DATES = ["2019", "2020-05", "2021-01-02"]
TEXTS = st.text(alphabet="abcдеё 1", min_size=1, max_size=8)
SOURCES = st.builds(
    GivenSource, st.sampled_from(["Letter", "Call"]), as_of=st.none() | st.just(PartialDate.parse("2026"))
)
Made = tuple[EntryKind, str]


class Editing(RuleBasedStateMachine):
    entries = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store: Store | None = None
        self.made: list[Made] = []
        self.before: list[tuple[object, str | None]] = []

    @initialize()
    def open(self) -> None:
        self.store = create_store(Path(self.folder.name), DataKey.generate())
        self.directory = DirectoryService(self.store, lambda: TODAY)
        self.editing = DirectoryEditingService(self.store)
        self.journal = JournalService(self.store)
        self.people = PeopleService(self.store, lambda: TODAY)
        source = GivenSource("Letter")
        agency = self.editing.add(EntryKind.AGENCY, {"name_en": "One", "kind": "ministry"}, source).id
        office = {"name": "Desk", "kind": "legat", "agency_id": agency}
        post = {"title": "Attaché", "agency_id": agency}
        self.made = [
            (EntryKind.AGENCY, agency),
            (EntryKind.OFFICE, self.editing.add(EntryKind.OFFICE, office, source).id),
            (EntryKind.POST, self.editing.add(EntryKind.POST, post, source).id),
        ]

    def given(self, kind: EntryKind, data: st.DataObject) -> dict[str, str]:
        values = {}
        for field in RULES[kind]:
            if field.required or data.draw(st.booleans(), label=field.name):
                values[field.name] = self.one(kind, field.name, data)
        return values

    def one(self, kind: EntryKind, field: str, data: st.DataObject) -> str:
        by_kind = {"kind": KINDS, "role": ROLES}.get(field, {}).get(kind)
        if by_kind:
            return data.draw(st.sampled_from(by_kind))
        if field.endswith("_id") and field != "instrument_id":
            table = field.removesuffix("_id").removeprefix("parent_")
            ids = [identity for made, identity in self.made if made.value == table]
            return str(data.draw(st.sampled_from(ids or ["nowhere"])))
        if field in ("valid_from", "valid_to", "held_from", "held_to"):
            return data.draw(st.sampled_from(DATES))
        return data.draw(st.sampled_from(CHOICES[field]) if field in CHOICES else TEXTS)

    def seen(self) -> object:
        """Everything the screens would show."""
        there = [entry for entry in self.made if self.is_there(*entry)]
        agencies = [self.directory.agency(identity) for kind, identity in there if kind is EntryKind.AGENCY]
        offices = [self.directory.office(identity) for kind, identity in there if kind is EntryKind.OFFICE]
        # the clock goes on while one looks
        offices = [replace(office, opening=None) for office in offices]
        return self.directory.tree(), agencies, offices, [self.people.person(one.id) for one in self.people.people()]

    def is_there(self, kind: EntryKind, identity: str) -> bool:
        try:
            self.editing.entry(kind, identity)
        except WorldError:
            return False
        return True

    def tried(self, work: Callable[[], Added | ChangeSet]) -> Added | ChangeSet | None:
        before, last = self.seen(), self.journal.last_change()
        try:
            done = work()
        except WorldError:
            assert self.seen() == before
            return None
        changes = done if isinstance(done, ChangeSet) else done.changes
        if changes.touched:
            self.before.append((before, last))
        return done

    @rule(target=entries, kind=st.sampled_from(EntryKind), source=SOURCES, data=st.data())
    def add(self, kind: EntryKind, source: GivenSource, data: st.DataObject) -> Made:
        values = self.given(kind, data)
        added = self.tried(lambda: self.editing.add(kind, values, source))
        if isinstance(added, Added):
            self.made.append((kind, added.id))
            return self.made[-1]
        return (kind, "nothing")

    @rule(entry=entries, source=SOURCES, data=st.data())
    def edit(self, entry: Made, source: GivenSource, data: st.DataObject) -> None:
        values = self.given(entry[0], data)
        self.tried(lambda: self.editing.edit(*entry, values, source))

    @rule(entry=entries, source=SOURCES, day=st.sampled_from(DATES))
    def end(self, entry: Made, source: GivenSource, day: str) -> None:
        if entry[0] in ENDING:
            self.tried(lambda: self.editing.end(*entry, PartialDate.parse(day), source))

    @rule(entry=entries, source=SOURCES, person=st.sampled_from(CHOICES["person"]))
    def hand_over(self, entry: Made, source: GivenSource, person: str) -> None:
        if entry[0] is EntryKind.POST:
            self.tried(lambda: self.editing.hand_over(entry[1], person, PartialDate.parse("2026"), source))

    @rule(entry=entries)
    def remove(self, entry: Made) -> None:
        self.tried(lambda: self.editing.remove(*entry))

    @rule()
    def take_back(self) -> None:
        if self.before:
            before, last = self.before.pop()
            self.journal.undo_last()
            assert self.seen() == before
            assert self.journal.last_change() == last

    @invariant()
    def journal_is_sound(self) -> None:
        if self.store is not None:
            assert self.journal.check().sound

    def teardown(self) -> None:
        while self.before:
            self.take_back()
        if self.store is not None:
            self.store.close()
        self.folder.cleanup()


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
