"""The history of a text that was written over time: the moments at which it can be read again, and two of them compared."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from liaison.domain.minutes_history import Moment, Origin, Saved, origin_of
from liaison.domain.text_comparison import Comparison, compare_in_slices, words_between
from liaison.store.engine import Store
from liaison.store.journal.clock import milliseconds_of
from liaison.store.journal.merged_text import MergedText
from liaison.store.journal.text_history import Cell, Save, saves_after

SLICE = 250
"""Saves looked through before other work gets its turn."""


@dataclass(frozen=True, slots=True)
class FrozenText:
    """A text that was kept as it stood.

    Attributes:
        arrival: where it stands in the journal.
        number: of the version.
        at: when; None where that is not known.
    """

    arrival: int
    number: int
    at: datetime | None


def moments_in_slices(
    store: Store, cell: Cell, frozen: Sequence[FrozenText] = (), *, every_save: bool = False
) -> Iterator[tuple[Moment, ...]]:
    """The moments of a text, the first first, and what was frozen of it among them; every save by itself where asked.

    A long job in slices: gives what was found so far, growing.
    """
    reading = _Reading(frozen, store.author.origin, every_save=every_save)
    after = 0
    while True:
        with store.read() as connection:
            saves = saves_after(connection, cell, after, SLICE)
        for save in saves:
            reading.take(save)
        yield reading.so_far()
        if len(saves) < SLICE:
            yield reading.whole()
            return
        after = saves[-1].arrival


def comparison_in_slices(old: str, new: str) -> Iterator[Comparison | None]:
    """Two texts word by word: a long job in slices that gives None until, last, the comparison."""
    slices: Generator[None, None, Comparison] = compare_in_slices(old, new)
    while True:
        try:
            next(slices)
        except StopIteration as done:
            yield done.value
            return
        yield None


class _Reading:
    """Turns saves into moments while the text is made again beside them."""

    def __init__(self, frozen: Sequence[FrozenText], own: str, *, every_save: bool) -> None:
        self._frozen = sorted(frozen, key=lambda one: one.arrival)
        self._own, self._every_save = own, every_save
        self._text = MergedText()
        self._before = ""
        self._updates: list[bytes] = []
        self._moments: list[Moment] = []
        self._open: Moment | None = None

    def take(self, save: Save) -> None:
        """The next save."""
        while self._frozen and self._frozen[0].arrival < save.arrival:
            self._finalised(self._frozen.pop(0))
        at = datetime.fromtimestamp(milliseconds_of(save.clock) / 1000).astimezone()
        is_own = save.origin == self._own
        saved = Saved(save.arrival, at, origin_of(save.label, is_own=is_own), save.label)
        if self._open is not None and not self._every_save and self._open.takes(saved):
            self._open = self._open.with_save(saved)
        else:
            self._close()
            self._open = Moment.of(saved)
        self._updates.append(save.update)

    def so_far(self) -> tuple[Moment, ...]:
        """The moments that are complete."""
        return tuple(self._moments)

    def whole(self) -> tuple[Moment, ...]:
        """All of them, when no further save comes."""
        for frozen in self._frozen:
            self._finalised(frozen)
        self._frozen = []
        self._close()
        return tuple(self._moments)

    def _close(self) -> None:
        if self._open is None:
            return
        self._text.apply_all(self._updates)
        self._updates = []
        text = str(self._text)
        added, removed = words_between(self._before, text)
        one = self._open
        # the empty text that everything begins with is nothing to read
        if text or self._before or one.origin is not Origin.BEGUN:
            self._moments.append(
                Moment(one.position, one.first, one.last, one.origin, one.label, one.saves, added, removed)
            )
        self._before, self._open = text, None

    def _finalised(self, frozen: FrozenText) -> None:
        self._close()
        at = frozen.at or (self._moments[-1].last if self._moments else datetime.now().astimezone())
        self._moments.append(Moment(frozen.arrival, at, at, Origin.FINAL, version=frozen.number))
