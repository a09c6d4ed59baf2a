"""The requests that wait, as lines of the first screen: what they take is imported when there are any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from liaison.base.translations import language, tr, trn
from liaison.domain.countries import Countries
from liaison.domain.meetings import Direction
from liaison.store.cases.any_waiting import any_waiting
from liaison.store.engine import Store
from liaison.ui.date_wording import due_in_words
from liaison.ui.widgets.line_list import Line

SHOWN = 12


def requests_today(store: Store, countries: Countries) -> tuple[Line, ...]:
    """Overdue ones and those due first, under whose turn it is; on the store's thread."""
    with store.read() as connection:
        if not any_waiting(connection):
            return ()
    from liaison.services.cases.requests import RequestService  # as the rooms do
    from liaison.store.cases.request_rows import RequestsWanted

    rows = RequestService(store).list(RequestsWanted(open_only=True), SHOWN)
    return tuple(line for whose in Direction for line in _lines(rows, whose, countries))


def _lines(rows: Any, whose: Direction, countries: Countries) -> Iterator[Line]:
    headings = {Direction.OURS: tr("They are to answer"), Direction.THEIRS: tr("We are to answer")}
    today = date.today()
    for row in rows:
        if row.direction is whose and row.case is not None:
            country = countries.name(row.counterpart_iso2, language()) if row.counterpart_iso2 else ""
            due = due_in_words(row.due)
            days = row.days_open(today)
            waits = trn("waits {n} day", "waits {n} days", days) if days is not None else ""
            about = "  ·  ".join(part for part in (country, row.counterpart, due, waits, row.case_title) if part)
            yield Line(row.subject or row.kind.label, about, row.case, row.is_overdue(today), under=headings[whose])
