"""Puts the stories into an open, empty store."""

from __future__ import annotations

from liaison.services.sample import chain, committee_session, working_meeting
from liaison.store.engine import Store

STORIES = (working_meeting.write, committee_session.write, chain.write)


def fill(store: Store) -> None:
    """Write all stories, each as one labelled change."""
    for write in STORIES:
        with store.change("sample") as change:
            write(change)
