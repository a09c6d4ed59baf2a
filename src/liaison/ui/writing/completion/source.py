"""Where offers come from: names from the store's thread, topics and kinds of outcomes from what is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from liaison.base.translations import language, tr
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.meetings import Delegation, Meeting, NewParticipant
from liaison.domain.name_finding import NamedEntry, NamedKind, NamesFound, NearName, NearNames, Reach, mention
from liaison.domain.note_completion import BeingWritten, Sort, language_of
from liaison.domain.rows import RowKey
from liaison.services.name_lookup import NameLookupService
from liaison.services.name_words import to_be_found_by
from liaison.ui.doors import Doors
from liaison.ui.writing.completion.offers import (
    Offer,
    Offers,
    name_offers,
    outcome_offers,
    topic_offers,
)
from liaison.ui.writing.completion.speakers import speaker_offers

_SIDES_OFFERED = 3
"""Delegations a new person is offered to be added to."""

_SHORTEST_NEW = 3

_AFTER_OPENING_MS = 1500
"""After which the names are gathered, if nothing was asked before."""

_TYPING, _PAUSE_MS = 0.4, 40
"""Seconds after a key for which it is gathered slowly, with so many milliseconds between the slices."""

_LATER_MS = 300
"""After which it is looked whether somebody still types, while no name was asked for."""


class NoteNames(QObject):
    """Knows what the open note has to do with, and asks for everything else.

    Args:
        text: gives the note without the line being written, whose names are not whole yet.
    """

    gathered = Signal()
    """All names are known by now; more may be found than before."""
    person_named = Signal(object, object)
    """Somebody new is to be added: the side's RowKey and a NewParticipant."""

    def __init__(self, names: NameLookupService, doors: Doors, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._names, self._doors, self._text = names, doors, text
        self._meeting: RowKey | None = None
        self._sides: tuple[Delegation, ...] = ()
        self._near: NearNames | None = None
        self._vocabulary: CrimeTypes | None = None
        self._slices: Iterator[int] | None = None
        self._is_gathered = self._is_wanted = False
        self._typed_at = 0.0
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._gather_on)
        self._begin = QTimer(self, interval=_AFTER_OPENING_MS, singleShot=True)
        self._begin.timeout.connect(self.gather)
        self._waiting: list[Callable[[], None]] = []

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Another meeting is open, or this one was changed elsewhere; None for a new one."""
        self._meeting = meeting.key if meeting else None
        self._sides = meeting.delegations if meeting else ()
        self._near = None
        if self._slices is None:
            self._begin.start()

    def show_sides(self, meeting: RowKey | None, sides: tuple[Delegation, ...]) -> None:
        """Its sides or people were changed here."""
        self._meeting, self._sides, self._near = meeting, sides, None

    def ask(self, asked: BeingWritten, near: str, then: Callable[[Offers], None]) -> None:
        """Look for what fits; see `Source`."""
        if asked.sort is Sort.OUTCOME:
            then(outcome_offers(asked, language_of(near, language())))
        elif asked.sort is Sort.SPEAKER:
            then(speaker_offers(asked, self._sides))
        elif asked.sort is Sort.TOPIC:
            self._ask_topics(asked, then)
        else:
            self._ask_names(asked, then)

    def take(self, offer: Offer) -> None:
        """An offer was put into the note: it is near from now on, and a new person is added to the side."""
        if offer.entry is not None and self._near is not None:
            self._near = _with(self._near, replace(offer.entry, reach=Reach.USED))
        if offer.side is not None:
            self.person_named.emit(offer.side, NewParticipant(offer.label))

    def called(self, name: str, then: Callable[[tuple[NamedEntry, ...]], None], owner: QObject, key: str) -> None:
        """What a name that stands in the note means, once all names are known; see `NameLookupService.called`."""
        if not self._is_gathered:
            self._is_wanted = True
            self._waiting.append(lambda: self.called(name, then, owner, key))
            self.gather()
            return
        names, meant, spoken = self._names, self._near_on_store(), language()
        self._doors.read(lambda: names.called(name, meant(), spoken), then, owner, key)

    def typed(self) -> None:
        """A key was pressed: whoever types goes before what is gathered."""
        self._typed_at = monotonic()

    def gather(self) -> None:
        """Begin to gather all names, once."""
        if self._slices is None:
            self._slices = self._names.gather()
            self._gather_on()

    def _gather_on(self) -> None:
        slices = self._slices
        if self._is_typed() and not self._is_wanted:
            self._next.start(_LATER_MS)
        elif slices is not None:
            # a job of the store's thread would run without a pause, and each slice holds up the keys for as long as it takes
            self._doors.read(lambda: next(slices, None), self._have_more, self)

    def _have_more(self, number: int | None) -> None:
        if number is not None:
            self._next.start(_PAUSE_MS if self._is_typed() else 0)
            return
        self._is_gathered = True
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()
        self.gathered.emit()

    def _is_typed(self) -> bool:
        return monotonic() - self._typed_at < _TYPING

    def _ask_topics(self, asked: BeingWritten, then: Callable[[Offers], None]) -> None:
        if self._vocabulary is not None:
            then(topic_offers(asked, self._vocabulary))
            return

        def known(vocabulary: CrimeTypes) -> None:
            self._vocabulary = vocabulary
            then(topic_offers(asked, vocabulary))

        self._doors.read(self._names.crime_types, known, self, "meetings.topics")

    def _ask_names(self, asked: BeingWritten, then: Callable[[Offers], None]) -> None:
        self._is_wanted = True
        self.gather()
        names, meant, meeting, spoken = self._names, self._near_on_store(), self._meeting, language()
        find = names.mentioned if asked.sort is Sort.MENTION else names.referred_to

        def look() -> tuple[NearNames, NamesFound]:
            near = meant()
            return near, find(asked.text, near, spoken)

        def found(answer: tuple[NearNames, NamesFound]) -> None:
            near, names_found = answer
            if self._near is None and meeting == self._meeting and names_found.is_complete:
                self._near = near
            offers = name_offers(asked, names_found.entries, is_complete=names_found.is_complete)
            then(self._with_new_person(offers, names_found))

        self._doors.read(look, found, self, "meetings.complete")

    def _near_on_store(self) -> Callable[[], NearNames]:
        if self._near is not None:
            near = self._near
            return lambda: near
        names, meeting, text, spoken = self._names, self._meeting, self._text(), language()
        return lambda: names.near(meeting, text, spoken)

    def _with_new_person(self, found: Offers, names: NamesFound) -> Offers:
        """Below what is known: whoever is not known as a new person of a side, where what is written looks like a name."""
        name = found.asked.text.strip()
        is_name = found.asked.sort is Sort.MENTION and len(name) >= _SHORTEST_NEW and name[:1].isupper()
        if not is_name or any(entry.name == name and entry.kind is not NamedKind.NOTED for entry in names.entries):
            return found
        added = tuple(
            Offer(name, tr("add as a new person: {side}", side=side.name), mention(name), "add", None, False, side.key)
            for side in self._sides[:_SIDES_OFFERED]
        )
        return replace(found, offers=found.offers + added)


def _with(near: NearNames, entry: NamedEntry) -> NearNames:
    used = NearName(entry, tuple(to_be_found_by((entry.name,)).split()))
    here = tuple(one for one in near.names if one.entry.reach is Reach.HERE)
    return NearNames((*here, used, *near.names[len(here) :]))
