"""Many rows at once are what the same rows one by one are: in the tables, in the journal, and to undo."""

from __future__ import annotations

import pytest

from liaison.domain.dates import PartialDate
from liaison.services.journal import JournalService
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import NoSuchField, NoSuchRow
from liaison.store.journal.operations import Scalar

ROWS: list[tuple[str, str, dict[str, Scalar]]] = [
    ("agency", "a-1", {"name_en": "Police", "kind": None}),
    ("agency", "a-2", {"native_name": "Милиция", "kind": "ministry"}),
    ("coverage", "c-1", {"office_id": "o-1", "valid_from": PartialDate.parse("2019-08")}),
    ("agency", "a-3", {"name_en": "Customs"}),
]


def test_many_rows_are_journalled_like_each_by_itself(store: Store) -> None:
    with store.change("many") as change:
        change.insert_many(ROWS, scope=OWN)
        change.update("agency", (OWN, "a-1"), {"name_en": "Police Service"})
    assert change.touched == {"agency", "coverage"}
    journal = JournalService(store)
    found = journal.check()
    assert found.sound and found.operations == 7
    with store.change("one") as change:
        change.insert("agency", {"name_en": "One"}, scope=OWN)
    assert journal.check().sound
    journal.undo_last()
    journal.undo_last()
    assert journal.check().sound
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM agency WHERE deleted = 0").scalar_one() == 0


@pytest.mark.parametrize(
    ("table", "values", "error"),
    [("agency", {"colour": "x"}, NoSuchField), ("agency", {}, ValueError), ("note", {"body": "x"}, ValueError)],
)
def test_what_does_not_fit_is_refused_whole(
    store: Store, table: str, values: dict[str, Scalar], error: type[Exception]
) -> None:
    with pytest.raises(error), store.change("many") as change:
        change.insert_many([ROWS[0], (table, "x", values)], scope=OWN)
    journal = JournalService(store)
    assert journal.last_change() is None
    assert journal.check().sound


def test_many_rows_are_deleted_like_each_by_itself_and_come_back(store: Store) -> None:
    with store.change("many") as change:
        change.insert_many(ROWS, scope=OWN)
    with store.change("one") as change:
        change.delete("agency", (OWN, "a-1"))
    journal = JournalService(store)
    journal.undo_last()
    with store.change("all") as change:
        change.delete_many("agency", [(OWN, "a-1"), (OWN, "a-2"), (OWN, "a-3")])
    assert journal.check().sound
    with store.read() as connection:
        # the one that was deleted before names what it takes the place of
        bases = connection.exec_driver_sql(
            "SELECT row_id, bases <> '' FROM journal WHERE field = 'deleted' ORDER BY arrival DESC LIMIT 3"
        )
        assert {row[0]: bool(row[1]) for row in bases} == {"a-1": True, "a-2": False, "a-3": False}
    journal.undo_last()
    assert journal.check().sound
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM agency WHERE deleted = 0").scalar_one() == 3
    with pytest.raises(NoSuchRow), store.change("none") as change:
        change.delete_many("agency", [(OWN, "nowhere")])
