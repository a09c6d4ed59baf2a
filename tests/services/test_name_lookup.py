"""Finding whom and what a note names: scripts, order, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.name_finding import NamedEntry, NamedKind, NearNames, Reach, mention, reference
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.services.name_lookup import NameLookupService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store

NOBODY = NearNames()


@pytest.fixture
def names(store: Store) -> NameLookupService:
    return NameLookupService(store)


@pytest.fixture
def names_with_pack(store: Store) -> NameLookupService:
    """The built-in directory and its countries are there, too."""
    PackService(store).install_built_in()
    return NameLookupService(store)


def person(store: Store, name: str, **values: str) -> str:
    with store.change("test") as change:
        return change.insert("person", {"display_name": name, **values}, scope=OWN)


def all_of(slices: Iterator[int]) -> None:
    for _ in slices:
        pass


def shown(entries: tuple[NamedEntry, ...]) -> list[str]:
    return [entry.name for entry in entries]


def mentioned(names: NameLookupService, text: str, near: NearNames = NOBODY) -> list[str]:
    return shown(names.mentioned(text, near, "en").entries)


def referred_to(names: NameLookupService, text: str, near: NearNames = NOBODY) -> list[str]:
    return [entry.reference for entry in names.referred_to(text, near, "en").entries]


@pytest.mark.parametrize(
    "typed",
    ["gub", "Губ", "ГУБАЙ", "gubaid", "gubayd", "oleg gub", "gub oleg", "Олег Губ", "gübaydulin", "Губайдулин Олег"],
)
def test_a_person_is_found_in_any_script_case_and_order(names: NameLookupService, store: Store, typed: str) -> None:
    person(store, "Oleg Gubaydulin")
    all_of(names.gather())
    assert mentioned(names, typed)[:1] == ["Oleg Gubaydulin"]


@pytest.mark.parametrize("typed", ["gub", "Gubaydulin", "gubaid", "Губ", "губайдулин", "oleg"])
def test_a_cyrillic_name_is_found_by_latin_letters(names: NameLookupService, store: Store, typed: str) -> None:
    person(store, "Олег Губайдулин")
    all_of(names.gather())
    assert mentioned(names, typed)[:1] == ["Олег Губайдулин"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Семён Пётров", "семен петр"),
        ("Семен Петров", "Семён Пётр"),
        ("Əliyev", "aliy"),
        ("Алиев", "Əli"),
        ("José Núñez", "nunez jose"),
        ("Ходько", "khod"),
    ],
)
def test_accents_and_letters_of_other_alphabets_do_not_matter(
    names: NameLookupService, store: Store, name: str, typed: str
) -> None:
    person(store, name)
    all_of(names.gather())
    assert name in mentioned(names, typed)


@pytest.mark.parametrize(
    ("typed", "wanted"), [("by", "Belarus"), ("Герм", "Germany"), ("BLR", "Belarus"), ("Грузия", "Georgia")]
)
def test_a_country_is_found_by_name_in_both_languages_and_by_code(
    names_with_pack: NameLookupService, typed: str, wanted: str
) -> None:
    all_of(names_with_pack.gather())
    assert mentioned(names_with_pack, typed)[0] == wanted


def test_a_country_is_called_as_in_the_language_in_use(names_with_pack: NameLookupService) -> None:
    all_of(names_with_pack.gather())
    assert shown(names_with_pack.mentioned("belar", NOBODY, "ru").entries)[0] == "Беларусь"


def test_offices_and_agencies_are_found_by_words_of_their_names(names_with_pack: NameLookupService) -> None:
    all_of(names_with_pack.gather())
    assert "ICE Attaché office Frankfurt am Main" in mentioned(names_with_pack, "ice frank")
    assert "ICE Attaché office Frankfurt am Main" in mentioned(names_with_pack, "франкфурт ice")


def test_a_meeting_is_found_by_title_place_and_day_and_only_as_a_reference(
    names: NameLookupService, store: Store
) -> None:
    day = PartialDate.parse("2019-08-02")
    MeetingService(store).create(MeetingHeader("Working meeting with ICE", date=day, city="Minsk"))
    all_of(names.gather())
    for typed in ("working ice", "минск", "2019-08", "Working meeting with ICE, 2019-08-02"):
        assert "Working meeting with ICE, 2019-08-02" in referred_to(names, typed)
    assert mentioned(names, "working ice") == []


def test_a_session_is_found_by_its_series_and_ordinal(names: NameLookupService, store: Store) -> None:
    with store.change("test") as change:
        series = change.insert("meeting_series", {"name": "Committee of Heads"}, scope=OWN)
        change.insert("meeting", {"title": "Baku", "series_id": series, "ordinal": 19}, scope=OWN)
    all_of(names.gather())
    assert referred_to(names, "committee 19") == ["Baku"]
    with store.change("test") as change:
        change.update("meeting_series", (OWN, series), {"name": "Совет"})
    assert referred_to(names, "sovet 19") == ["Baku"]
    assert referred_to(names, "committee 19") == []


def test_a_case_is_found_by_title_and_by_either_sides_number(names: NameLookupService, store: Store) -> None:
    with store.change("test") as change:
        case = change.insert("case_file", {"title": "Northern route"}, scope=OWN)
        change.insert("case_number", {"case_id": case, "number": "BY-17/2019"}, scope=OWN)
    all_of(names.gather())
    assert "Northern route" in referred_to(names, "north")
    assert "Northern route" in referred_to(names, "by-17")


def test_what_is_changed_is_found_at_once_as_it_is_now(names: NameLookupService, store: Store) -> None:
    identity = person(store, "Anna Weber")
    all_of(names.gather())
    assert mentioned(names, "weber") == ["Anna Weber"]
    with store.change("test") as change:
        change.update("person", (OWN, identity), {"display_name": "Anna Schmidt"})
    assert mentioned(names, "weber") == []
    assert mentioned(names, "schmidt") == ["Anna Schmidt"]
    with store.change("test") as change:
        change.delete("person", (OWN, identity))
    assert mentioned(names, "schmidt") == []
    person(store, "Шмидт Анна")
    assert mentioned(names, "schmidt") == mentioned(names, "shmidt") == ["Шмидт Анна"]


def test_an_own_agency_is_found_as_soon_as_it_is_added_and_its_offices_by_its_name(
    names: NameLookupService, store: Store
) -> None:
    all_of(names.gather())
    with store.change("test") as change:
        agency = change.insert("agency", {"name_en": "Zentralstelle Nord"}, scope=OWN)
        change.insert("office", {"agency_id": agency, "name": "Büro Lübeck", "city": "Lübeck"}, scope=OWN)
    assert mentioned(names, "zentral") == ["Zentralstelle Nord", "Büro Lübeck"]
    with store.change("test") as change:
        change.update("agency", (OWN, agency), {"name_en": "Südstelle"})
    assert mentioned(names, "sudst") == ["Südstelle", "Büro Lübeck"]


def test_what_is_changed_while_names_are_gathered_is_not_lost(names: NameLookupService, store: Store) -> None:
    slices = names.gather()
    next(slices)
    person(store, "Late Comer")
    assert mentioned(names, "late c") == ["Late Comer"]
    assert not names.mentioned("late", NOBODY, "en").is_complete
    all_of(slices)
    assert mentioned(names, "late c") == ["Late Comer"]
    assert names.mentioned("late", NOBODY, "en").is_complete


def seated(store: Store, title: str, day: str, *people: str, agency: str | None = None) -> RowKey:
    side = NewDelegation(
        "Customs", Capacity.GUEST, agency_id=agency, participants=tuple(NewParticipant(name) for name in people)
    )
    return MeetingService(store).create(MeetingHeader(title, date=PartialDate.parse(day)), (side,)).key


def test_who_sat_at_a_meeting_is_found_once_with_the_latest_day(names: NameLookupService, store: Store) -> None:
    for number in range(1, 6):
        seated(store, f"Meeting {number}", f"2019-0{number}-01", "Ivan Petrov")
    all_of(names.gather())
    found = names.mentioned("petrov", NOBODY, "en").entries
    assert [(one.name, one.kind, one.met_on.text if one.met_on else "") for one in found] == [
        ("Ivan Petrov", NamedKind.SEAT, "2019-05-01")
    ]


def test_a_person_is_not_repeated_by_a_seat_of_the_same_name(names: NameLookupService, store: Store) -> None:
    person(store, "Ivan Petrov")
    seated(store, "Meeting", "2019-01-01", "Ivan Petrov")
    all_of(names.gather())
    assert [one.kind for one in names.mentioned("petrov", NOBODY, "en").entries] == [NamedKind.PERSON]


def test_this_meeting_comes_first_then_this_note_then_the_last_meetings_then_whole_names(
    names: NameLookupService, store: Store
) -> None:
    agency = "us-ice"
    person(store, "Petr")
    person(store, "Petra Beginning")
    person(store, "Anna Petrova")
    seated(store, "Last", "2019-05-01", "Petr Lately", agency=agency)
    here = seated(store, "Now", "2019-08-02", "Petr Here", agency=agency)
    all_of(names.gather())
    near = names.near(here, "Said by @[[Petr Noted]].", "en")
    assert mentioned(names, "petr", near) == [
        "Petr Here",
        "Petr Noted",
        "Petr Lately",
        "Petr",
        "Anna Petrova",
        "Petra Beginning",
    ]
    assert [one.entry.reach for one in near.names][:2] == [Reach.HERE, Reach.HERE]


def test_whose_words_are_on_record_is_found(names: NameLookupService, store: Store) -> None:
    service = MeetingService(store)
    key = service.create(MeetingHeader("Session")).key
    meeting = service.meeting(key)
    assert meeting is not None
    NoteRecordService(store).keep(meeting.note.key, structure_of("> Oleg Gubaydulin: We see the whole chain."))
    all_of(names.gather())
    assert mentioned(names, "Губ") == ["Oleg Gubaydulin"]


def test_a_name_in_a_note_means_the_one_here_before_others(names: NameLookupService, store: Store) -> None:
    person(store, "G. Balsamo")
    key = seated(store, "Now", "2019-08-02", "Gina Balsamo")
    all_of(names.gather())
    near = names.near(key, "", "en")
    assert shown(names.called("Balsamo", near, "en")) == ["Gina Balsamo"]
    assert shown(names.called("G. Balsamo", near, "en")) == ["G. Balsamo"]
    assert names.called("Nobody Known", near, "en") == ()


def test_an_ambiguous_name_means_all_of_that_name(names: NameLookupService, store: Store) -> None:
    person(store, "Ivan Petrov")
    person(store, "Иван Петров")
    person(store, "Ivan Petrovsky")
    all_of(names.gather())
    assert sorted(shown(names.called("ivan petrov", NOBODY, "en"))) == ["Ivan Petrov", "Иван Петров"]


def test_meetings_of_one_title_are_told_apart_by_their_day(names: NameLookupService, store: Store) -> None:
    first = seated(store, "Working meeting", "2019-05-01")
    seated(store, "Working meeting", "2019-08-02")
    all_of(names.gather())
    assert [one.key for one in names.called("Working meeting, 2019-05-01", NOBODY, "en")] == [first]
    assert len(names.called("Working meeting", NOBODY, "en")) == 2


def test_more_of_one_sort_leave_room_for_the_others(names_with_pack: NameLookupService, store: Store) -> None:
    for number in range(30):
        person(store, f"Georg {number}")
    all_of(names_with_pack.gather())
    found = mentioned(names_with_pack, "geor")
    assert "Georgia" in found
    assert len(found) == 9


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", "' OR 1", "(", "þ", "\u202e", "a" * 5000, "::", "AND", "NEAR("])
def test_nothing_typed_breaks_the_question(names: NameLookupService, typed: str) -> None:
    all_of(names.gather())
    names.mentioned(typed, NOBODY, "en")
    names.called(typed, NOBODY, "en")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Balsamo", "@Balsamo"),
        ("G. Balsamo", "@G. Balsamo"),
        ("Oleg Gubaydulin", "@[[Oleg Gubaydulin]]"),
        ("Губайдулин", "@Губайдулин"),
        ("O'Brien-Smith", "@O'Brien-Smith"),
        ("Müller Ltd.", "@[[Müller Ltd.]]"),
    ],
)
def test_a_mention_is_bare_where_the_note_reads_it_so(name: str, written: str) -> None:
    assert mention(name) == written


def test_brackets_in_a_title_do_not_end_the_reference() -> None:
    entry = NamedEntry(NamedKind.MEETING, RowKey(OWN, "1"), "Talks [[draft]]\nof May", met_on=PartialDate.parse("2019"))
    assert reference(entry.reference) == "[[Talks ((draft)) of May, 2019]]"


def test_who_asks_second_waits_for_what_is_gathered_already(names: NameLookupService, store: Store) -> None:
    person(store, "Anna Weber")
    first, second = names.gather(), names.gather()
    next(first)
    next(second)
    all_of(first)
    all_of(second)
    assert mentioned(names, "weber") == ["Anna Weber"]


def test_gathering_that_was_given_up_is_done_by_the_next(names: NameLookupService, store: Store) -> None:
    person(store, "Anna Weber")
    given_up = names.gather()
    next(given_up)
    given_up.close()  # type: ignore[attr-defined]
    all_of(names.gather())
    assert mentioned(names, "weber") == ["Anna Weber"]
    assert names.mentioned("weber", NOBODY, "en").is_complete


def test_people_go_before_the_codes_of_countries_after_an_at_sign(
    names_with_pack: NameLookupService, store: Store
) -> None:
    person(store, "Oleg Gubaydulin")
    all_of(names_with_pack.gather())
    assert mentioned(names_with_pack, "gu")[:2] == ["Oleg Gubaydulin", "Guam"]
    assert referred_to(names_with_pack, "gu")[0] == "Guam"
