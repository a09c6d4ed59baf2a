from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.agenda_times import agenda_times
from liaison.domain.note_structure import structure_of


def test_the_time_between_stamps_is_what_an_item_took() -> None:
    times = agenda_times(
        structure_of("10:04\n## a (30 min)\nx\n\n10:41\n## b (40 min)\ny\n11:20\n## c\nz\n12:15 closed")
    )
    assert times.taken == {1: 37, 5: 39, 8: 55}
    assert (times.planned, times.from_first_to_last) == (70, 131)


def test_stamps_under_the_heading_count_and_what_is_not_stamped_is_not_known() -> None:
    times = agenda_times(structure_of("## a\n10:00 begun\n10:10 aside\n\n## b\nx\n## c\n10:30 words"))
    assert times.taken == {}
    assert agenda_times(structure_of("## a\n10:00\nx\n## b\n10:20\ny\n10:25 closed")).taken == {0: 20, 3: 5}
    assert times.planned is None
    assert agenda_times(structure_of("")).from_first_to_last is None


def test_a_meeting_goes_on_past_midnight() -> None:
    assert agenda_times(structure_of("23:50\n## a\nx\n00:10\n## b")).taken == {1: 20}


@given(some.lists(some.sampled_from(("## a (5 min)", "## b", "10:00", "9:30 x", "y", "")), max_size=12).map("\n".join))
def test_any_note_has_its_times(text: str) -> None:
    structure = structure_of(text)
    times = agenda_times(structure)
    assert set(times.taken) <= {item.line for item in structure.agenda}
    assert all(0 <= minutes < 24 * 60 for minutes in times.taken.values())
