"""Templates: the shipped files, one's own, and meetings that begin with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.base.paths import resources
from liaison.domain.dates import PartialDate
from liaison.domain.meeting_templates import (
    FACTS,
    MeetingTemplate,
    TemplateFileError,
    facts_of,
    read_facts,
    read_template_file,
    stored_facts,
)
from liaison.domain.meetings import Capacity, MeetingHeader, MeetingKind, NewDelegation, Tlp
from liaison.domain.note_prompts import is_prompt
from liaison.domain.note_structure import structure_of
from liaison.services.journal import JournalService
from liaison.services.meeting_templates import FOLDER, MeetingTemplateService, shipped
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store

HEADER = MeetingHeader(
    "Weekly call", MeetingKind.CALL, PartialDate.parse("2019-08-02"), "10:00", city="Minsk", marking=Tlp.AMBER
)
SIDES = (
    NewDelegation("ICE", Capacity.GUEST, "us-ice", country_iso2="US", is_own=False),
    NewDelegation("We", is_own=True),
)
OWN = MeetingTemplate("Weekly", MeetingKind.CALL, "## News\n", facts_of(HEADER, FACTS), SIDES)


@pytest.fixture
def templates(store: Store) -> MeetingTemplateService:
    return MeetingTemplateService(store)


def test_every_kind_is_shipped_in_both_languages() -> None:
    english, russian = shipped(resources() / FOLDER, "en"), shipped(resources() / FOLDER, "ru")
    assert [one.kind for one in english] == [one.kind for one in russian] == list(MeetingKind)
    for one, other in zip(english, russian, strict=True):
        ours, theirs = structure_of(one.body), structure_of(other.body)
        assert [item.minutes for item in ours.agenda] == [item.minutes for item in theirs.agenda]
        assert len(ours.agenda) >= 3
        # prompts alone say nothing: no promise, no topic, nothing discussed
        assert structure_of(one.body).follow_ups == ()
        assert not any(item.is_discussed for item in (*ours.agenda, *theirs.agenda))
        assert all(is_prompt(line) for line in one.body.split("\n") if "<!--" in line)


def test_a_language_without_files_gets_english() -> None:
    assert shipped(resources() / FOLDER, "ka") == shipped(resources() / FOLDER, "en")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name: x\nkind: call\n", "no line of three dashes"),
        ("kind: call\n---\n", "no name"),
        ("name: x\nkind: party\n---\n", "party"),
        ("name: x\nkind: call\nwhatever: 1\n---\n", "not a known word"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, why: str) -> None:
    with pytest.raises(TemplateFileError, match=why):
        read_template_file("x.en.md", text)


def test_facts_of_a_file() -> None:
    read = read_template_file("x.en.md", "name: Call\nkind: call\nmarking: TLP:AMBER\ncity: Minsk\n---\n\n## One\n")
    assert read == MeetingTemplate("Call", MeetingKind.CALL, "## One\n", {"marking": "TLP:AMBER", "city": "Minsk"})


@given(st.text() | st.none())
def test_anything_stored_is_read(text: str | None) -> None:
    read_facts(text)


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=3), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["facts", "delegations", "name", "capacity", "marking", "title"]), inner)))  # fmt: skip
def test_any_json_stored_is_read(value: object) -> None:
    import json

    read_facts(json.dumps(value))


def test_facts_and_sides_come_back() -> None:
    assert read_facts(stored_facts(OWN.facts, SIDES)) == (dict(OWN.facts), SIDES)


def test_ones_own_is_kept_replaced_renamed_and_deleted(store: Store, templates: MeetingTemplateService) -> None:
    key = templates.save(OWN).key
    (own, *rest) = templates.all()
    assert (own.key, own.name, own.body, own.delegations) == (key, "Weekly", "## News\n", SIDES)
    assert not any(one.is_own for one in rest)
    assert len(rest) == len(MeetingKind)
    assert templates.save(MeetingTemplate("weekly", MeetingKind.CALL, "## Other\n")).key == key
    assert templates.all()[0].body == "## Other\n"
    templates.rename(key, "Monday")
    assert templates.all()[0].name == "Monday"
    templates.delete(key)
    assert not templates.all()[0].is_own
    JournalService(store).undo_last()
    assert templates.all()[0].name == "Monday"


def test_a_meeting_begins_with_a_template(store: Store, templates: MeetingTemplateService) -> None:
    templates.save(OWN)
    start = MeetingHeader("", date=PartialDate.parse("2020-01-07"), time_zone="Europe/Minsk")
    made = MeetingService(store).meeting(templates.begin(templates.all()[0], start).key)
    assert made is not None
    assert made.header == MeetingHeader(
        "Weekly call",
        MeetingKind.CALL,
        PartialDate.parse("2020-01-07"),
        "10:00",
        time_zone="Europe/Minsk",
        city="Minsk",
        marking=Tlp.AMBER,
    )
    assert made.note.text == "## News\n"
    assert [(side.name, side.capacity, side.is_own) for side in made.delegations] == [
        ("ICE", Capacity.GUEST, False),
        ("We", None, True),
    ]
    JournalService(store).undo_last()
    assert MeetingService(store).count() == 0


def test_what_is_known_and_written_already_stays(store: Store, templates: MeetingTemplateService) -> None:
    meetings = MeetingService(store)
    header = MeetingHeader("Mine", date=PartialDate.parse("2020-01-07"), city="Baku")
    key = meetings.create(header, (NewDelegation("ice"),)).key
    meeting = meetings.meeting(key)
    assert meeting is not None
    meetings.save_note(meeting.note.key, "written\n")
    templates.apply(OWN, key)
    found = meetings.meeting(key)
    assert found is not None
    assert (found.header.title, found.header.city, found.header.starts_at) == ("Mine", "Baku", "10:00")
    assert found.note.text == "written\n\n## News\n"
    assert [side.name for side in found.delegations] == ["ice", "We"]


def test_a_folder_of_ones_own(store: Store, tmp_path: Path) -> None:
    (tmp_path / "1-call.en.md").write_text("name: Call\nkind: call\n---\n## Why\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert [one.name for one in MeetingTemplateService(store, tmp_path).all()] == ["Call"]
