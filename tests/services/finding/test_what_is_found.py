"""Anything in the store is found by its words, in groups, with the line in which they stand."""

from __future__ import annotations

import pytest
from tests.services.finding.finds import Finds

from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion, Match
from liaison.domain.meetings import Capacity, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.services.finding import lookup
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import OWN, Store

NOTE = """## Powers of both agencies
The hosts explained how investigators work with the customs before trial.
> Oleg Gubaydulin: An investigation must see both the supplier and the final distributor.
- [ ] Send the list of contact points @G. Balsamo due:2019-08-16
=> Decision: a joint group meets in October
"""


@pytest.fixture
def sample(store: Store) -> Finds:
    """The three stories, and the pack that comes with the program."""
    PackService(store).install_built_in()
    fill(store)
    return Finds(store)


def test_a_hit_shows_its_line_and_leads_to_it(finds: Finds) -> None:
    key = finds.meeting("Working meeting", NOTE)
    (hit,) = finds.hits("before trial", FindKind.MEETING)
    assert (hit.name, hit.meeting, hit.line) == ("Working meeting", key, 1)
    assert hit.excerpt is not None
    meant = [hit.excerpt.text[start : start + length] for start, length in hit.excerpt.marked]
    assert meant == ["before", "trial"]


def test_promises_statements_and_outcomes_lead_to_their_lines(finds: Finds) -> None:
    key = finds.meeting("Working meeting", NOTE)
    for query, kind, line in (
        ("contact points", FindKind.FOLLOW_UP, 3),
        ("final distributor", FindKind.STATEMENT, 2),
        ("joint group", FindKind.OUTCOME, 4),
    ):
        (hit,) = finds.hits(query, kind)
        assert (hit.meeting, hit.line) == (key, line)


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("frankfurt attache", FindKind.OFFICE, "ICE Attaché office Frankfurt am Main"),
        ("immigration and customs enf", FindKind.AGENCY, "U.S. Immigration and Customs Enforcement"),
        ("kazakhstan", FindKind.COUNTRY, "Kazakhstan"),
        ("казахстан", FindKind.COUNTRY, "Kazakhstan"),
        ("balsamo", FindKind.PERSON, "G. Balsamo"),
        ("northern route", FindKind.CASE, "Northern route, sample"),
        ("SAMPLE-BY-1", FindKind.CASE, "Northern route, sample"),
        ("contact points", FindKind.FOLLOW_UP, "Send the list of contact points"),
        ("кибер", FindKind.CRIME_TYPE, "Cybercrime"),
    ],
)
def test_every_kind_is_found(sample: Finds, query: str, kind: FindKind, name: str) -> None:
    assert name in sample.names(query, kind, limit=50)


def test_every_row_of_the_sample_is_found_by_its_name(sample: Finds) -> None:
    with sample.store.read() as connection:
        agencies = connection.exec_driver_sql("SELECT name_en FROM ref_agency").scalars().all()
        instruments = connection.exec_driver_sql("SELECT title_en FROM ref_instrument").scalars().all()
    for name in agencies:
        assert name in sample.names(_quoted(name), FindKind.AGENCY, limit=60)
    for name in instruments[::5]:
        assert name in sample.names(_quoted(name), FindKind.INSTRUMENT, limit=60)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', " ") + '"'


def test_words_of_title_place_people_and_text_are_found_together(finds: Finds) -> None:
    side = NewDelegation("ICE", Capacity.GUEST, participants=(NewParticipant("Kenneth Stifler"),))
    finds.meeting("Working meeting", "extradition", sides=(side,), city="Minsk")
    assert finds.names("minsk stifler extrad", FindKind.MEETING) == ["Working meeting"]


def test_and_or_not_and_brackets(finds: Finds) -> None:
    for title, note in (("one", "alpha beta"), ("two", "alpha gamma"), ("three", "beta gamma")):
        finds.meeting(title, note)
    asked = {
        "alpha beta": {"one"},
        "alpha and beta": {"one"},
        "alpha or beta": {"one", "two", "three"},
        "alpha not beta": {"two"},
        "alpha -beta": {"two"},
        "not alpha kind:meeting": {"three"},
        "(alpha or beta) gamma": {"two", "three"},
        "alpha или beta": {"one", "two", "three"},
    }
    for query, expected in asked.items():
        assert set(finds.names(query, FindKind.MEETING)) == expected, query


