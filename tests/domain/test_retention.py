"""The ladder of automatic backups: what is kept and what is let go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.retention import DAYS, MONTHS, WEEKS, superseded

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(st.lists(TIMES, max_size=80))
def test_the_newest_stays_and_nothing_is_invented(made: list[datetime]) -> None:
    let_go = superseded(made)
    assert let_go <= set(made)
    if made:
        assert max(made) not in let_go
        assert len(set(made) - let_go) <= DAYS + WEEKS + MONTHS


@given(st.lists(TIMES, min_size=1, max_size=80))
def test_what_was_kept_is_kept_when_asked_again(made: list[datetime]) -> None:
    kept = set(made) - superseded(made)
    assert superseded(kept) == frozenset()


@given(st.lists(TIMES, min_size=1, max_size=60), TIMES)
def test_every_period_of_the_ladder_has_a_backup(made: list[datetime], now: datetime) -> None:
    kept = set(made) - superseded(made)
    days = sorted({time.astimezone().date() for time in made}, reverse=True)[:DAYS]
    months = sorted({(time.astimezone().year, time.astimezone().month) for time in made}, reverse=True)[:MONTHS]
    assert set(days) <= {time.astimezone().date() for time in kept}
    assert set(months) <= {(time.astimezone().year, time.astimezone().month) for time in kept}


def test_two_years_of_working_days_leave_the_ladder() -> None:
    kept: set[datetime] = set()
    day = datetime(2024, 11, 22, 17, 5, tzinfo=UTC)
    while day <= datetime(2026, 11, 22, 17, 5, tzinfo=UTC):
        kept.add(day)
        kept -= superseded(kept)
        day += timedelta(days=1)
    newest_first = sorted(kept, reverse=True)
    assert [(newest_first[0] - time).days for time in newest_first[:DAYS]] == list(range(DAYS))
    assert len({time.isocalendar()[:2] for time in kept}) >= WEEKS
    assert len({(time.year, time.month) for time in kept}) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS


def test_two_of_one_day_leave_the_later() -> None:
    morning, evening = datetime(2026, 11, 22, 10, tzinfo=UTC), datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert superseded([morning, evening]) == {morning}
