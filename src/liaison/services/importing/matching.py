"""Which record a row means: the one with its name, one that may be it (which is asked), or a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.country_names import folded_name
from liaison.domain.importing import Choice
from liaison.domain.importing_rows import SourceWord, Values
from liaison.services.importing.draft import Draft, Record
from liaison.services.importing.likeness import Likeness

_WITH_SHORT = re.compile(r"(.{2,200}?)\s*\(([^()]{2,24})\)")
_NAMES = ("name_en", "native_name", "short_name")


@dataclass(frozen=True, slots=True)
class Met:
    """What a name turned out to be; `record` is None while it is not decided, or was left out."""

    record: Record | None
    left_out: bool = False


class Agencies:
    """Agencies by all their names."""

    def __init__(self, draft: Draft, known: Iterable[Record], further: Iterable[tuple[str, str]]) -> None:
        self._draft = draft
        self._by_id: dict[str, Record] = {}
        self._by_name: dict[str, list[Record]] = {}
        self._likeness = Likeness()
        self._met: dict[tuple[str, str], Met] = {}
        for record in known:
            self._take(record)
        for identity, name in further:
            if identity in self._by_id:
                self._call(self._by_id[identity], name)

    def record(self, identity: str) -> Record | None:
        """The agency of an identity."""
        return self._by_id.get(identity)

    def meet(self, values: Values, row: int, source: SourceWord) -> Met:
        """The agency a row speaks of, with what the row says of it added."""
        name, country = str(values["name_en"]), str(values.get("country_iso2") or "")
        key = (folded_name(name), country)
        met = self._met.get(key)
        if met is None:
            met = self._met[key] = self._decide(values, name, country, row, source)
            if met.record is not None and met.record.is_new and met.record.row == row:
                return met
        if met.record is not None:
            # the row's name is one of its names already
            self._draft.merge(met.record, _without(values, "name_en"), row, source)
        elif met.left_out:
            self._draft.skipped(row, "agency", name)
        return met

    def _decide(self, values: Values, name: str, country: str, row: int, source: SourceWord) -> Met:
        exact = self._with_name(name, country)
        if len(exact) == 1:
            return Met(exact[0])
        near = exact or [
            record
            for identity in self._likeness.near("", name)
            if (record := self._by_id[identity]) and _compatible(record.text("country_iso2"), country)
        ]
        if not near:
            return Met(self._add(values, row, source))
        offered = [(record, self._described(record)) for record in near]
        key = f"agency|{folded_name(name)}|{country}"
        return _answered(
            self._draft, key, row, "agency", name, offered, lambda: self._add(values, row, source), self._by_id
        )

    def _with_name(self, name: str, country: str) -> list[Record]:
        for wanted in _spellings(name):
            found = [one for one in self._by_name.get(wanted, ()) if _compatible(one.text("country_iso2"), country)]
            same = [one for one in found if country and one.text("country_iso2") == country]
            if same or found:
                return same or found
        return []

    def _described(self, record: Record) -> str:
        parts = (record.name, record.text("short_name"), record.text("country_iso2"))
        origin = tr("further up in the file") if record.is_new else ""
        return " · ".join(part for part in (*dict.fromkeys(parts), origin) if part)

    def _add(self, values: Values, row: int, source: SourceWord) -> Record:
        record = self._draft.add("agency", {"kind": "not_known", **values}, row, source)
        self._take(record)
        return record

    def _take(self, record: Record) -> None:
        self._by_id[record.id] = record
        for key in _NAMES:
            if record.values.get(key):
                self._call(record, record.text(key))

    def _call(self, record: Record, name: str) -> None:
        called = self._by_name.setdefault(folded_name(name), [])
        if record not in called:
            called.append(record)
        if len(name) > 6:
            self._likeness.add("", name, record.id)


class Offices:
    """Offices by agency, name and city."""

    def __init__(self, draft: Draft, known: Iterable[Record]) -> None:
        self._draft = draft
        self._by_id: dict[str, Record] = {}
        self._by_name: dict[tuple[str, str], list[Record]] = {}
        self._by_city: dict[tuple[str, str], list[Record]] = {}
        self._likeness = Likeness()
        self._met: dict[tuple[str, ...], Met] = {}
        for record in known:
            self._take(record)

    def meet(self, agency: Record, values: Values, row: int, source: SourceWord) -> Met:
        """The office a row speaks of, with what the row says of it added."""
        name, city = str(values["name"]), str(values.get("city") or "")
        key = (agency.id, folded_name(name), folded_name(city), str(values.get("country_iso2") or ""))
        met = self._met.get(key)
        if met is None:
            met = self._met[key] = self._decide(agency, values, row, source)
            if met.record is not None and met.record.is_new and met.record.row == row:
                return met
        if met.record is not None:
            # a name met by its likeness or its city is not another name
            self._draft.merge(met.record, _without(values, "name"), row, source)
        elif met.left_out:
            self._draft.skipped(row, "office", name)
        return met

    def _decide(self, agency: Record, values: Values, row: int, source: SourceWord) -> Met:
        name, city = str(values["name"]), str(values.get("city") or "")
        exact = [one for one in self._by_name.get((agency.id, folded_name(name)), ()) if _same_place(one, values)]
        if len(exact) == 1:
            return Met(exact[0])
        near = exact or self._near(agency, name, city, values)
        if not near:
            return Met(self._add(agency, values, row, source))
        offered = [(one, self._described(one)) for one in near]
        # the agency's name, because identities of new agencies differ at every reading
        key = "|".join(("office", folded_name(agency.name), folded_name(name), folded_name(city)))
        return _answered(
            self._draft, key, row, "office", name, offered, lambda: self._add(agency, values, row, source), self._by_id
        )

    def _near(self, agency: Record, name: str, city: str, values: Values) -> list[Record]:
        found = {
            identity: self._by_id[identity]
            for identity in self._likeness.near(agency.id, name)
            if _same_place(self._by_id[identity], values)
        }
        # an office of the same agency in the same city, under another name
        for one in self._by_city.get((agency.id, folded_name(city)), ()) if city else ():
            if not one.is_new and _same_place(one, values):
                found.setdefault(one.id, one)
        return list(found.values())

    def _described(self, record: Record) -> str:
        origin = tr("further up in the file") if record.is_new else ""
        parts = (record.name, record.text("city"), record.text("country_iso2"), origin)
        return " · ".join(part for part in parts if part)

    def _add(self, agency: Record, values: Values, row: int, source: SourceWord) -> Record:
        record = self._draft.add("office", {"kind": "not_known", **values, "agency_id": agency.id}, row, source)
        self._take(record)
        return record

    def _take(self, record: Record) -> None:
        self._by_id[record.id] = record
        agency = record.text("agency_id")
        self._by_name.setdefault((agency, folded_name(record.name)), []).append(record)
        if record.text("city"):
            self._by_city.setdefault((agency, folded_name(record.text("city"))), []).append(record)
        self._likeness.add(agency, record.name, record.id)


class People:
    """People by name, and the agencies they hold posts in."""

    def __init__(self, draft: Draft, known: Iterable[Record], agencies_of: dict[str, set[str]]) -> None:
        self._draft, self._agencies_of = draft, agencies_of
        self._by_id: dict[str, Record] = {}
        self._by_name: dict[str, list[Record]] = {}
        self._likeness = Likeness()
        self._met: dict[tuple[str, str], Met] = {}
        for record in known:
            self._take(record)

    def meet(self, agency: Record | None, values: Values, row: int, source: SourceWord) -> Met:
        """The person a row speaks of, with what the row says of them added."""
        name = str(values["display_name"])
        place = agency.id if agency else ""
        key = (folded_name(name), place)
        met = self._met.get(key)
        if met is None:
            met = self._met[key] = self._decide(name, agency, values, row, source)
            if met.record is not None and place:
                self._agencies_of.setdefault(met.record.id, set()).add(place)
            if met.record is not None and met.record.is_new and met.record.row == row:
                return met
        if met.record is not None:
            self._draft.merge(met.record, _without(values, "display_name"), row, source)
        elif met.left_out:
            self._draft.skipped(row, "person", name)
        return met

    def _decide(self, name: str, agency: Record | None, values: Values, row: int, source: SourceWord) -> Met:
        place = agency.id if agency else ""
        called = self._by_name.get(folded_name(name), [])
        here = [one for one in called if self._is_at(one, place)]
        if len(here) == 1:
            return Met(here[0])
        # the same name elsewhere may be somebody who moved; a name nearly like it matters at the same place only
        near = (
            here
            or called
            or [self._by_id[one] for one in self._likeness.near("", name) if self._is_at(self._by_id[one], place)]
        )
        if not near:
            return Met(self._add(values, row, source))
        offered = [(one, self._described(one)) for one in near]
        key = f"person|{folded_name(name)}|{folded_name(agency.name) if agency else ''}"
        return _answered(
            self._draft, key, row, "person", name, offered, lambda: self._add(values, row, source), self._by_id
        )

    def _is_at(self, record: Record, place: str) -> bool:
        places = self._agencies_of.get(record.id, set())
        return place in places if place or places else True

    def _described(self, record: Record) -> str:
        origin = tr("further up in the file") if record.is_new else ""
        parts = (record.name, record.text("email"), record.text("phone"), origin)
        return " · ".join(part for part in parts if part)

    def _add(self, values: Values, row: int, source: SourceWord) -> Record:
        record = self._draft.add("person", values, row, source)
        self._take(record)
        return record

    def _take(self, record: Record) -> None:
        self._by_id[record.id] = record
        self._by_name.setdefault(folded_name(record.name), []).append(record)
        self._likeness.add("", record.name, record.id)


def _answered(
    draft: Draft,
    key: str,
    row: int,
    table: str,
    name: str,
    offered: list[tuple[Record, str]],
    add: Callable[[], Record],
    by_id: dict[str, Record],
) -> Met:
    decision = draft.ask(key, row, table, name, offered)
    if decision.choice is Choice.SAME:
        return Met(by_id[decision.candidate])
    if decision.choice is Choice.NEW:
        return Met(add())
    return Met(None, left_out=decision.choice is Choice.SKIP)


def _spellings(name: str) -> Iterable[str]:
    """The name, and for "Federal Bureau of Investigation (FBI)" each of the two."""
    yield folded_name(name)
    if found := _WITH_SHORT.fullmatch(name.strip()):
        yield folded_name(found[1])
        yield folded_name(found[2])


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_place(record: Record, values: Values) -> bool:
    city = folded_name(str(values.get("city") or ""))
    return _compatible(folded_name(record.text("city")), city) and _compatible(
        record.text("country_iso2"), str(values.get("country_iso2") or "")
    )


def _without(values: Values, key: str) -> Values:
    return {name: value for name, value in values.items() if name != key}
