"""Knowing the records of a note again after its text was edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.note_records import KeptRecord, WrittenRecord, matching, written_follow_ups, written_statements
from liaison.domain.note_structure import structure_of


def kept(*texts: str) -> list[KeptRecord]:
    return [KeptRecord(f"id{line}", line, text) for line, text in enumerate(texts)]


def written(*texts: str) -> list[WrittenRecord]:
    return [WrittenRecord(line, text, ()) for line, text in enumerate(texts)]


def known(old: list[KeptRecord], new: list[WrittenRecord]) -> dict[str, str]:
    return {line.text: record.id for record, line in matching(old, new).same}


def test_a_line_inserted_above_moves_nobody() -> None:
    found = known(kept("send the list", "draft a note"), written("call Minsk", "send the list", "draft a note"))
    assert found == {"send the list": "id0", "draft a note": "id1"}


def test_a_line_that_was_added_to_is_the_same_promise() -> None:
    found = matching(kept("send the list", "draft"), written("send the list of contact points", "draft"))
    assert {record.id for record, _ in found.same} == {"id0", "id1"}
    assert not found.added and not found.gone


def test_a_line_written_anew_in_its_place_keeps_its_record() -> None:
    assert known(kept("abc", "send"), written("quite another thing", "send"))["quite another thing"] == "id0"


def test_what_is_gone_is_gone_and_what_is_new_is_new() -> None:
    found = matching(kept("send the list", "xyz"), written("send the list", "draft a note", "call"))
    assert [one.text for one in found.gone] == ["xyz"]
    assert [one.text for one in found.added] == ["draft a note", "call"]


def test_a_note_says_its_promises_and_statements() -> None:
    structure = structure_of(
        "> Gubaydulin: the whole chain\n- [x] send @Balsamo due:2019-08-16\n- [ ] call due:31.02.2019"
    )
    promises = written_follow_ups(structure)
    assert [dict(one.values)["state"] for one in promises] == ["done", "open"]
    assert str(dict(promises[0].values)["due"]) == "2019-08-16"
    assert dict(promises[1].values)["due"] is None
    assert [dict(one.values) for one in written_statements(structure)] == [{"speaker_name": "Gubaydulin"}]


TEXTS = some.lists(some.text("abc ", min_size=1, max_size=8), max_size=8)


@given(TEXTS, TEXTS)
def test_every_record_and_every_line_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    old, new = kept(*before), written(*after)
    found = matching(old, new)
    assert sorted(record.id for record in (*(pair[0] for pair in found.same), *found.gone)) == sorted(
        one.id for one in old
    )
    assert sorted(line.line for line in (*(pair[1] for pair in found.same), *found.added)) == [one.line for one in new]


@given(TEXTS)
def test_a_text_that_did_not_change_keeps_every_record_in_place(texts: list[str]) -> None:
    found = matching(kept(*texts), written(*texts))
    assert all(record.line == line.line for record, line in found.same)
    assert not found.added and not found.gone
