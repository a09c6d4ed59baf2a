from __future__ import annotations

from datetime import date

from liaison.domain.meetings import Direction
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store


def test_open_promises_of_both_sides_come_by_date_and_go_with_their_meeting(store: Store) -> None:
    fill(store)
    service = FollowUpService(store)
    theirs, ours = service.open_promises()
    assert (theirs.direction, theirs.due and theirs.due.text) == (Direction.THEIRS, "2019-08-16")
    assert (ours.direction, ours.due and ours.due.text) == (Direction.OURS, "2019-09-01")
    assert theirs.is_overdue(date(2019, 8, 17))
    assert not theirs.is_overdue(date(2019, 8, 16))
    MeetingService(store).delete(theirs.meeting)
    assert service.open_promises() == ()
