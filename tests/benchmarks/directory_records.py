"""Records of a directory with 5,000 agencies and 50,000 offices: a page read, an office asked whether it is open, an entry checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from figures import Figure, median, timed
from reference_corpus import reference_corpus

from liaison.domain.entries import EntryKind
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.opening import Seat, opening
from liaison.services.people import PeopleService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
PAGE = 50
_BY_SIZE = "SELECT agency_id FROM ref_office GROUP BY agency_id ORDER BY count(*) DESC, agency_id"
_BARE_AGENCY = (
    "SELECT * FROM ref_agency WHERE id = ?",
    "SELECT * FROM ref_agency WHERE parent_agency_id = ?",
    "SELECT * FROM ref_office WHERE agency_id = ?",
    """SELECT office_id, count(DISTINCT country_iso2) FROM ref_coverage
    WHERE valid_to IS NULL AND office_id IN (SELECT id FROM ref_office WHERE agency_id = ?) GROUP BY office_id""",
    "SELECT * FROM ref_competence WHERE agency_id = ?",
    "SELECT * FROM ref_competence_rule WHERE agency_id = ?",
)
_BARE_OFFICE = ("SELECT * FROM ref_office WHERE id = ?", "SELECT * FROM ref_coverage WHERE office_id = ?")


def run() -> Iterator[Figure]:
    """Milliseconds."""
    store = reference_corpus()
    try:
        yield from _pages(store)
        yield from _entries(store)
    finally:
        store.close()


def _pages(store: Store) -> Iterator[Figure]:
    directory = DirectoryService(store, lambda: TODAY)
    by_size = [row[0] for row in _ask(store, _BY_SIZE)]
    office = _ask(store, "SELECT id FROM ref_office LIMIT 1 OFFSET 25000")[0][0]
    for name, agency in (("largest", by_size[0]), ("middling", by_size[len(by_size) // 2])):
        count = len(directory.agency(agency).offices)
        bare = _median(partial(_all, store, _BARE_AGENCY, agency))
        read = _median(partial(directory.agency, agency))
        yield Figure(f"page of the {name} agency, {count} offices", "ms", read, PAGE, bare)
    bare = _median(partial(_all, store, _BARE_OFFICE, office))
    yield Figure("page of an office", "ms", _median(lambda: directory.office(office)), PAGE, bare)
    seat = Seat("Mo-Fr 09:00-12:30,13:30-17:00; PH off", "", "Wiesbaden", "DE")
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    yield Figure("open there now?", "ms", _median(lambda: opening(seat, lambda: now)), 5)


def _entries(store: Store) -> Iterator[Figure]:
    editing = DirectoryEditingService(store)
    agency = {"name_en": "Customs Committee of Nowhere", "native_name": "Таможенный комитет"}
    office = {"name": "Liaison office Nowhere", "city": "Minsk", "agency_id": _ask(store, _BY_SIZE)[0][0]}
    yield Figure("is this agency there already?", "ms", _median(lambda: editing.alike(EntryKind.AGENCY, agency)), 250)
    yield Figure("is this office there already?", "ms", _median(lambda: editing.alike(EntryKind.OFFICE, office)), 250)
    yield Figure("people to choose from", "ms", _median(PeopleService(store).people), PAGE)


def _median(work: Callable[[], object]) -> float:
    return median([timed(work) for _ in range(7)])


def _all(store: Store, questions: Iterable[str], value: str) -> None:
    for question in questions:
        _ask(store, question, value)


def _ask(store: Store, question: str, *values: str) -> list[Any]:
    with store.read() as connection:
        return list(connection.exec_driver_sql(question, values).all())
