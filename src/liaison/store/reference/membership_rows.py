"""Who takes part in a body: the pack's statements with the corrections laid over them, and the officer's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from liaison.domain.corrections import MEMBERSHIP
from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole, Membership
from liaison.domain.packs import membership_key
from liaison.domain.provenance import AppliedCorrection, JsonValue, Origin
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.origins import Mark, Origins
from liaison.store.reference.overlay import Overlay

# the same columns of the pack's table and of the officer's own
_MEMBERS = """
SELECT NULL, body_id, country_iso2, role, valid_from, valid_to, source_id, as_of, basis, file, line
FROM ref_membership WHERE body_id IN (SELECT value FROM json_each(:bodies)) {of}
UNION ALL
SELECT id, body_id, country_iso2, role, valid_from, valid_to, NULL, NULL, NULL, NULL, NULL
FROM membership WHERE deleted = 0 AND body_id IN (SELECT value FROM json_each(:bodies)) {of}
"""
_OF = "AND country_iso2 IN (SELECT value FROM json_each(:countries))"
_ROLES: dict[str, MemberRole] = {role.value: role for role in MemberRole}


def memberships(connection: Connection, bodies: Iterable[str], countries: Iterable[str] = ()) -> list[Membership]:
    """Everything said of these bodies, whenever it held, in the order of the rows; of all countries when none is named."""
    named = as_list(countries)
    values = {"bodies": as_list(bodies)} | ({} if named == "[]" else {"countries": named})
    rows = ask(connection, _MEMBERS.format(of="" if named == "[]" else _OF), **values)
    origins = Origins(connection, "membership", ((row[0] or "", Mark(*row[6:11])) for row in rows))
    overlay = Overlay.read(connection, MEMBERSHIP)
    followed = _followed(rows)
    return [
        _membership(row, row[4] if number in followed else None, origins, overlay) for number, row in enumerate(rows)
    ]


def _followed(rows: Sequence[Any]) -> set[int]:
    """Places of the pack's statements that a later one of the same body, country and role follows."""
    latest: dict[tuple[str, str, str], int] = {}
    found = set()
    for number, row in enumerate(rows):
        if row[0] is not None:
            continue
        before = latest.get(row[1:4])
        if before is None:
            latest[row[1:4]] = number
        else:
            older, newer = sorted((before, number), key=lambda one: rows[one][4] or "")
            found.add(older)
            latest[row[1:4]] = newer
    return found


def _membership(row: Any, superseded_since: str | None, origins: Origins, overlay: Overlay) -> Membership:
    own_id, body, country, role, since, until = row[:6]
    provenance = origins.provenance(own_id or "", Mark(*row[6:11]))
    dates = (partial_date(since), partial_date(until))
    if own_id is not None:
        return Membership(country or "", _role(role), provenance, Origin.OWN, *dates, own_id)
    superseded = partial_date(superseded_since)
    key = membership_key(body, country, role or "", superseded.text if superseded else "")
    corrections: tuple[AppliedCorrection, ...] = ()
    if key in overlay:
        role, dates, corrections = _corrected(key, role, dates, overlay)
    return Membership(country or "", _role(role), provenance, Origin.PACK, *dates, "", key, corrections)


_Dates = tuple[PartialDate | None, PartialDate | None]


def _corrected(
    key: str, role: str, dates: _Dates, overlay: Overlay
) -> tuple[str, _Dates, tuple[AppliedCorrection, ...]]:
    values: dict[str, JsonValue] = {
        "role": role,
        "valid_from": dates[0].text if dates[0] else "",
        "valid_to": dates[1].text if dates[1] else "",
    }
    in_force, found = overlay.lay(key, values)
    return str(in_force["role"]), (_read(in_force["valid_from"]), _read(in_force["valid_to"])), found


def _read(text: JsonValue) -> PartialDate | None:
    return PartialDate.parse(str(text)) if text else None


def _role(text: str | None) -> MemberRole:
    return _ROLES.get(text or "", MemberRole.PARTICIPANT)