def test_a_phrase_stands_in_a_row(finds: Finds) -> None:
    finds.meeting("one", "the controlled delivery was agreed")
    finds.meeting("two", "the delivery was controlled")
    assert finds.names('"controlled delivery"') == ["one"]
    assert set(finds.names("controlled delivery")) == {"one", "two"}
    assert finds.names('"controlled delivery" agre') == ["one"]
    assert finds.names('"deliver"') == []


def test_numbers_and_references_are_found(finds: Finds) -> None:
    finds.meeting("one", "file 12/345-2019, MLA № 7")
    for query in ("12/345-2019", "345", "12/345", "№ 7", '"12 345 2019"'):
        assert finds.names(query) == ["one"], query
    assert finds.names("12/346") == []


def test_dates_narrow(finds: Finds) -> None:
    for title, when in (("old", "2018-12-31"), ("may", "2019-05"), ("day", "2019-08-02"), ("undated", "")):
        finds.meeting(title, "agenda", when)
    asked = {
        "date:2018": {"old"},
        "date:2019": {"may", "day"},
        "date:2019-05": {"may"},
        "date:2019-05..2019-08": {"may", "day"},
        "date:2019-08-02": {"day"},
        "date:..2018": {"old"},
        "date:>2019-05": {"day"},
        "date:2019 not date:2019-05": {"day"},
        "date:2018 or date:2019-08": {"old", "day"},
        "agenda": {"old", "may", "day", "undated"},
    }
    for query, expected in asked.items():
        assert set(finds.names(f"agenda {query}", FindKind.MEETING)) == expected, query


def test_promises_are_found_by_what_is_open_and_when_they_are_due(finds: Finds) -> None:
    finds.meeting(
        "Talks",
        "- [ ] Late one @Balsamo due:2019-08-16\n- [ ] Early one due:2030-01-01\n- [x] Done one due:2019-08-01\n",
    )
    assert set(finds.names("one open:yes", FindKind.FOLLOW_UP)) == {"Late one", "Early one"}
    assert finds.names("one open:no", FindKind.FOLLOW_UP) == ["Done one"]
    assert finds.names("open:overdue", FindKind.FOLLOW_UP) == ["Late one"]
    assert finds.names("date:2030", FindKind.FOLLOW_UP) == ["Early one"]
    assert finds.names("who:balsamo", FindKind.FOLLOW_UP) == ["Late one"]
    assert finds.names("open:yes", FindKind.MEETING) == ["Talks"]


def test_fields_name_countries_agencies_and_crimes(sample: Finds) -> None:
    offices = sample.names("country:poland", FindKind.OFFICE, limit=60)
    assert "ICE Attaché office Frankfurt am Main" in offices
    assert sample.names("country:Польша", FindKind.OFFICE, limit=60) == offices
    assert sample.names("agency:ice", FindKind.OFFICE, limit=60)
    assert "U.S. Immigration and Customs Enforcement" in sample.names(
        "crime:smuggling-of-goods or crime:human-trafficking", FindKind.AGENCY, limit=60
    )
    assert len(sample.names('agency:"investigative committee"', FindKind.MEETING)) == 1
    assert sample.names("who:balsamo", FindKind.MEETING)
    assert sample.names("who:balsamo agency:europol", FindKind.MEETING) == []


def test_kind_narrows(sample: Finds) -> None:
    found = sample.ask("kind:office frankfurt")
    assert [group.kind for group in found.groups] == [FindKind.OFFICE]
    found = sample.ask("agreement", only=FindKind.INSTRUMENT, limit=30)
    assert [group.kind for group in found.groups] == [FindKind.INSTRUMENT]
    assert len(found.groups[0].hits) > 5


def test_names_come_first_and_of_equals_the_newest(finds: Finds) -> None:
    finds.meeting("Old talks", "extradition", "2015-01-01")
    finds.meeting("New talks", "extradition", "2019-01-01")
    finds.meeting("Extradition with the hosts", "agenda", "2010-01-01")
    hits = finds.hits("extradition", FindKind.MEETING)
    assert [hit.name for hit in hits] == ["Extradition with the hosts", "New talks", "Old talks"]
    assert [hit.match for hit in hits] == [Match.NAME, Match.WORDS, Match.WORDS]


def test_what_is_called_exactly_so_comes_before_everything(sample: Finds) -> None:
    for query in ("belarus", "Беларусь", "BY"):
        (first, *_) = sample.ask(query).groups
        assert (first.kind, first.hits[0].name) == (FindKind.COUNTRY, "Belarus"), query
    for number in range(8):
        sample.person(f"Ivan Petrov {number}")
    sample.person("Ivan Petrov")
    for number in range(8):
        sample.person(f"Ivan Petrov junior {number}")
    assert sample.names("ivan petrov", FindKind.PERSON)[0] == "Ivan Petrov"


