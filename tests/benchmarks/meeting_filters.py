"""Filters over 1,000,000 meetings on an encrypted store: the first screenful, beside the bare SQL; how long one slice holds the store."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from corpus import corpus
from figures import Figure, median

from liaison.domain.meeting_filters import MeetingFilter
from liaison.domain.meetings import MeetingKind, MeetingState
from liaison.services.meetings import PAGE, MeetingService
from liaison.store.engine import Store

MANY = 1_000_000
ROUNDS = 7

# as somebody would write them who only wants the identities
_BARE = (
    "SELECT scope, id FROM meeting WHERE deleted = 0 AND {wanted} ORDER BY coalesce(date, '') DESC, id DESC LIMIT 256"
)
_OPEN = """EXISTS (SELECT 1 FROM follow_up WHERE follow_up.meeting_id = meeting.id AND follow_up.deleted = 0
AND follow_up.state = 'open')"""

FILTERS = (
    ("one kind of five", MeetingFilter(kind=MeetingKind.VISIT), "kind = 'visit'"),
    ("final", MeetingFilter(state=MeetingState.FINAL), "state = 'final'"),
    ("open follow-ups", MeetingFilter(has_open=True), _OPEN),
    (
        "final calls with open follow-ups",
        MeetingFilter(kind=MeetingKind.CALL, state=MeetingState.FINAL, has_open=True),
        f"kind = 'call' AND state = 'final' AND {_OPEN}",
    ),
)


def run() -> list[Figure]:
    """Each filter in turn with its bare question; then one that nothing matches, to the end."""
    store = corpus(MANY)
    service = MeetingService(store)
    figures = []
    for name, wanted, condition in FILTERS:
        ours = [_timed(lambda wanted=wanted: _first(service, wanted)) for _ in range(ROUNDS)]  # type: ignore[misc]
        bare = [_timed(lambda condition=condition: _ask(store, condition)) for _ in range(ROUNDS)]  # type: ignore[misc]
        title = f"1,000,000 meetings, {name}: the first {PAGE} lines"
        figures.append(Figure(title, "ms", median(ours), limit=100, bare=median(bare)))
    slices = _slices(service, MeetingFilter(country_iso2="AQ"))
    figures.append(Figure("1,000,000 meetings, nothing matches: the longest slice", "ms", max(slices), limit=100))
    figures.append(Figure("1,000,000 meetings, nothing matches: looked through", "s", sum(slices) / 1000))
    nobody = MeetingFilter(agency_id="nobody")
    figures.append(
        Figure(
            "1,000,000 meetings, an agency by index: the answer",
            "ms",
            _timed(lambda: _first(service, nobody)),
            limit=20,
        )
    )
    store.close()
    return figures


def _first(service: MeetingService, wanted: MeetingFilter) -> None:
    for _ in service.find("", PAGE, wanted):
        pass


def _ask(store: Store, condition: str) -> None:
    with store.read() as connection:
        connection.exec_driver_sql(_BARE.format(wanted=condition)).all()


def _timed(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _slices(service: MeetingService, wanted: MeetingFilter) -> list[float]:
    times, last = [], perf_counter()
    for _ in service.find("", PAGE, wanted):
        now = perf_counter()
        times.append((now - last) * 1000)
        last = now
    return times


if __name__ == "__main__":
    for figure in run():
        print(figure.line())
