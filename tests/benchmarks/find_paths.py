"""What `find` and `find_million` share: queries of every class, asked of the service, and typed into the window until they are painted."""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from figures import Figure, median, percentile
from find_corpus import NAMES, find_corpus
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from liaison.base.lanes import Lanes
from liaison.base.memory import give_back
from liaison.domain.finding import FindQuestion, Found
from liaison.services.finding.attachment_texts import AttachmentTexts
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.parsing import read_query
from liaison.services.finding.saved_searches import SavedSearchService
from liaison.services.finding.service import FindService
from liaison.services.name_words import latin_words
from liaison.store.engine import Store
from liaison.ui.collecting import Collector
from liaison.ui.doors import Doors
from liaison.ui.finding.finder import Finder
from liaison.ui.finding.services import FindServices
from liaison.ui.shell.top import SearchField
from liaison.ui.theme.theme import Scheme, Theme

LIMIT = 16
"""Milliseconds from a key to the painted answer, 95 of 100."""

_LETTERS = "aбəγლհ"
_BARE = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT 50"


@dataclass(frozen=True)
class Asked:
    """A class of queries.

    Attributes:
        table, bare: what the bare full-text index is asked for instead.
        with_others: it is answered when other spellings are there, too, which come after what is written as typed.
    """

    name: str
    make: Callable[[], str]
    table: str = "find_beginnings"
    bare: Callable[[str], str] = lambda text: " ".join(f'"{word}"*' for word in latin_words(text))
    with_others: bool = False


class Sampler:
    """Draws words as they stand in the notes."""

    def __init__(self, store: Store, notes: int) -> None:
        self._store, self._notes, self._source = store, notes, random.Random(7)
        self._names = [name for line in NAMES.read_text(encoding="utf-8").splitlines() for name in line.split("|")]

    def classes(self) -> tuple[Asked, ...]:
        """Every class the limit is for."""
        draw = self._source
        phrase: Callable[[str], str] = lambda text: f'"{" ".join(latin_words(text))}"'  # noqa: E731
        return (
            Asked("one letter", lambda: draw.choice("abdegklmnoprstvабвгдклмнопрст")),
            Asked("two letters", lambda: self.word()[:2]),
            Asked("three letters", lambda: self.word()[:3]),
            Asked("five letters", lambda: self.word()[:5]),
            Asked("a common word", self.word),
            Asked("a rare word", lambda: self._rare()[-1]),
            Asked("two words of a note", self._pair),
            Asked("two words that hardly meet", lambda: f"{self.word()} {self.word()}"),
            Asked("a phrase", self._phrase, "find_phrases", phrase),
            Asked("a name in another script", lambda: draw.choice(self._names), with_others=True),
            Asked("a reference number", lambda: self._rare()[-3]),
        )

    def word(self) -> str:
        """A word as frequent as it is."""
        return self._source.choice(self._words())

    def _pair(self) -> str:
        return " ".join(self._source.sample(self._words(), 2))

    def _words(self) -> list[str]:
        return [word.rstrip(".") for line in self._body().split("\n")[2:] for word in line.split()]

    def _rare(self) -> list[str]:
        return self._body().split("\n")[1].split()

    def _phrase(self) -> str:
        words = self._words()
        at = self._source.randrange(len(words) - 2)
        return f'"{words[at]} {words[at + 1]}"'

    def _body(self) -> str:
        with self._store.read() as connection:
            number = self._source.randrange(1, self._notes + 1)
            return str(connection.exec_driver_sql("SELECT body FROM note WHERE rowid = ?", (number,)).scalar())


def figures(notes: int, rounds: int) -> Iterator[Figure]:
    """The table of one size: in the service beside the bare index, then from key to paint; at last the index's size."""
    store = find_corpus(notes)
    sampler = Sampler(store, notes)
    indexing = FindIndexing(store)
    service = FindService(store, indexing)
    read_query("built once")
    for asked in sampler.classes():
        texts = [asked.make() for _ in range(rounds)]
        bare = [_timed(lambda text=text, asked=asked: _bare(store, asked, text)) for text in texts]  # type: ignore[misc]
        answer = _whole_answer if asked.with_others else _answer
        ours = [_timed(lambda text=text, answer=answer: answer(service, text)) for text in texts]  # type: ignore[misc]
        name = f"{notes:,} notes, {asked.name}: the answer, 95 of 100"
        yield Figure(name, "ms", percentile(ours, 0.95), bare=percentile(bare, 0.95))
    yield from _painted(store, service, indexing, sampler, notes, rounds)
    yield _size(store, notes)
    store.close()


