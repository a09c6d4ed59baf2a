"""Identities of rows that travel: time-ordered UUIDs (version 7), so that rows made together lie together."""

from __future__ import annotations

from uuid_utils import uuid7


def new_id() -> str:
    """A new identity, 36 characters, sorting after every one made before on this machine."""
    return str(uuid7())
