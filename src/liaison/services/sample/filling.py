"""Puts the stories into an open, empty store."""

from __future__ import annotations

from liaison.services.sample import chain, committee_session, working_meeting
from liaison.store import own_office
from liaison.store.engine import Store
from liaison.store.own_office import Chosen

STORIES = (working_meeting.write, committee_session.write, chain.write)


def fill(store: Store) -> None:
    """Write all stories, each as one labelled change; the officer who has them is of the Investigative Committee of Belarus."""
    for write in STORIES:
        with store.change("sample") as change:
            write(change)
    with store.maintain() as connection:
        own_office.choose(connection, Chosen("by-sk"))
