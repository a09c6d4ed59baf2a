"""What is found of a record: its words as written, and what it is about. Read here for indexing and for what is not indexed yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.domain.find_kinds import FindKind
from liaison.store.find_case_documents import cases
from liaison.store.find_directory_documents import agencies, bodies, countries, crime_types, instruments, offices
from liaison.store.find_document import Document
from liaison.store.find_index import FindKey, Source
from liaison.store.find_meeting_documents import (
    attachments,
    follow_ups,
    meetings,
    outcomes,
    people,
    statements,
    treaty_wishes,
)

Gather = Callable[[Connection, Sequence[FindKey]], list[Document]]


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: FindKind
    gather: Gather


_KINDS: Mapping[str, _Kind] = {
    Source.MEETING: _Kind(FindKind.MEETING, meetings),
    Source.FOLLOW_UP: _Kind(FindKind.FOLLOW_UP, follow_ups),
    Source.STATEMENT: _Kind(FindKind.STATEMENT, statements),
    Source.OUTCOME: _Kind(FindKind.OUTCOME, outcomes),
    Source.TREATY_WISH: _Kind(FindKind.TREATY_WISH, treaty_wishes),
    Source.ATTACHMENT: _Kind(FindKind.ATTACHMENT, attachments),
    Source.CASE: _Kind(FindKind.CASE, cases),
    Source.PERSON: _Kind(FindKind.PERSON, people),
    Source.AGENCY: _Kind(FindKind.AGENCY, agencies),
    Source.OFFICE: _Kind(FindKind.OFFICE, offices),
    Source.BODY: _Kind(FindKind.BODY, bodies),
    Source.INSTRUMENT: _Kind(FindKind.INSTRUMENT, instruments),
    Source.COUNTRY: _Kind(FindKind.COUNTRY, countries),
    Source.CRIME_TYPE: _Kind(FindKind.CRIME_TYPE, crime_types),
}


def documents(connection: Connection, keys: Iterable[FindKey]) -> dict[FindKey, Document]:
    """What is found of these records; those that are gone, or stand in what is gone, are left out."""
    by_source: dict[str, list[FindKey]] = defaultdict(list)
    for key in keys:
        by_source[key.source].append(key)
    found = (one for source, some in by_source.items() for one in _KINDS[source].gather(connection, some))
    return {one.key: one for one in found}


def kind_found(source: str) -> FindKind:
    """What the rows of a table are found as."""
    return _KINDS[source].kind
