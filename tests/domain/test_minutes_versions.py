"""Minutes about to become final, the order of agreement, and moments of a history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.follow_up_boxes import with_boxes
from liaison.domain.meetings import Delegation, MeetingHeader, Tlp
from liaison.domain.minutes_history import Moment, Origin, Saved, origin_of
from liaison.domain.minutes_unfinished import Open, Unfinished, unfinished
from liaison.domain.minutes_versions import Agreement, Doubt, doubts
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey

WHOLE = MeetingHeader("Minsk", date=PartialDate.parse("2019-08-02"), marking=Tlp.AMBER)
SIDES = (Delegation(RowKey("own", "1"), "ICE", None),)
START = datetime(2019, 8, 2, 10, 0, tzinfo=UTC)


def test_what_is_left_open_is_named_with_its_line() -> None:
    text = (
        "## Powers\n"
        "> Belarus: interest\n"
        "\n"
        "> said by nobody\n"
        "- [ ] send the list @G. Balsamo due:31.02.2019\n"
        "- [ ] draft a note\n"
        "- [ ] call @Stifler\n"
        "- [ ] write due:2019-09-01\n"
        "- [x] done, whoever it was\n"
        "=> exchange of contacts\n"
        "=> Decision: to meet again"
    )
    assert unfinished(structure_of(text), WHOLE, SIDES) == (
        Unfinished(Open.NO_SPEAKER, 3, "said by nobody"),
        Unfinished(Open.UNREADABLE_DUE, 4, "31.02.2019"),
        Unfinished(Open.NO_OWNER_NOR_DUE, 5, "draft a note"),
        Unfinished(Open.NO_DUE, 6, "call"),
        Unfinished(Open.NO_OWNER, 7, "write"),
        Unfinished(Open.NO_KIND, 9, "exchange of contacts"),
    )


def test_facts_that_lack_are_named_first_and_whole_minutes_lack_nothing() -> None:
    found = unfinished(structure_of("> nobody"), MeetingHeader(" "), ())
    assert [one.what for one in found] == [Open.NO_TITLE, Open.NO_DATE, Open.NO_MARKING, Open.NO_SIDES, Open.NO_SPEAKER]
    assert unfinished(structure_of("## Powers\n- [ ] list @B due:2019-08-16"), WHOLE, SIDES) == ()


@pytest.mark.parametrize(
    ("sent", "agreed", "signed", "found"),
    [
        ("2019-08-05", "2019-08-09", "2019-09", ()),
        ("2019-08-05", None, "2019-08-01", (Doubt.SIGNED_BEFORE_SENT,)),
        ("2019-08-05", "2019-08-04", None, (Doubt.AGREED_BEFORE_SENT,)),
        (None, "2019-08-09", "2019-07", (Doubt.SIGNED_BEFORE_AGREED,)),
        # a month that holds the other day says nothing
        ("2019-08-05", None, "2019-08", ()),
        (None, None, "2019-08-01", ()),
    ],
)
def test_an_order_that_cannot_be_is_asked_about(
    sent: str | None, agreed: str | None, signed: str | None, found: tuple[Doubt, ...]
) -> None:
    days = [PartialDate.parse(text) if text else None for text in (sent, agreed, signed)]
    assert doubts(Agreement(sent_on=days[0], agreed_on=days[1], signed_on=days[2])) == found


def saved(minutes: float, origin: Origin = Origin.WRITTEN) -> Saved:
    return Saved(int(minutes * 60), START + timedelta(minutes=minutes), origin)


def test_saves_without_a_pause_are_one_moment() -> None:
    moment = Moment.of(saved(0))
    for minutes in (1, 4, 8.5, 13):
        assert moment.takes(saved(minutes))
        moment = moment.with_save(saved(minutes))
    assert (moment.saves, moment.position) == (5, 780)
    assert not moment.takes(saved(16)), "who writes on gets another moment all the same"
    assert not Moment.of(saved(0)).takes(saved(5.1)), "a pause ends it"
    assert not Moment.of(saved(0)).takes(saved(1, Origin.RESTORED)), "what came about otherwise stands by itself"


def test_midnight_ends_a_moment() -> None:
    late = Saved(1, datetime(2019, 8, 2, 23, 59, tzinfo=UTC), Origin.WRITTEN)
    assert not Moment.of(late).takes(Saved(2, datetime(2019, 8, 3, 0, 1, tzinfo=UTC), Origin.WRITTEN))


def test_labels_of_changes_tell_by_what() -> None:
    assert origin_of("note.write") is Origin.WRITTEN
    assert origin_of("undo 0190") is Origin.UNDONE
    assert origin_of("note.write", is_own=False) is Origin.MERGED
    assert origin_of("import") is Origin.OTHER


def test_a_box_is_found_by_what_its_line_says_near_where_it_stood() -> None:
    text = "- [ ] call\n\n- [ ] call @X\n* [x] write"
    assert with_boxes(text, [(2, "call", True), (3, "write", False), (1, "gone", True)]) == (
        "- [ ] call\n\n- [x] call @X\n* [ ] write"
    )
