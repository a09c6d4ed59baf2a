"""A pack's difference in words, the same in the window and on the command line."""

from __future__ import annotations

from liaison.base.translations import marked, tr, trn
from liaison.domain.pack_difference import Difference, FactChange, FieldChange, TableCount
from liaison.domain.records import record_word

_PARTS = {
    "country": marked("Countries"),
    "crime_type": marked("Crime types"),
    "completeness": marked("Lists known to be complete"),
}
"""Parts of a pack that an officer has no records of."""

_DIFFERENCES = {
    Difference.ADDED: marked("new"),
    Difference.REMOVED: marked("gone"),
    Difference.CHANGED: marked("changed"),
    Difference.SOURCED_ANEW: marked("newer source"),
}

_FIELDS = {
    "name_en": marked("name"),
    "name_ru": marked("name in Russian"),
    "native_name": marked("own name"),
    "short_name": marked("short name"),
    "other_names": marked("other names"),
    "name": marked("name"),
    "kind": marked("kind"),
    "parent_agency_id": marked("part of"),
    "agency_id": marked("agency"),
    "country_iso2": marked("country"),
    "website": marked("website"),
    "city": marked("city"),
    "address": marked("address"),
    "opening_hours": marked("opening hours"),
    "time_zone": marked("time zone"),
    "phone": marked("telephone"),
    "email": marked("e-mail"),
    "held_on": marked("held on"),
    "valid_from": marked("from"),
    "valid_to": marked("until"),
    "looks_back": marked("looks back"),
    "title": marked("title"),
    "title_en": marked("title"),
    "short_title": marked("short title"),
    "publisher": marked("publisher"),
    "url": marked("address on the web"),
    "remark": marked("remark"),
    "subject": marked("subject"),
    "form": marked("form"),
    "depositary": marked("depositary"),
    "signed_date": marked("signed on"),
    "entry_into_force": marked("entry into force"),
    "reference": marked("reference"),
    "parties_complete": marked("list of parties is complete"),
    "covers": marked("covers"),
    "status": marked("status"),
    "status_date": marked("date of the status"),
    "reservation": marked("reservation"),
    "channel": marked("channel"),
    "languages": marked("languages"),
    "source_id": marked("source"),
    "as_of": marked("as of"),
    "basis": marked("rests on"),
    "list_complete": marked("list is complete"),
    "parent": marked("part of"),
    "synonyms": marked("other words"),
    "region": marked("region"),
    "region_en": marked("region"),
    "region_ru": marked("region in Russian"),
    "iso3": marked("code of three letters"),
}


def part_word(table: str) -> str:
    """What a part of a pack is called, in the plural."""
    return tr(_PARTS[table]) if table in _PARTS else record_word(table)


def difference_word(difference: Difference) -> str:
    """What happens to a fact, in a word."""
    return tr(_DIFFERENCES[difference])


def field_word(field: str) -> str:
    """What a field is called; its name in the file where it has no other."""
    return tr(_FIELDS[field]) if field in _FIELDS else field


def field_line(change: FieldChange) -> str:
    """`telephone: +49 … → +49 …`."""
    return f"{field_word(change.field)}: {change.before or '–'} → {change.after or '–'}"


def count_line(count: TableCount) -> str:
    """`Offices: 3 changed, 1 new; 2 that you use`."""
    counted = (
        trn("{n} changed", "{n} changed", count.changed) if count.changed else "",
        trn("{n} new", "{n} new", count.added) if count.added else "",
        trn("{n} gone", "{n} gone", count.removed) if count.removed else "",
        trn("{n} with a newer source", "{n} with a newer source", count.sourced_anew) if count.sourced_anew else "",
    )
    said = ", ".join(filter(None, counted))
    line = f"{part_word(count.table)}: {said}"
    return f"{line}; {trn('{n} that you use', '{n} that you use', count.used)}" if count.used else line


def change_line(change: FactChange) -> str:
    """One fact and what happens to it."""
    fields = "; ".join(field_line(one) for one in change.fields)
    line = f"{part_word(change.table)}: {change.title}: {difference_word(change.difference)}"
    return f"{line} ({fields})" if fields else line