def test_whole_words_come_before_beginnings(finds: Finds) -> None:
    finds.meeting("newer", "a customary thing", "2019-01-01")
    finds.meeting("older", "custom duties", "2010-01-01")
    assert finds.names("custom") == ["older", "newer"]


def test_what_is_connected_with_the_meeting_in_front_comes_first(finds: Finds) -> None:
    with_ice = NewDelegation("ICE", Capacity.GUEST, "us-ice")
    finds.meeting("with others", "extradition", "2019-08-01")
    finds.meeting("with them", "extradition", "2010-08-01", (with_ice,))
    here = finds.meeting("here", "nothing", "2019-08-02", (with_ice,))
    assert finds.names("extradition", FindKind.MEETING) == ["with others", "with them"]
    assert finds.names("extradition", FindKind.MEETING, near=here) == ["with them", "with others"]


def test_more_hits_than_are_shown_are_told(finds: Finds) -> None:
    for number in range(8):
        finds.meeting(f"meeting {number}", "extradition")
    (group,) = finds.ask("extradition").groups
    assert (len(group.hits), group.has_more) == (5, True)
    (group,) = finds.ask("extradition", limit=8).groups
    assert (len(group.hits), group.has_more) == (8, False)


def test_of_a_kind_with_very_many_hits_the_others_are_still_found(finds: Finds) -> None:
    finds.meeting("Talks", "\n".join(f"- [ ] extradition paper {number}" for number in range(300)))
    with finds.store.change("test") as change:
        change.insert("case_file", {"title": "extradition of somebody"}, scope=OWN)
    finds.person("Extradition Officer")
    kinds = {group.kind for group in finds.ask("extradition").groups}
    assert {FindKind.MEETING, FindKind.FOLLOW_UP, FindKind.CASE, FindKind.PERSON} <= kinds


def test_the_index_is_no_part_of_the_journal(finds: Finds) -> None:
    finds.meeting("Talks", NOTE)
    before = JournalService(finds.store).check()
    assert finds.names("supplier")
    after = JournalService(finds.store).check()
    assert after.sound
    assert after.operations == before.operations


AS_IT_IS_TYPED = (
    *("drug", "customs", "co", "a", "bel", "united states", "germany", "on", "s", "min", "crim", "oleg", "олег"),
    *("gubay", "gubaydulin", "губайдулин", "gubaidulin oleg", "balsamo", "g balsamo", "balsamo or gubaidulin"),
    *(
        "gubaidulin not minsk",
        "minsk",
        "минск",
        "ivanov",
        "petrov",
        "investigat",
        "follow",
        "who:губайдулин",
        "щерб",
        "shcherbakov",
    ),
)


@pytest.fixture
def many_spellings(sample: Finds) -> Finds:
    """The same with two men in several spellings, all indexed."""
    for name in ("Oleg Gubaydulin", "Олег Губайдулин", "O. Gubajdulin"):
        sample.person(name)
        sample.meeting(name, f"with {name}")
    for name in ("Shcherbakov", "Щербаков", "Schtscherbakow"):
        sample.meeting(f"A call with {name}")
    list(sample.indexing.catch_up())
    return sample


def test_what_is_read_later_comes_below_what_is_seen_first(many_spellings: Finds) -> None:
    sample = many_spellings
    groups_later, spelt_later = 0, 0
    for query in AS_IT_IS_TYPED:
        question = FindQuestion(query, limit=4)
        first = sample.service.find(question)
        whole = sample.service.find_rest(question, first)
        before, after = ([hit for group in found.groups for hit in group.hits] for found in (first, whole))
        assert after[: len(before)] == before, query
        below = whole.groups[len(first.groups) :]
        assert all(group.hits[0].match > Match.NAME for group in below), query
        groups_later += len(below)
        spelt_later += sum(hit.match is Match.SPELT_OTHERWISE for hit in after[len(before) :])
    assert groups_later
    assert spelt_later


def test_what_is_found_in_two_steps_is_what_is_found_in_one(
    many_spellings: Finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_steps = [_by_kind(many_spellings, query) for query in AS_IT_IS_TYPED]
    monkeypatch.setattr(lookup, "_grows_only_below", lambda _: False)
    assert in_steps == [_by_kind(many_spellings, query) for query in AS_IT_IS_TYPED]


def _by_kind(finds: Finds, query: str) -> dict[FindKind, tuple[list[RowKey], bool]]:
    found = finds.ask(query, limit=4)
    return {group.kind: ([hit.key for hit in group.hits], group.has_more) for group in found.groups}
