"""Compares two packs, part by part, by the keys their facts have over packs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from liaison.domain.pack_difference import Difference, FactChange, FieldChange, PackDifference
from liaison.store.reference.members import AGENCY, BODY, COUNTRY, INSTRUMENT, MEMBERS, OFFICE, Member, Row

Rows = Mapping[str, Sequence[Row]]

_PLACE = frozenset({"file", "line"})
"""Where a fact stood in the sources' files: that moves with every new line above it, and says nothing."""

_SOURCE = frozenset({"source_id", "as_of", "basis"})
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


def difference_of(before: Rows, after: Rows, used: frozenset[str]) -> PackDifference:
    """What `after` changes.

    Args:
        used: keys of the agencies and offices the officer works with.
    """
    names = _names(before) | _names(after)
    found: list[FactChange] = []
    for member in MEMBERS:
        found += _of_member(member, before.get(member.name, ()), after.get(member.name, ()), names, used)
    return PackDifference(tuple(found))


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
    for identity in there.keys() - offered.keys():
        row = there[identity]
        yield FactChange(member.name, title(row), Difference.REMOVED, (), is_used(row))
    for identity, row in offered.items():
        known = there.get(identity)
        if known is None:
            yield FactChange(member.name, title(row), Difference.ADDED, (), is_used(row))
        elif known != row:
            fields = _fields(member, known, row)
            if fields:
                yield FactChange(member.name, title(row), _kind(fields), fields, is_used(row))


def _kind(fields: Sequence[FieldChange]) -> Difference:
    return Difference.SOURCED_ANEW if all(one.field in _SOURCE for one in fields) else Difference.CHANGED


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
