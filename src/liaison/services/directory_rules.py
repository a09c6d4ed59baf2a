"""What each field of an entry may hold, and how it is called: one tuple for each kind of entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.coverage import OfficeKind, Role
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.directory import AgencyKind, MemberRole, NameKind
from liaison.domain.entries import EntryError, EntryKind
from liaison.services.opening import HoursError, is_zone, read_hours

Value = str | PartialDate
LONGEST = 2000
"""Characters of a text; an address or a remark has room in it."""


class FieldProblem(ValueError):
    """A text a field cannot hold; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field.

    Attributes:
        label: translated when shown.
        read: the value for a text that is not empty. Raises FieldProblem.
        required: it cannot be empty.
        several: several values may be given, parted by semicolons; each becomes an entry of its own.
    """

    name: str
    label: str
    read: Callable[[str], Value]
    required: bool = False
    several: bool = False

    @property
    def title(self) -> str:
        """The label in the language in use."""
        return tr(self.label)


def values_of(kind: EntryKind, given: Mapping[str, str]) -> dict[str, Value | None]:
    """The columns of an entry; None for what is not known.

    Raises:
        EntryError: a field is missing or cannot be read.
        KeyError: a field this kind of entry does not have.
    """
    known = {rule.name for rule in RULES[kind]}
    if unknown := given.keys() - known:
        raise KeyError(*sorted(unknown))
    values = {rule.name: _value(rule, given.get(rule.name, "")) for rule in RULES[kind]}
    if kind is EntryKind.AGENCY and not (values["name_en"] or values["native_name"]):
        raise EntryError("name_en", tr("An agency needs a name, in English or in its own language."))
    if kind is EntryKind.POST and not (values["agency_id"] or values["office_id"]):
        raise EntryError("agency_id", tr("A post belongs to an agency or an office."))
    for first, last in (("valid_from", "valid_to"), ("held_from", "held_to")):
        _require_order(values.get(first), values.get(last), last)
    return values


def _value(rule: FieldRule, text: str) -> Value | None:
    text = text.strip()
    if not text:
        if rule.required:
            raise EntryError(rule.name, tr("“{field}” cannot be empty.", field=rule.title))
        return None
    if len(text) > LONGEST:
        raise EntryError(rule.name, tr("“{field}” has at most {n} characters.", field=rule.title, n=LONGEST))
    try:
        return rule.read(text)
    except FieldProblem as problem:
        raise EntryError(rule.name, f"{rule.title}: {problem.sentence}") from problem


def _require_order(first: Value | None, last: Value | None, field: str) -> None:
    begins = first.earliest if isinstance(first, PartialDate) else None
    ends = last.latest if isinstance(last, PartialDate) else None
    if begins and ends and ends < begins:
        raise EntryError(field, tr("It cannot end before it begins."))


def _text(text: str) -> Value:
    return text


def _code(text: str) -> Value:
    if text.replace("-", "").replace("_", "").isalnum() and text.isascii():
        return text
    raise FieldProblem(tr("“{text}” is not in the list.", text=text))


def _country(text: str) -> Value:
    if len(text) == 2 and text.isascii() and text.isalpha() and text.isupper():
        return text
    raise FieldProblem(tr("“{text}” is not in the list.", text=text))


def _date(text: str) -> Value:
    try:
        return PartialDate.parse(text)
    except DateError as error:
        raise FieldProblem(tr("“{text}” is not a date.", text=text)) from error


def _website(text: str) -> Value:
    address = text if "://" in text else f"https://{text}"
    if address.startswith(("https://", "http://")) and "." in address and " " not in address:
        return address
    raise FieldProblem(tr("“{text}” is not a web address.", text=text))


def _email(text: str) -> Value:
    name, at, host = text.rpartition("@")
    if at and name and "." in host.strip(".") and not any(letter.isspace() for letter in text):
        return text
    raise FieldProblem(tr("“{text}” is not an e-mail address.", text=text))


def _phone(text: str) -> Value:
    if sum(letter.isdigit() for letter in text) >= 3:
        return text
    raise FieldProblem(tr("“{text}” is not a telephone number.", text=text))


def _hours(text: str) -> Value:
    try:
        return read_hours(text)
    except HoursError as error:
        raise FieldProblem(error.sentence) from error


def _zone(text: str) -> Value:
    if is_zone(text):
        return text
    raise FieldProblem(tr("“{text}” is not a time zone.", text=text))


def _one_of(kinds: type[StrEnum]) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        try:
            return kinds(text).value
        except ValueError as error:
            raise FieldProblem(tr("“{text}” is not in the list.", text=text)) from error

    return read


_SINCE = FieldRule("valid_from", marked("Since"), _date)
_UNTIL = FieldRule("valid_to", marked("Until"), _date)
_PHONE = FieldRule("phone", marked("Telephone"), _phone)
_EMAIL = FieldRule("email", marked("E-mail"), _email)
_REMARK = FieldRule("remark", marked("Remark"), _text)
_AGENCY = FieldRule("agency_id", marked("Agency"), _text, required=True)

RULES: Mapping[EntryKind, tuple[FieldRule, ...]] = {
    EntryKind.AGENCY: (
        FieldRule("name_en", marked("Name in English"), _text),
        FieldRule("native_name", marked("Name in its own language"), _text),
        FieldRule("short_name", marked("Short name"), _text),
        FieldRule("kind", marked("Kind"), _one_of(AgencyKind), required=True),
        FieldRule("parent_agency_id", marked("Belongs to"), _text),
        FieldRule("country_iso2", marked("Country"), _country),
        FieldRule("website", marked("Website"), _website),
        _PHONE,
        _EMAIL,
    ),
    EntryKind.OFFICE: (
        FieldRule("name", marked("Name"), _text, required=True),
        FieldRule("kind", marked("Kind"), _one_of(OfficeKind), required=True),
        _AGENCY,
        FieldRule("city", marked("City"), _text),
        FieldRule("country_iso2", marked("Country of its seat"), _country),
        FieldRule("address", marked("Address"), _text),
        FieldRule("opening_hours", marked("Opening hours"), _hours),
        FieldRule("time_zone", marked("Time zone"), _zone),
        _PHONE,
        _EMAIL,
    ),
    EntryKind.COVERAGE: (
        FieldRule("office_id", marked("Office"), _text, required=True),
        FieldRule("country_iso2", marked("Country"), _country, required=True),
        FieldRule("role", marked("Role"), _one_of(Role), required=True),
        FieldRule("crime_type", marked("Only for this crime type"), _code),
        _SINCE,
        _UNTIL,
    ),
    EntryKind.COMPETENCE: (
        _AGENCY,
        FieldRule("wording", marked("In the source's words"), _text, required=True),
        FieldRule("crime_type", marked("Crime types"), _code, several=True),
        _SINCE,
        _UNTIL,
    ),
    EntryKind.FUNCTION: (
        _AGENCY,
        FieldRule("country_iso2", marked("Country"), _country, required=True),
        FieldRule("function", marked("Function"), _code, required=True),
        FieldRule("measure", marked("For which help"), _code),
        FieldRule("instrument_id", marked("Under which treaty"), _text),
        FieldRule("crime_type", marked("Only for this crime type"), _code),
        FieldRule("stage", marked("At which stage"), _code),
        FieldRule("place", marked("In which place"), _text),
        FieldRule("channel", marked("Channel"), _text),
        FieldRule("languages", marked("In which languages"), _text),
        _SINCE,
        _UNTIL,
        _REMARK,
    ),
    EntryKind.MEMBERSHIP: (
        _AGENCY,
        FieldRule("country_iso2", marked("Country"), _country, required=True),
        FieldRule("role", marked("Takes part as"), _one_of(MemberRole), required=True),
        _SINCE,
        _UNTIL,
    ),
    EntryKind.NAME: (
        _AGENCY,
        FieldRule("text", marked("Name"), _text, required=True),
        FieldRule("kind", marked("Which name"), _one_of(NameKind), required=True),
        FieldRule("language", marked("Language"), _code),
    ),
    EntryKind.PERSON: (
        FieldRule("display_name", marked("Name"), _text, required=True),
        FieldRule("family_name", marked("Family name"), _text),
        FieldRule("given_name", marked("Given name"), _text),
        FieldRule("languages", marked("Languages"), _text),
        _PHONE,
        _EMAIL,
        _REMARK,
    ),
    EntryKind.POST: (
        FieldRule("title", marked("Title of the post"), _text, required=True),
        FieldRule("agency_id", marked("Agency"), _text),
        FieldRule("office_id", marked("Office"), _text),
    ),
    EntryKind.HOLDING: (
        FieldRule("post_id", marked("Post"), _text, required=True),
        FieldRule("person", marked("Person"), _text, required=True),
        FieldRule("held_from", marked("Since"), _date),
        FieldRule("held_to", marked("Until"), _date),
    ),
}
