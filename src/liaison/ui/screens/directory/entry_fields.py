"""Which fields the form of each kind of entry asks: those of the rules, with lists to choose from and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale

from liaison.base.translations import marked, tr
from liaison.domain.coverage import OfficeKind, Role
from liaison.domain.directory import AgencyKind, MemberRole, NameKind
from liaison.domain.entries import EntryKind
from liaison.domain.functions import FUNCTIONS, function_label
from liaison.domain.measures import MEASURES, STAGES, measure_label, stage_label
from liaison.domain.people import PersonLine
from liaison.services.directory_rules import RULES, FieldRule
from liaison.ui.correcting.facts import Choice, Field
from liaison.ui.screens.directory.choices import Choices


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything forms let one choose from."""

    choices: Choices
    people: tuple[PersonLine, ...] = ()
    instruments: tuple[tuple[str, str], ...] = ()


BELONGS: Mapping[EntryKind, frozenset[str]] = {
    EntryKind.COVERAGE: frozenset({"office_id"}),
    EntryKind.COMPETENCE: frozenset({"agency_id"}),
    EntryKind.FUNCTION: frozenset({"agency_id"}),
    EntryKind.MEMBERSHIP: frozenset({"agency_id"}),
    EntryKind.NAME: frozenset({"agency_id"}),
    EntryKind.POST: frozenset({"agency_id", "office_id"}),
    EntryKind.HOLDING: frozenset({"post_id"}),
}
"""Fields that say what an entry belongs to: not asked, for it is added there."""

_DATES = frozenset({"valid_from", "valid_to", "held_from", "held_to"})
_FREE = frozenset({"person"})
_HINTS = {
    "website": marked("https://…"),
    "phone": marked("+375 17 200 00 00"),
    "languages": marked("ru, en"),
    "channel": marked("through Interpol, through the ministry, directly…"),
    "person": marked("a name; somebody new is added"),
    "wording": marked("as the source says it"),
    "crime_type": marked("several are parted by semicolons"),
    "time_zone": marked("empty: derived from city or country"),
}


def form_fields(kind: EntryKind, values: Mapping[str, str], lists: Lists, *, new: bool) -> tuple[Field, ...]:
    """The fields of a form, holding `values`."""
    asked = (rule for rule in RULES[kind] if rule.name not in BELONGS.get(kind, ()))
    return tuple(_field(kind, rule, values.get(rule.name, ""), lists, new) for rule in asked)


def until_field(label: str, name: str, value: str) -> Field:
    """A date that must be given."""
    return Field(name, label, value or None, None, is_date=True, required=True)


def person_field(lists: Lists) -> Field:
    """Who takes a post over."""
    rule = next(rule for rule in RULES[EntryKind.HOLDING] if rule.name == "person")
    return _field(EntryKind.HOLDING, rule, "", lists, new=True)


def _field(kind: EntryKind, rule: FieldRule, value: str, lists: Lists, new: bool) -> Field:
    choose = _CHOICES.get((kind, rule.name)) or _CHOICES.get((None, rule.name))
    hint = _HINTS.get(rule.name, "")
    several = rule.several and new
    choices = choose(lists) if choose else ()
    if choices and value and rule.name not in _FREE and value not in (choice.value for choice in choices):
        # what an import or a newer program wrote stays what it is
        choices = (*choices, Choice(value, value))
    if rule.name == "crime_type" and not several:
        hint = ""
    return Field(
        rule.name,
        rule.title,
        value or None,
        None,
        choices,
        rule.name in _DATES,
        hint=tr(hint) if hint else "",
        required=rule.required,
        several=several,
        free=rule.name in _FREE,
    )


def _of(kinds: Iterable[StrEnum], label: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, label(kind.value)) for kind in kinds)


def _codes(codes: Iterable[str], label: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, label(code)) for code in codes)


def _people(lists: Lists) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, f"{one.name}, {one.post}" if one.post else one.name) for one in lists.people)


def _languages(_lists: Lists) -> tuple[Choice, ...]:
    """The languages Qt knows, each by its own name, its English one and its code."""
    found: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) == 2 and code not in found:
            own, english = QLocale(language).nativeLanguageName(), QLocale.languageToString(language)
            found[code] = " – ".join(dict.fromkeys(filter(None, (own, english))))
    return tuple(Choice(code, found[code]) for code in sorted(found, key=lambda code: found[code].casefold()))


_CHOICES: Mapping[tuple[EntryKind | None, str], Callable[[Lists], tuple[Choice, ...]]] = {
    (EntryKind.AGENCY, "kind"): lambda _: _of(AgencyKind, lambda value: AgencyKind(value).label),
    (EntryKind.OFFICE, "kind"): lambda _: _of(OfficeKind, lambda value: OfficeKind(value).label),
    (EntryKind.NAME, "kind"): lambda _: _of(NameKind, lambda value: NameKind(value).label),
    (EntryKind.COVERAGE, "role"): lambda _: _of(Role, lambda value: Role(value).label),
    (EntryKind.MEMBERSHIP, "role"): lambda _: _of(MemberRole, lambda value: MemberRole(value).label),
    (None, "country_iso2"): lambda lists: lists.choices.countries,
    (None, "crime_type"): lambda lists: lists.choices.crimes,
    (None, "agency_id"): lambda lists: lists.choices.agencies,
    (None, "parent_agency_id"): lambda lists: lists.choices.agencies,
    (None, "time_zone"): lambda lists: lists.choices.zones,
    (None, "function"): lambda _: _codes(FUNCTIONS, function_label),
    (None, "measure"): lambda _: _codes(MEASURES, measure_label),
    (None, "stage"): lambda _: _codes(STAGES, stage_label),
    (None, "instrument_id"): lambda lists: tuple(Choice(*one) for one in lists.instruments),
    (None, "person"): _people,
    (None, "language"): _languages,
}
