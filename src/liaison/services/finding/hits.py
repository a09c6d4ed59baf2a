"""Numbers of the index as hits to be shown: what each is called, and the line in which the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_markings import may_be_read
from liaison.domain.find_query import words_of
from liaison.domain.find_shelves import NumberRange
from liaison.domain.finding import Excerpt, Hit, Match
from liaison.domain.minutes import marking_of
from liaison.domain.rows import RowKey
from liaison.services.finding.matching import Wanted, best_line, excerpt, holds, places_in, wanted
from liaison.services.finding.planning import Understood, Way
from liaison.services.name_words import latin_words
from liaison.store import find_index
from liaison.store.find_document import Document
from liaison.store.find_documents import documents
from liaison.store.find_index import Entry
from liaison.store.reference.asking import OpenConnection

_IN_TWO_LANGUAGES = (FindKind.COUNTRY, FindKind.CRIME_TYPE)
_IN_VIEW = 40
"""Characters of the context that are seen in any case."""

Ranked = tuple[Match, int]


class HitReader:
    """Reads hits for one question.

    Args:
        connection: to the open store.
        language: in which countries and crime types are named.
    """

    def __init__(self, connection: OpenConnection, understood: Understood, language: str) -> None:
        self._connection, self._understood, self._language = connection, understood, language
        others = [other for some in (understood.spellings, understood.nearly) for one in some.values() for other in one]
        self._wanted: Wanted = wanted(words_of(understood.root), others)

    def read(self, ranked: Mapping[FindKind, Sequence[Ranked]]) -> dict[FindKind, tuple[Hit, ...]]:
        """The hits of these numbers, by kind and in the same order; what has gone since is left out."""
        numbers = [number for some in ranked.values() for _, number in some]
        entries = find_index.entries_by_number(self._connection, numbers) if numbers else {}
        found = documents(self._connection, [entry.key for entry in entries.values()])
        return {
            kind: tuple(
                sorted(
                    (
                        self._hit(kind, found[entries[number].key], match)
                        for match, number in some
                        if number in entries and entries[number].key in found
                    ),
                    key=lambda hit: hit.match,
                )
            )
            for kind, some in ranked.items()
        }

    def numbers(self, way: Way, among: NumberRange, limit: int) -> list[int]:
        """Up to `limit` numbers of a range that answer one question to the index, the newest first."""
        return find_index.numbers(self._connection, way.table, way.wanted, among, limit)

    def readable(self, numbers: Sequence[int], at_most: int) -> list[int]:
        """Those of which something that is looked for stands in lines the reader may see."""
        entries = find_index.entries_by_number(self._connection, numbers)
        marked = [entry for entry in entries.values() if entry.has_marked_lines]
        hidden = {entry.number for entry in marked} - set(self._in_readable_lines(marked, at_most))
        return [number for number in numbers if number not in hidden]

    def _in_readable_lines(self, entries: Iterable[Entry], at_most: int) -> Iterable[int]:
        by_key = {entry.key: entry for entry in entries}
        others = {**self._understood.spellings, **self._understood.nearly}
        for key, document in documents(self._connection, by_key).items():
            texts = self._readable_texts(document, at_most)
            words = latin_words("\n".join((document.name, *document.further_names, *texts)))
            if holds(self._understood.root, words, others):
                yield by_key[key].number

    def _readable_texts(self, document: Document, at_most: int | None) -> tuple[str, ...]:
        if at_most is None or not document.body:
            return document.texts
        return (*document.facts, *(may_be_read(text, at_most) for text in document.notes))

    def _how(self, document: Document, match: Match) -> Match:
        """What was only found by beginnings may be called so."""
        if match is not Match.BEGINNINGS or not self._wanted.beginnings or self._wanted.phrases:
            return match
        names = (latin_words(name) for name in (document.name, *document.further_names))
        matches = [found for words in names if (found := self._wanted.called(words)) is not None]
        return min(matches, default=match)

    def _hit(self, kind: FindKind, document: Document, match: Match) -> Hit:
        key = RowKey(document.key.scope, document.key.row_id)
        name, context = self._called(kind, document)
        line, found = self._line(document)
        return Hit(
            kind,
            key,
            name,
            self._how(document, match),
            places_in(name, self._wanted),
            context,
            places_in(context, self._wanted),
            document.when,
            marking_of(document.level),
            found,
            RowKey(document.key.scope, document.meeting) if document.meeting else None,
            line if line is not None else document.line,
            next(iter(document.agencies), "") if kind is FindKind.BODY else "",
            document.is_open,
            RowKey(document.key.scope, document.case) if document.case else None,
        )

    def _called(self, kind: FindKind, document: Document) -> tuple[str, str]:
        if kind in _IN_TWO_LANGUAGES and self._language == "ru" and document.further_names:
            return document.further_names[0], document.context.replace(document.further_names[0], document.name, 1)
        return document.name, document.context

    def _line(self, document: Document) -> tuple[int | None, Excerpt | None]:
        """The line to go to in a note, and the line to show."""
        texts = self._readable_texts(document, self._understood.at_most)
        if not document.body and self._wanted.is_all_in(document.name):
            return None, None
        note = texts[-1] if document.body else ""
        if note:
            number = best_line(note, self._wanted)
            if number is not None:
                return number, excerpt(note, number, self._wanted)
        facts = "\n".join((*document.further_names, *document.facts))
        number = best_line(facts, self._wanted)
        found = excerpt(facts, number, self._wanted) if number is not None else None
        is_told = found is not None and 0 <= document.context.find(found.text) < _IN_VIEW
        return None, None if is_told else found
