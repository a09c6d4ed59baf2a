"""What an officer adds to the legal instruments: one of their own, or a country's status, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus, Subject
from liaison.domain.provenance import Basis
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.meetings import Made
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.reference import legal_rows


@dataclass(frozen=True, slots=True)
class StatedIn:
    """Where an officer knows a fact from.

    Attributes:
        title: required, because every fact shown has a source.
        as_of: the day the source speaks for; None for today.
    """

    title: str
    url: str = ""
    publisher: str = ""
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class NewParty:
    """A country's status under an instrument; see PartyFact.

    Attributes:
        instrument_id: of the pack or of the officer's own.
    """

    instrument_id: str
    country_iso2: str
    status: PartyStatus
    date: PartialDate | None = None
    reservation: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NewInstrument:
    """An instrument to be added; see Instrument."""

    title: str
    short_title: str = ""
    covers: tuple[LegalKind, ...] = ()
    subjects: tuple[Subject, ...] = (Subject.GENERAL,)
    form: InstrumentForm = InstrumentForm.BILATERAL
    depositary: str = ""
    signed: PartialDate | None = None
    entry_into_force: PartialDate | None = None
    reference: str = ""
    parties_complete: bool = False
    remark: str = ""


class InstrumentService:
    """What an officer does with instruments; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day an entry speaks for when its source gives none.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def add_instrument(self, instrument: NewInstrument, stated_in: StatedIn, parties: Iterable[NewParty] = ()) -> Made:
        """Keep an instrument, its parties (their `instrument_id` is filled in) and the source of all of it."""
        with self._store.change("instrument.create") as change:
            source = self._source(change, stated_in)
            identity = change.insert(
                "instrument",
                {
                    "title_en": instrument.title,
                    "short_title": instrument.short_title or None,
                    "kind": instrument.covers[0].value if len(instrument.covers) == 1 else "multi",
                    "subject": ",".join(instrument.subjects) or None,
                    "form": instrument.form.value,
                    "depositary": instrument.depositary or None,
                    "signed_date": instrument.signed,
                    "entry_into_force": instrument.entry_into_force,
                    "reference": instrument.reference or None,
                    "parties_complete": int(instrument.parties_complete),
                    "covers": ",".join(instrument.covers) or None,
                    "remark": instrument.remark or None,
                },
                scope=OWN,
            )
            self._cite(change, "instrument", identity, source, stated_in)
            for party in parties:
                self._party(change, replace(party, instrument_id=identity), source, stated_in)
        return Made(RowKey(OWN, identity), change.changes)

    def add_party(self, party: NewParty, stated_in: StatedIn) -> Made:
        """Keep a country's status under an instrument, beside what the pack says, and its source."""
        with self._store.change("party.create") as change:
            identity = self._party(change, party, self._source(change, stated_in), stated_in)
        return Made(RowKey(OWN, identity), change.changes)

    def withdraw_instrument(self, key: RowKey) -> ChangeSet:
        """Mark an own instrument as deleted, with its own parties; `undo` brings it back."""
        with self._store.change("instrument.delete") as change:
            for party in legal_rows.own_parties(change.connection, key.id):
                change.delete("party", (party.scope, party.id))
            change.delete("instrument", (key.scope, key.id))
        return change.changes

    def withdraw_party(self, key: RowKey) -> ChangeSet:
        """Mark an own status as deleted; `undo` brings it back."""
        with self._store.change("party.delete") as change:
            change.delete("party", (key.scope, key.id))
        return change.changes

    def _source(self, change: Change, stated_in: StatedIn) -> str:
        return change.insert(
            "source",
            {
                "title": stated_in.title,
                "publisher": stated_in.publisher or None,
                "url": stated_in.url or None,
                "as_of": self._as_of(stated_in),
                "basis": Basis.OFFICER.value,
            },
            scope=OWN,
        )

    def _as_of(self, stated_in: StatedIn) -> PartialDate:
        return stated_in.as_of or PartialDate.of(self._today())

    def _cite(self, change: Change, table: str, identity: str, source: str, stated_in: StatedIn) -> None:
        citation: dict[str, Scalar] = {"target_table": table, "target_id": identity, "source_id": source}
        change.insert("citation", citation | {"as_of": self._as_of(stated_in), "basis": Basis.OFFICER.value}, scope=OWN)

    def _party(self, change: Change, party: NewParty, source: str, stated_in: StatedIn) -> str:
        identity = change.insert(
            "party",
            {
                "instrument_id": party.instrument_id,
                "country_iso2": party.country_iso2,
                "status": party.status.value,
                "status_date": party.date,
                "reservation": party.reservation or None,
                "remark": party.remark or None,
            },
            scope=OWN,
        )
        self._cite(change, "party", identity, source, stated_in)
        return identity
