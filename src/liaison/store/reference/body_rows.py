"""Members of bodies: the pack's and the officer's own."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole, Membership
from liaison.store.reference.asking import ask
from liaison.store.reference.membership_rows import memberships

_BODIES = """
SELECT id FROM ref_body WHERE agency_id = :agency
UNION SELECT id FROM body WHERE deleted = 0 AND agency_id = :agency
"""
_AGENCY = """
SELECT agency_id FROM body WHERE deleted = 0 AND id = :body UNION SELECT agency_id FROM ref_body WHERE id = :body
"""
_ORDER = {role: place for place, role in enumerate(MemberRole)}


class Members(NamedTuple):
    """The countries of a body on a day, and those that took part at another time."""

    then: tuple[Membership, ...]
    otherwise: tuple[Membership, ...]


def members_of(connection: Connection, agency: str, day: date) -> Members:
    """The countries in the bodies that are this agency; members first, what ended last first."""
    members = memberships(connection, bodies_of(connection, agency))
    members.sort(key=lambda member: (_ORDER[member.role], member.country_iso2))
    then = tuple(member for member in members if _may_hold(member, day))
    others = [member for member in members if not _may_hold(member, day)]
    others.sort(key=lambda member: member.valid_to.sort_key if member.valid_to else "", reverse=True)
    return Members(then, tuple(others))


def bodies_of(connection: Connection, agency: str) -> tuple[str, ...]:
    """Ids of the bodies that are this agency, the pack's first."""
    return tuple(row[0] for row in ask(connection, _BODIES, agency=agency))


def agency_of_body(connection: Connection, body: str) -> str:
    """The agency a body is; empty when there is none."""
    found = ask(connection, _AGENCY, body=body)
    return found[0][0] or "" if found else ""


def _may_hold(member: Membership, day: date) -> bool:
    return _begun(member.valid_from, day) and not _ended(member.valid_to, day)


def _begun(since: PartialDate | None, day: date) -> bool:
    return since is None or since.earliest is None or since.earliest <= day


def _ended(until: PartialDate | None, day: date) -> bool:
    return until is not None and until.latest is not None and until.latest < day
