"""Members of bodies: the pack's and the officer's own."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.directory import MemberRole, Membership
from liaison.domain.provenance import Origin
from liaison.store.reference.asking import ask
from liaison.store.reference.origins import Mark, Origins

_MEMBERS = """
SELECT NULL, country_iso2, role, source_id, as_of, basis, file, line
FROM ref_membership WHERE body_id IN ({bodies})
UNION ALL
SELECT id, country_iso2, role, NULL, NULL, NULL, NULL, NULL
FROM membership WHERE deleted = 0 AND valid_to IS NULL AND body_id IN ({bodies})
"""
_BODIES = """
SELECT id FROM ref_body WHERE agency_id = :agency
UNION SELECT id FROM body WHERE deleted = 0 AND agency_id = :agency
"""
_ORDER = {role: place for place, role in enumerate(MemberRole)}


def members_of(connection: Connection, agency: str) -> tuple[Membership, ...]:
    """The countries in the bodies that are this agency; members first."""
    rows = ask(connection, _MEMBERS.format(bodies=_BODIES), agency=agency)
    given = [(own_id, country, role, Mark(*mark)) for own_id, country, role, *mark in rows]
    origins = Origins(connection, "membership", ((own_id or "", mark) for own_id, _, _, mark in given))
    members = [
        Membership(
            country or "",
            MemberRole(role) if role in tuple(MemberRole) else MemberRole.PARTICIPANT,
            origins.provenance(own_id or "", mark),
            Origin.OWN if own_id is not None else Origin.PACK,
        )
        for own_id, country, role, mark in given
    ]
    return tuple(sorted(members, key=lambda member: (_ORDER[member.role], member.country_iso2)))
