"""What differs between the store in a backup and the present one: only rows touched after their journals parted are looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select

from liaison.domain.backups import Comparison, MeetingDifference, Side, TableCount, TableDifference
from liaison.domain.dates import PartialDate
from liaison.domain.steps import Stage, Step
from liaison.store.engine import Store
from liaison.store.journal_ends import journal_end
from liaison.store.parting import TouchedRow, partings, touched_after
from liaison.store.schema.catalogue import JOURNALLED

BATCH = 200
MEETINGS_NAMED = 100
"""As many meetings are named; of more, only their number is told."""

Row = Mapping[str, Any]
MeetingKey = tuple[str, str]


def counts(there: Store, here: Store | None) -> Iterator[Step[tuple[TableCount, ...]]]:
    """How many live records each table has on either side; tables without any are left out. In slices."""
    numbers: dict[tuple[Store, str], int] = {}
    asked = [(store, table) for store in (there, here) if store is not None for table in sorted(JOURNALLED)]
    for done, (store, table) in enumerate(asked):
        numbers[store, table] = _live(store, table)
        yield Step(Stage.COMPARING, done + 1, len(asked))
    found = (
        TableCount(name, numbers[there, name], numbers[here, name] if here else None) for name in sorted(JOURNALLED)
    )
    yield Step(Stage.COMPARING, result=tuple(count for count in found if count.in_backup or count.here))


def compare(there: Store, here: Store, *, same_vault: bool) -> Iterator[Step[Comparison]]:
    """What differs, in slices.

    Args:
        there: of the backup.
        here: the present one.
        same_vault: whether both have the same keys.
    """
    with there.read() as connection_there, here.read() as connection_here:
        found = partings(connection_there, connection_here)
        end = journal_end(connection_here)
    if not same_vault and not any(parting.common for parting in found):
        yield Step(Stage.COMPARING, result=Comparison(False, end, (), (), 0))
        return
    touched: set[TouchedRow] = set()
    for parting in found:
        for store, last in ((there, parting.there), (here, parting.here)):
            for rows in touched_after(store, parting.origin, parting.common, last):
                touched |= rows
                yield Step(Stage.COMPARING)
    tally = _Tally()
    for done, (table, scope, ids) in enumerate(_batches(touched)):
        tally.add(table, _rows(there, table, scope, ids), _rows(here, table, scope, ids))
        yield Step(Stage.COMPARING, done * BATCH, len(touched))
    named = _named(tally.meetings, there, here)
    yield Step(Stage.COMPARING, result=Comparison(True, end, tally.tables(), named[:MEETINGS_NAMED], len(named)))


class _Tally:
    """Counts how rows differ, and remembers the meetings they belong to."""

    def __init__(self) -> None:
        self._sides: dict[str, Counter[Side]] = defaultdict(Counter)
        self.meetings: set[MeetingKey] = set()

    def add(self, table: str, there: Mapping[str, Row], here: Mapping[str, Row]) -> None:
        for row_id in there.keys() | here.keys():
            one, other = there.get(row_id), here.get(row_id)
            side = _side(one, other)
            if side is None:
                continue
            self._sides[table][side] += 1
            for row in (one, other):
                if row is not None:
                    self._remember(table, row)

    def tables(self) -> tuple[TableDifference, ...]:
        return tuple(
            TableDifference(table, sides[Side.ONLY_IN_BACKUP], sides[Side.ONLY_HERE], sides[Side.DIFFERENT])
            for table, sides in sorted(self._sides.items())
        )

    def _remember(self, table: str, row: Row) -> None:
        meeting_id = row["id"] if table == "meeting" else row.get("meeting_id")
        if meeting_id:
            self.meetings.add((row["scope"], meeting_id))


def _side(there: Row | None, here: Row | None) -> Side | None:
    if there is not None and here is not None:
        return Side.DIFFERENT if there != here else None
    return Side.ONLY_IN_BACKUP if there is not None else Side.ONLY_HERE


def _batches(touched: Iterable[TouchedRow]) -> Iterator[tuple[str, str, list[str]]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table, scope, row_id in touched:
        if table in JOURNALLED:
            groups[table, scope].append(row_id)
    for (table, scope), ids in sorted(groups.items()):
        for start in range(0, len(ids), BATCH):
            yield table, scope, ids[start : start + BATCH]


def _rows(store: Store, table: str, scope: str, ids: list[str]) -> dict[str, Row]:
    """The live rows among `ids`, by identity."""
    source = JOURNALLED[table]
    question = select(source).where(source.c.scope == scope, source.c.id.in_(ids), source.c.deleted == 0)
    with store.read() as connection:
        return {row["id"]: dict(row) for row in connection.execute(question).mappings()}


def _named(keys: Iterable[MeetingKey], there: Store, here: Store) -> tuple[MeetingDifference, ...]:
    found = []
    for table, scope, ids in _batches(("meeting", scope, row_id) for scope, row_id in keys):
        in_backup, present = _rows(there, table, scope, ids), _rows(here, table, scope, ids)
        for row_id in in_backup.keys() | present.keys():
            one, other = in_backup.get(row_id), present.get(row_id)
            # a meeting that is the same on both sides is concerned through its note or its people
            found.append(_difference(other or one or {}, _side(one, other) or Side.DIFFERENT))
    return tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.id), reverse=True))


def _difference(row: Row, side: Side) -> MeetingDifference:
    date = row["date"]
    return MeetingDifference(row["id"], row["title"] or "", date.text if isinstance(date, PartialDate) else "", side)


def _live(store: Store, table: str) -> int:
    source = JOURNALLED[table]
    with store.read() as connection:
        return int(
            connection.execute(select(func.count()).select_from(source).where(source.c.deleted == 0)).scalar_one()
        )
