"""Compares two packs, part by part, by the keys their facts have over packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from liaison.domain.pack_difference import Difference, FactChange, FieldChange, PackDifference
from liaison.store.reference.members import AGENCY, BODY, COUNTRY, INSTRUMENT, MEMBERS, OFFICE, Member, Row
from liaison.store.reference.pack import Pack

Rows = Mapping[str, Sequence[Row]]

_PLACE = frozenset({"file", "line"})
"""Where a fact stood in the sources' files: that moves with every new line above it, and says nothing."""

_SOURCE = frozenset({"source_id", "as_of", "basis", "held_on"})
"""What moves when a source says the same on a later day."""

_LOOSER = {"coverage": "valid_to", "competence": "wording", "membership": "valid_from", "party": "status"}
"""The part of a key by which a fact may differ and still be the same fact, where only one is left on either side."""

_TITLES = {
    AGENCY.name: ("short_name", "name_en"),
    OFFICE.name: ("name",),
    BODY.name: ("short_name", "name_en"),
    INSTRUMENT.name: ("short_title", "title_en"),
    COUNTRY.name: ("name_en",),
}
"""Parts whose rows others name, and what they are called by."""

_NAMED = {
    "agency_id": AGENCY,
    "parent_agency_id": AGENCY,
    "office_id": OFFICE,
    "body_id": BODY,
    "instrument_id": INSTRUMENT,
    "country_iso2": COUNTRY,
}
_OWNERS = ("agency_id", "office_id")


def difference_of(before: Pack | None, after: Pack, used: frozenset[str]) -> PackDifference:
    """What `after` changes.

    Args:
        used: keys of the agencies and offices the officer works with.
    """
    there: Rows = before.rows if before is not None else {}
    names = _names(there) | _names(after.rows)
    eves = tuple(f"/{pack.manifest.released - timedelta(days=1)}" for pack in (before or after, after))
    found: list[FactChange] = []
    for member in MEMBERS:
        changes = _of_member(member, there.get(member.name, ()), after.rows[member.name], names, used)
        found += (_calmed(change, eves) for change in changes)
    return PackDifference(tuple(found))


def _calmed(change: FactChange, eves: tuple[str, ...]) -> FactChange:
    """A fact that only ends "at the latest on the eve of the pack" says nothing new when the pack is newer."""
    if change.difference is not Difference.CHANGED:
        return change
    news = [one for one in change.fields if one.field not in _SOURCE and not _moved(one, eves)]
    return change if news else replace(change, difference=Difference.SOURCED_ANEW)


def _moved(change: FieldChange, eves: tuple[str, ...]) -> bool:
    before, after = change.before.removesuffix(eves[0]), change.after.removesuffix(eves[1])
    return before == after and len(before) < len(change.before)


def _of_member(
    member: Member,
    before: Sequence[Row],
    after: Sequence[Row],
    names: Mapping[tuple[str, Any], str],
    used: frozenset[str],
) -> Iterator[FactChange]:
    key = _key_of(member)
    there = {key(row): row for row in before}
    offered = {key(row): row for row in after}
    title, is_used = _title_of(member, names), _use_of(member, used)
    gone = [row for identity, row in there.items() if identity not in offered]
    again = _again(member, gone, [row for identity, row in offered.items() if identity not in there])
    followed = {key(row) for row in again.values()}
    for row in gone:
        if key(row) not in followed:
            yield FactChange(member.name, title(row), Difference.REMOVED, (), is_used(row))
    for identity, row in offered.items():
        known = there.get(identity) or again.get(identity)
        if known is None:
            yield FactChange(member.name, title(row), Difference.ADDED, (), is_used(row))
        elif known != row:
            fields = _fields(member, known, row)
            if fields:
                yield FactChange(member.name, title(row), Difference.CHANGED, fields, is_used(row))


def _again(member: Member, gone: Sequence[Row], new: Sequence[Row]) -> dict[tuple[Any, ...], Row]:
    """Which row each new one stands for, by the new one's key, where nothing but one part of the key tells them apart."""
    loose = _LOOSER.get(member.name)
    if loose is None:
        return {}
    places = [member.place(column) for column in member.key if column != loose]
    key = _key_of(member)
    before: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    after: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for rows, found in ((gone, before), (new, after)):
        for row in rows:
            found[tuple(row[place] for place in places)].append(row)
    return {
        key(rows[0]): before[group][0]
        for group, rows in after.items()
        if len(rows) == 1 and len(before.get(group, ())) == 1
    }


def _fields(member: Member, before: Row, after: Row) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, _text(before[place]), _text(after[place]))
        for place, name in enumerate(member.names)
        if name not in _PLACE and before[place] != after[place]
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _key_of(member: Member) -> Callable[[Row], tuple[Any, ...]]:
    places = [member.place(column) for column in member.key]
    return lambda row: tuple(row[place] for place in places)


def _names(rows: Rows) -> dict[tuple[str, Any], str]:
    """What agencies, offices, bodies, instruments and countries are called, by part and key."""
    found: dict[tuple[str, Any], str] = {}
    for member, columns in ((one, _TITLES[one.name]) for one in MEMBERS if one.name in _TITLES):
        identity, places = member.place(member.key[0]), [member.place(column) for column in columns]
        for row in rows.get(member.name, ()):
            found[member.name, row[identity]] = next((str(row[place]) for place in places if row[place]), "")
    return found


def _title_of(member: Member, names: Mapping[tuple[str, Any], str]) -> Callable[[Row], str]:
    """A row's own name, else its key with the names of what it names."""
    if member.name in _TITLES:
        identity = member.place(member.key[0])
        return lambda row: names[member.name, row[identity]]
    own = next((member.place(column) for column in ("name_en", "title") if column in member.names), None)
    if own is not None:
        return lambda row: _text(row[own])
    places = [(member.place(column), _NAMED.get(column)) for column in member.key if column != "source_id"]

    def title(row: Row) -> str:
        words = [
            _text(names.get((named.name, row[place]), row[place]) if named else row[place]) for place, named in places
        ]
        return " · ".join(filter(None, words))

    return title


def _use_of(member: Member, used: frozenset[str]) -> Callable[[Row], bool]:
    columns = (
        member.key[:1]
        if member.name in (AGENCY.name, OFFICE.name)
        else tuple(name for name in _OWNERS if name in member.names)
    )
    places = [member.place(column) for column in columns]
    return lambda row: any(row[place] in used for place in places)
