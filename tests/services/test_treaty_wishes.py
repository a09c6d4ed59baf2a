"""Treaty wishes: kept with who raised them, where and what comes next; listed, followed up and taken back."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import OpenStore

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish, WishFilter, WishState
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.sample.filling import fill
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store.engine import Store

EXTRADITION = NewTreatyWish(
    "BY",
    "US",
    LegalKind.EXTRADITION,
    "A treaty on extradition",
    "drug-trafficking",
    "Investigative Committee",
    PartialDate.parse("2019-08-02"),
    "Minsk",
    next_step="Draft a note",
)


def only(service: TreatyWishService, wanted: WishFilter | None = None) -> TreatyWish:
    (wish,) = service.list(wanted or WishFilter())
    return wish


def test_a_wish_is_kept_whole_over_a_restart(store: Store, reopen: OpenStore) -> None:
    made = TreatyWishService(store).add(EXTRADITION)
    assert made.changes.touched == {"treaty_wish"}
    kept = only(TreatyWishService(reopen()))
    assert (kept.key, kept.wish, kept.meeting, kept.meeting_title) == (made.key, EXTRADITION, None, "")


def test_it_is_followed_up_and_only_what_differs_is_written(store: Store) -> None:
    service = TreatyWishService(store)
    made = service.add(EXTRADITION)
    negotiated = replace(EXTRADITION, state=WishState.IN_NEGOTIATION, next_step="", raised_on=None)
    assert service.edit(made.key, negotiated).touched == {"treaty_wish"}
    assert service.edit(made.key, negotiated).touched == frozenset()
    assert only(service).wish == negotiated


def test_what_was_withdrawn_comes_back_with_undo(store: Store) -> None:
    service = TreatyWishService(store)
    made = service.add(EXTRADITION)
    service.withdraw(made.key)
    assert service.list() == ()
    JournalService(store).undo_last()
    assert only(service).wish == EXTRADITION


def test_lists_by_country_kind_state_and_words(store: Store) -> None:
    service = TreatyWishService(store)
    service.add(EXTRADITION)
    service.add(NewTreatyWish("US", "KZ", LegalKind.MLA, "Assistance", state=WishState.DROPPED))
    service.add(replace(EXTRADITION, kind=None, text="Обмен офицерами связи", raised_on=PartialDate.parse("2020")))
    assert [wish.wish.text for wish in service.list()] == [
        "Обмен офицерами связи",
        "A treaty on extradition",
        "Assistance",
    ]
    assert len(service.list(WishFilter(("US",)))) == 3
    assert only(service, WishFilter(("KZ", "US"))).wish.text == "Assistance"
    assert only(service, WishFilter(kind=LegalKind.EXTRADITION)).wish.text == "A treaty on extradition"
    assert len(service.list(WishFilter(open_only=True))) == 2
    assert only(service, WishFilter(states=(WishState.DROPPED,))).wish.counterpart_iso2 == "KZ"
    assert only(service, WishFilter(text="обмен ОФИЦЕРАМИ")).wish.kind is None
    assert [wish.wish.country_iso2 for wish in service.between("US", "BY")] == ["BY", "BY"]


def test_the_sample_holds_the_two_wishes_of_the_working_meeting(store: Store) -> None:
    fill(store)
    meeting = MeetingService(store).page()[0]
    wishes = TreatyWishService(store).list(WishFilter(meeting_id=meeting.key.id))
    assert {wish.wish.kind for wish in wishes} == {LegalKind.MLA, LegalKind.EXTRADITION}
    for wish in wishes:
        assert wish.is_between("US", "BY")
        assert (wish.meeting, wish.meeting_title) == (meeting.key, meeting.title)
        assert (wish.wish.raised_by, str(wish.wish.raised_on)) == (
            "Investigative Committee of the Republic of Belarus",
            "2019-08-02",
        )
        assert wish.wish.next_step
        assert wish.wish.state is WishState.RAISED
    MeetingService(store).delete(meeting.key)
    assert all(wish.meeting is None for wish in TreatyWishService(store).list())