def _painted(
    store: Store, service: FindService, indexing: FindIndexing, sampler: Sampler, notes: int, rounds: int
) -> Iterator[Figure]:
    window = FindWindow(store, service, indexing)
    # the fonts of a script are loaded by the first line written in it, once: also by a country of a hit, as it calls itself
    scripts = [*_LETTERS, *_countries_in_each_script(store)]
    first = max(taken for text in scripts for taken in window.typed(text))
    yield Figure(f"{notes:,} notes, the first line of each script: key to paint, slowest", "ms", first)
    every: list[float] = []
    for asked in sampler.classes():
        taken: list[float] = []
        for _ in range(max(8, rounds // 4)):
            taken += window.typed(asked.make(), with_others=asked.with_others)
        every += taken
        yield Figure(
            f"{notes:,} notes, {asked.name}: key to paint, 95 of 100",
            "ms",
            percentile(taken, 0.95),
            LIMIT,
            median(taken),
        )
    yield Figure(
        f"{notes:,} notes, every key: key to paint, 95 of 100", "ms", percentile(every, 0.95), LIMIT, median(every)
    )
    window.close()


def _countries_in_each_script(store: Store) -> Iterable[str]:
    """The own names of countries, one in each script."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT other_names FROM ref_country ORDER BY iso2").all()
    names = [name for row in rows for name in (row[0] or "").split("|") if name]
    return {unicodedata.name(name[0]).split()[0]: name for name in names}.values()


class _Painted(QObject):
    """Notices that the list was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.was = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.was = self.was or event.type() is QEvent.Type.Paint
        return False


class FindWindow:
    """The field, the panel and the store's thread, as the program has them; typed into key by key."""

    def __init__(self, store: Store, service: FindService, indexing: FindIndexing) -> None:
        self._application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(self._application, QApplication)
        theme = Theme(self._application, Scheme.LIGHT)
        self._lanes = Lanes(store.interrupt)
        doors = Doors(self._lanes)
        self._window, box, self.field = QMainWindow(), QWidget(), SearchField()
        # as in the program: Python collects on the window's thread, in a pause
        give_back()
        self._collector = Collector(self._window)
        layout = QVBoxLayout(box)
        layout.addWidget(self.field)
        layout.addStretch()
        self._window.setCentralWidget(box)
        self._window.resize(1440, 900)
        services = FindServices(service, indexing, SavedSearchService(store), AttachmentTexts(store, ()))
        self._finder = Finder(
            services, doors, theme, self._window, self.field, lambda: None, lambda *_: None, lambda: None
        )
        self.field.looks_with(lambda ready: ready(self._finder))
        self._painted = _Painted()
        self._finder.panel.view.viewport().installEventFilter(self._painted)
        self._window.show()
        self.field.begin()
        self._doors = doors

    def typed(self, text: str, *, with_others: bool = False) -> list[float]:
        """Milliseconds of each key until the answer to it is painted; what is asked meanwhile waits for nothing.

        Args:
            with_others: the answer with other spellings, and not the first one.
        """
        self.field.clear()
        taken = []
        for letter in text:
            taken.append(self._key(letter, with_others=with_others))
            self._settle(20)
        # the look for typing errors, which nobody waits for, is over
        self._settle(200)
        return taken

    def close(self) -> None:
        """End the store's thread."""
        self._collector.stop()
        self._window.close()
        self._lanes.close()

    def _key(self, letter: str, *, with_others: bool = False) -> float:
        wanted = self.field.text() + letter
        self._painted.was = False
        started = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # not by QtTest, whose keys are ASCII
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            self._application.sendEvent(self.field, key)
        while not (self._painted.was and self._is_answered(wanted, with_others=with_others)):
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() - started > 5:
                raise TimeoutError(wanted)
        return (time.perf_counter() - started) * 1000

    def _is_answered(self, text: str, *, with_others: bool) -> bool:
        found = self._finder.found
        if found is None or found.text != text or (with_others and found.is_as_typed):
            self._painted.was = False
            return False
        return True

    def _settle(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _answer(service: FindService, text: str) -> Found:
    return service.find(FindQuestion(text))


def _whole_answer(service: FindService, text: str) -> Found:
    return service.find_rest(FindQuestion(text), _answer(service, text))


def _bare(store: Store, asked: Asked, text: str) -> None:
    with store.read() as connection:
        connection.exec_driver_sql(_BARE.format(table=asked.table), (asked.bare(text),)).all()


def _size(store: Store, notes: int) -> Figure:
    """Everything Find keeps, beside the text of the notes; rows of its plain tables with their keys, which indexes hold once more."""
    with store.read() as connection:
        ask: Callable[[str], int] = lambda question: int(connection.exec_driver_sql(question).scalar() or 0)  # noqa: E731
        tables = [f"find_{part}{table}" for part in ("", "record_") for table in ("beginnings", "phrases")]
        index = sum(
            ask(f"SELECT sum(length(block) + 16) FROM {table}_data")
            + ask(f"SELECT sum(length(term) + 24) FROM {table}_idx")
            + ask(f"SELECT sum(length(sz) + 16) FROM {table}_docsize")
            for table in tables
        )
        for table, column in (("find_word", "word"), ("find_word_backwards", "backwards")):
            index += ask(f"SELECT sum(length(cast({column} AS BLOB)) + 8) FROM {table}")
        index += ask("SELECT sum(length(sound) + length(cast(written AS BLOB)) + length(word) + 12) FROM find_sound")
        index += ask("SELECT sum(2 * (length(source) + length(scope) + length(row_id)) + 40) FROM find_entry")
        text = ask("SELECT sum(length(CAST(body AS BLOB))) FROM note")
    name = f"{notes:,} notes: the index, beside the text"
    return Figure(name, "MB", index / 1e6, bare=text / 1e6, most_times=1.2)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
