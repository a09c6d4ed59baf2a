"""What was changed and is not indexed yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from liaison.store.find_behind import PACK, installed_packs, pack_changed
from liaison.store.find_index import FindKey, Source
from liaison.store.reference.asking import plain

_WAITING = "SELECT source, row_id, scope FROM find_queue LIMIT :limit"
_WAITING_OF = "SELECT source, row_id, scope FROM find_queue WHERE source = :source LIMIT :limit"
_COUNT = "SELECT count(*) FROM find_queue"
_DONE = "DELETE FROM find_queue WHERE source = ? AND row_id = ? AND scope = ?"
_QUEUE = "INSERT OR IGNORE INTO find_queue (source, row_id, scope) "
_AFTER = "SELECT id, scope FROM ({rows}) WHERE (id, scope) > (:id, :scope) ORDER BY id, scope LIMIT :limit"
_AMONG = """
SELECT source, row_id, scope FROM find_queue WHERE (source, row_id, scope) IN (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(:keys))
"""
_GONE = """
SELECT source, row_id, scope FROM find_entry WHERE source = :source AND (row_id, scope) NOT IN ({rows})
AND NOT EXISTS (SELECT 1 FROM find_queue WHERE find_queue.source = find_entry.source
  AND find_queue.row_id = find_entry.row_id AND find_queue.scope = find_entry.scope)
"""
_KEEP = "INSERT INTO store_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"

_OF_PACK: Mapping[Source, str] = {
    Source.AGENCY: "SELECT id, '' AS scope FROM ref_agency",
    Source.OFFICE: "SELECT id, '' AS scope FROM ref_office",
    Source.BODY: "SELECT id, '' AS scope FROM ref_body",
    Source.INSTRUMENT: "SELECT id, '' AS scope FROM ref_instrument",
    Source.COUNTRY: "SELECT iso2 AS id, '' AS scope FROM ref_country",
    Source.CRIME_TYPE: "SELECT code AS id, '' AS scope FROM ref_crime_type",
}
_OWN: Mapping[Source, str] = {
    Source.AGENCY: "SELECT id, '' AS scope FROM agency WHERE deleted = 0",
    Source.OFFICE: "SELECT id, '' AS scope FROM office WHERE deleted = 0",
    Source.BODY: "SELECT id, '' AS scope FROM body WHERE deleted = 0",
    Source.INSTRUMENT: "SELECT id, '' AS scope FROM instrument WHERE deleted = 0",
    Source.PERSON: "SELECT id, scope FROM person WHERE deleted = 0",
    Source.CASE: "SELECT id, scope FROM case_file WHERE deleted = 0",
    Source.FOLLOW_UP: "SELECT id, scope FROM follow_up WHERE deleted = 0",
    Source.TREATY_WISH: "SELECT id, scope FROM treaty_wish WHERE deleted = 0",
    Source.STATEMENT: "SELECT id, scope FROM statement WHERE deleted = 0",
    Source.OUTCOME: "SELECT id, scope FROM outcome WHERE deleted = 0",
    Source.ATTACHMENT: "SELECT id, scope FROM attachment WHERE deleted = 0",
    Source.MEETING: "SELECT id, scope FROM meeting WHERE deleted = 0",
}
SOURCES: tuple[Source, ...] = tuple(dict.fromkeys((*_OF_PACK, *_OWN)))
"""All tables whose rows are found."""

# what stands in lines of a note is marked with them
_IN_LINES = (Source.FOLLOW_UP, Source.STATEMENT, Source.OUTCOME, Source.TREATY_WISH)
_IN_LINES_OF_CASE = (Source.FOLLOW_UP,)


def waiting(connection: Connection, limit: int) -> list[FindKey]:
    """Up to `limit` records that wait."""
    return [FindKey._make(row) for row in plain(connection, _WAITING, limit=limit)]


def waiting_of(connection: Connection, source: Source, limit: int) -> list[FindKey]:
    """Up to `limit` records of a table that wait."""
    return [FindKey._make(row) for row in plain(connection, _WAITING_OF, source=source, limit=limit)]


def count(connection: Connection) -> int:
    """How many wait."""
    return int(plain(connection, _COUNT)[0][0])


def done(connection: Connection, keys: Iterable[FindKey]) -> None:
    """These were indexed as they stand."""
    rows = [tuple(key) for key in keys]
    if rows:
        connection.exec_driver_sql(_DONE, rows)


def queue(connection: Connection, keys: Iterable[FindKey]) -> None:
    """Let these be indexed anew."""
    rows = [tuple(key) for key in keys]
    if rows:
        connection.exec_driver_sql(f"{_QUEUE}VALUES (?, ?, ?)", rows)


def queue_pack(connection: Connection) -> None:
    """Where another pack was installed since, let its facts be indexed, and those that went with the old one be forgotten."""
    if not pack_changed(connection):
        return
    connection.exec_driver_sql(_QUEUE + "SELECT source, row_id, scope FROM find_entry WHERE scope = ''")  # noqa: S608
    _queue_rows(connection, _OF_PACK)
    connection.exec_driver_sql(_KEEP, (PACK, installed_packs(connection)))


def queue_all(connection: Connection) -> None:
    """Let everything be indexed anew."""
    connection.exec_driver_sql(_KEEP, (PACK, ""))
    queue_pack(connection)
    _queue_rows(connection, _OWN)


def _queue_rows(connection: Connection, tables: Mapping[Source, str]) -> None:
    for source, rows in tables.items():
        connection.exec_driver_sql(f"{_QUEUE}SELECT ?, id, scope FROM ({rows})", (source.value,))  # noqa: S608


def queue_lines_of(connection: Connection, owner: FindKey) -> None:
    """Let what stands in the lines of a meeting's or case's note be indexed anew, because the markings of lines have changed."""
    field, sources = ("case_id", _IN_LINES_OF_CASE) if owner.source == Source.CASE else ("meeting_id", _IN_LINES)
    for source in sources:
        connection.exec_driver_sql(
            f"{_QUEUE}SELECT ?, id, scope FROM {source} WHERE {field} = ? AND scope = ? AND deleted = 0",  # noqa: S608
            (source.value, owner.row_id, owner.scope),
        )


def records_after(connection: Connection, source: Source, after: tuple[str, str], limit: int) -> list[FindKey]:
    """Up to `limit` live records of a table after an identity and scope, in their order."""
    rows = plain(connection, _AFTER.format(rows=_all_rows(source)), id=after[0], scope=after[1], limit=limit)
    return [FindKey(source, identity, scope) for identity, scope in rows]


def count_all(connection: Connection) -> int:
    """How many live records there are that are found."""
    return sum(
        int(plain(connection, f"SELECT count(*) FROM ({_all_rows(source)})")[0][0])  # noqa: S608  # of this module
        for source in SOURCES
    )


def among_waiting(connection: Connection, keys: Iterable[FindKey]) -> set[FindKey]:
    """Those of these that wait."""
    return {FindKey._make(row) for row in plain(connection, _AMONG, keys=json.dumps([list(key) for key in keys]))}


def entries_without_record(connection: Connection) -> list[FindKey]:
    """Indexed records that are gone and do not wait."""
    gone: list[FindKey] = []
    for source in SOURCES:
        rows = plain(connection, _GONE.format(rows=_all_rows(source)), source=source)
        gone += [FindKey._make(row) for row in rows]
    return gone


def _all_rows(source: Source) -> str:
    return " UNION ".join(rows[source] for rows in (_OF_PACK, _OWN) if source in rows)
