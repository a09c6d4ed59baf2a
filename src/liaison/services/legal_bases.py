"""On what basis: instruments between two countries, the matrix of instruments and countries, and what officers add to both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus, Subject
from liaison.domain.legal_bases import InstrumentDetail, LegalAnswer, LegalMatrix, RouteLeg
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.meetings import Made
from liaison.store.engine import Store
from liaison.store.reference.reading import Reader


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


class LegalBasisService:
    """Questions of legal bases; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date meant when none is given.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today

    def between(
        self, a: str, b: str, crime: str = "", kind: LegalKind | None = None, at: date | None = None
    ) -> LegalAnswer:
        """Every relevant instrument between two countries (ISO alpha-2).

        Args:
            crime: a code of the vocabulary; empty for any.
            kind: None for all.
            at: the date asked about; None for today.
        """
        return LegalAnswer(a, b, at or self._today(), crime, kind, (), (), ())

    def matrix(
        self,
        countries: Iterable[str],
        at: date | None = None,
        kind: LegalKind | None = None,
        crime: str = "",
        forms: Iterable[InstrumentForm] = (),
    ) -> LegalMatrix:
        """Instruments by countries; bilateral ones only where one of `countries` is a party. `forms` empty means all."""
        return LegalMatrix(at or self._today(), (), tuple(countries), {}, {})

    def instrument(self, identity: str) -> InstrumentDetail | None:
        """One instrument with all its parties; None when there is none of that id."""
        return None

    def route(
        self,
        countries: Iterable[str],
        crime: str = "",
        kind: LegalKind | None = None,
        at: date | None = None,
        home: str = "",
    ) -> tuple[RouteLeg, ...]:
        """The bases between each two neighbours of a route, and between each country on it and `home` (empty for none)."""
        return ()


class InstrumentService:
    """What an officer adds to the instruments; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day an entry speaks for when its source gives none.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def add_instrument(self, instrument: NewInstrument, stated_in: StatedIn, parties: Iterable[NewParty] = ()) -> Made:
        """Keep an instrument, its parties (their `instrument_id` is filled in) and the source of all of it."""
        raise NotImplementedError

    def add_party(self, party: NewParty, stated_in: StatedIn) -> Made:
        """Keep a country's status under an instrument, beside what the pack says, and its source."""
        raise NotImplementedError

    def withdraw_instrument(self, key: RowKey) -> ChangeSet:
        """Mark an own instrument as deleted, with its own parties; `undo` brings it back."""
        raise NotImplementedError

    def withdraw_party(self, key: RowKey) -> ChangeSet:
        """Mark an own status as deleted; `undo` brings it back."""
        raise NotImplementedError
