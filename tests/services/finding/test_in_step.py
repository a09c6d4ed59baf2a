"""Every saved text is found at once and after any end; what is deleted is not; the index can be compared and made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.finding.finds import Finds

from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.services.finding.index_check import IndexCheck, IndexCheckService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.journal import JournalService
from liaison.services.name_words import latin_words
from liaison.services.packs import PackService
from liaison.store import find_queue
from liaison.store.opening import store_in_memory

LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"))
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_what_was_saved_is_found_by_each_of_its_words(words: list[str]) -> None:
    finds = Finds(store_in_memory())
    finds.meeting("A title", " ".join(words))
    for word in words:
        if latin_words(word):
            assert finds.names(f'"{word}"', FindKind.MEETING) == ["A title"], word
            assert finds.names("\\" + word, FindKind.MEETING) == ["A title"], word
    finds.store.close()


def test_a_text_is_found_at_once_and_not_by_what_it_said_before(finds: Finds) -> None:
    key = finds.meeting("Talks", "first version")
    assert finds.names("version")
    finds.write(key, "second edition")
    assert finds.names("edition")
    assert not finds.names("version")


def test_what_a_killed_process_left_is_found(opened: Callable[[], Finds]) -> None:
    first = opened()
    first.meeting("Talks", "extradition")
    assert first.indexing.is_behind()
    again = opened()
    assert again.names("extradition") == ["Talks"]
    assert not again.indexing.is_behind()


def test_what_is_deleted_is_not_found_and_comes_back_with_undo(finds: Finds) -> None:
    key = finds.meeting("Talks", "- [ ] extradition paper\n> Oleg: extradition is wanted")
    assert {group.kind for group in finds.ask("extradition").groups} == {
        FindKind.MEETING,
        FindKind.FOLLOW_UP,
        FindKind.STATEMENT,
    }
    finds.meetings.delete(key)
    assert finds.ask("extradition").is_empty
    JournalService(finds.store).undo_last()
    assert len(finds.ask("extradition").groups) == 3


def test_a_meeting_that_moves_takes_its_promises_along(finds: Finds) -> None:
    key = finds.meeting("Talks", "- [ ] extradition paper", "2019-08-02")
    assert finds.names("date:2019 extradition", FindKind.FOLLOW_UP)
    meeting = finds.meetings.meeting(key)
    assert meeting is not None
    with finds.store.change("test") as change:
        change.update("meeting", (key.scope, key.id), {"date": PartialDate.parse("2012-03")})
    assert not finds.names("date:2019 extradition")
    assert finds.names("date:2012-03 extradition", FindKind.FOLLOW_UP)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("add", "write", "move", "delete", "index")), st.integers(0, 5)), max_size=25)
)
def test_whatever_is_done_in_whatever_order_everything_is_found(done: list[tuple[str, int]]) -> None:
    finds = Finds(store_in_memory())
    meetings: dict[RowKey, str] = {}
    for number, (what, which) in enumerate(done):
        key = list(meetings)[which % len(meetings)] if meetings else None
        if what == "add" or key is None:
            word = f"word{number}"
            meetings[finds.meeting("Talks", f"- [ ] {word}", f"2019-08-0{which % 2 + 1}")] = word
        elif what == "write":
            meetings[key] = f"other{number}"
            finds.write(key, f"- [ ] {meetings[key]}")
        elif what == "move":
            with finds.store.change("test") as change:
                change.update("meeting", (key.scope, key.id), {"date": PartialDate.parse(f"2019-08-0{which % 3 + 1}")})
        elif what == "delete":
            finds.meetings.delete(key)
            del meetings[key]
        else:
            list(finds.indexing.catch_up())
    for word in meetings.values():
        assert {group.kind for group in finds.ask(word).groups} == {FindKind.MEETING, FindKind.FOLLOW_UP}
    assert _checked(finds).is_sound
    finds.store.close()


def test_many_records_of_one_day_are_all_found(finds: Finds) -> None:
    for number in range(140):
        finds.meeting(f"meeting {number}", "extradition", "2019-08-02")
    assert len(finds.names("extradition", FindKind.MEETING, limit=200)) == 140
    assert _checked(finds).is_sound


def test_what_waits_is_found_with_a_later_answer(finds: Finds) -> None:
    PackService(finds.store).install_built_in()
    for number in range(120):
        finds.meeting(f"meeting {number}", "extradition " * 200)
    assert len(finds.names("extradition", FindKind.MEETING, limit=200)) == 120


def test_looking_after_every_save_leaves_few_pieces_to_look_into(finds: Finds) -> None:
    for number in range(60):
        finds.person(f"Somebody {number}")
        assert finds.indexing.catch_up_within(10)
    pieces = finds.store.outside_transaction("SELECT count(DISTINCT segid) FROM find_record_beginnings_idx")
    assert pieces[0][0] <= 20
    assert len(finds.names("somebody", FindKind.PERSON, limit=100)) == 60


def test_a_pack_is_found_and_the_one_it_replaced_is_not(finds: Finds) -> None:
    PackService(finds.store).install_built_in()
    assert finds.names("frankfurt", FindKind.OFFICE)
    with finds.store.maintain() as connection:
        connection.exec_driver_sql("DELETE FROM ref_office")
        connection.exec_driver_sql("UPDATE ref_pack SET digest = 'another'")
    assert not finds.names("frankfurt", FindKind.OFFICE)


def test_a_long_note_is_found_by_its_last_word(finds: Finds) -> None:
    finds.meeting("Talks", "\n".join(f"line {number} of the long note" for number in range(8_000)) + "\nphytosanitary")
    (hit,) = finds.hits("phytosanitary", FindKind.MEETING)
    assert hit.line == 8_000


def test_a_check_finds_what_is_missing_left_over_or_different_and_rebuilding_mends_it(finds: Finds) -> None:
    PackService(finds.store).install_built_in()
    finds.meeting("one", "alpha")
    finds.meeting("two", "beta")
    finds.meeting("three", "gamma")
    assert finds.names("alpha")
    assert _checked(finds).is_sound
    with finds.store.maintain() as connection:
        run = connection.exec_driver_sql
        numbers: dict[str, int] = dict(run("SELECT title, number FROM find_entry JOIN meeting ON id = row_id").all())
        run("DELETE FROM find_entry WHERE number = ?", (numbers["one"],))
        run("DELETE FROM find_phrases WHERE rowid = ?", (numbers["two"],))
        run("UPDATE find_entry SET row_id = 'gone' WHERE number = ?", (numbers["three"],))
    found = _checked(finds)
    assert (len(found.missing), len(found.left_over), len(found.differing)) == (2, 1, 1)
    progress = result_of(FindIndexing(finds.store).rebuild_in_steps())
    assert progress.waiting == 0
    assert _checked(finds).is_sound
    assert finds.names("alpha") == ["one"]


def test_rebuilding_can_be_stopped_and_nothing_is_lost(finds: Finds) -> None:
    for number in range(200):
        finds.meeting(f"meeting {number}", "extradition")
    rebuilding = FindIndexing(finds.store).rebuild_in_steps()
    next(rebuilding)
    rebuilding.close()
    assert len(finds.names("extradition", limit=300)) == 200
    assert _checked(finds).is_sound


def _checked(finds: Finds) -> IndexCheck:
    return result_of(IndexCheckService(finds.store).check_in_steps())


def test_words_of_an_interrupted_indexing_are_kept_by_the_next(finds: Finds, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer question interrupts an older one that was indexing: what it wrote is taken back."""
    finds.meeting("Talks", "phytosanitary certificates")
    with monkeypatch.context() as broken, pytest.raises(InterruptedError):

        def interrupted(*_: object) -> None:
            raise InterruptedError

        broken.setattr(find_queue, "done", interrupted)
        finds.indexing.take()
    assert [hit.name for hit in finds.ask("certifidates").near] == ["Talks"]
