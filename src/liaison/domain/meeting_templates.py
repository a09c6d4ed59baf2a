"""Templates: what a meeting of a kind begins with. Shipped ones are files, an officer's own are kept in the store.

A file is plain Markdown below a few lines `word: value` and a line of three dashes; its name is `<anything>.<language>.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from liaison.domain.meetings import Capacity, MeetingHeader, MeetingKind, NewDelegation, TimeCertainty, Tlp
from liaison.domain.rows import RowKey

RULE = "---"

FACTS = (
    "title",
    "starts_at",
    "ends_at",
    "time_zone",
    "place",
    "city",
    "country_iso2",
    "host_agency_id",
    "initiator_name",
    "initiator_agency_id",
    "language",
    "interpreter",
    "marking",
)
"""Attributes of MeetingHeader a template may hold, in the order they are offered; the day is each meeting's own."""

_READ: Mapping[str, Any] = {"marking": Tlp, "time_certainty": TimeCertainty}
_TEXTS = ("name", "agency_id", "office_id", "country_iso2", "body_id")
_FILE_WORDS = frozenset(("name", "kind", *FACTS))


class TemplateFileError(ValueError):
    """A shipped file that cannot be read; `reason` says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MeetingTemplate:
    """A template.

    Attributes:
        key: of one's own; None for a shipped one.
        body: what the note begins with, Markdown.
        facts: what the header begins with, by attribute of MeetingHeader; see FACTS.
        delegations: the sides, without people.
    """

    name: str
    kind: MeetingKind
    body: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    delegations: tuple[NewDelegation, ...] = ()
    key: RowKey | None = None

    @property
    def is_own(self) -> bool:
        """True for one that is kept in the store."""
        return self.key is not None

    def header(self, start: MeetingHeader) -> MeetingHeader:
        """`start` with the template's kind, and its facts where nothing is known yet."""
        known = {name: getattr(start, name) for name in FACTS}
        taken = {name: _value(name, text) for name, text in self.facts.items() if name in FACTS and not known[name]}
        return replace(start, kind=self.kind, **taken)


def facts_of(header: MeetingHeader, names: Iterable[str]) -> dict[str, str]:
    """Those facts of a header that are known, as a template holds them."""
    wanted = set(names)
    return {name: str(getattr(header, name)) for name in FACTS if name in wanted and getattr(header, name)}


def stored_facts(facts: Mapping[str, str], delegations: Iterable[NewDelegation]) -> str:
    """Facts and sides as one text of the store."""
    sides = [
        {
            **{name: getattr(side, name) for name in _TEXTS if getattr(side, name)},
            **({"capacity": side.capacity.value} if side.capacity else {}),
            **({"is_own": side.is_own} if side.is_own is not None else {}),
        }
        for side in delegations
    ]
    return json.dumps({"facts": dict(facts), "delegations": sides}, ensure_ascii=False, sort_keys=True)


def read_facts(stored: str | None) -> tuple[dict[str, str], tuple[NewDelegation, ...]]:
    """The same back; what this program does not know is left out, as it may come from a newer one."""
    try:
        found = json.loads(stored or "{}")
    except ValueError:
        return {}, ()
    if not isinstance(found, dict):
        return {}, ()
    given, sides = found.get("facts"), found.get("delegations")
    facts = (
        {name: text for name, text in (given or {}).items() if _is_fact(name, text)} if isinstance(given, dict) else {}
    )
    listed = sides if isinstance(sides, list) else []
    return facts, tuple(_side(side) for side in listed if isinstance(side, dict) and isinstance(side.get("name"), str))


def read_template_file(name: str, text: str) -> MeetingTemplate:
    """A shipped template. Raises TemplateFileError."""
    head, rule, body = text.replace("\r\n", "\n").partition(f"\n{RULE}\n")
    if not rule:
        raise TemplateFileError(name, "no line of three dashes")
    words: dict[str, str] = {}
    for line in head.split("\n"):
        word, colon, value = line.partition(":")
        if not colon or word.strip() not in _FILE_WORDS:
            raise TemplateFileError(name, f"not a known word: {line!r}")
        words[word.strip()] = value.strip()
    if not words.get("name"):
        raise TemplateFileError(name, "no name")
    try:
        kind = MeetingKind(words.get("kind", ""))
    except ValueError as unknown:
        raise TemplateFileError(name, str(unknown)) from unknown
    facts = {word: value for word, value in words.items() if value and _is_fact(word, value)}
    return MeetingTemplate(words["name"], kind, body.lstrip("\n"), facts)


def _is_fact(name: object, text: object) -> bool:
    if name not in FACTS or not isinstance(name, str) or not isinstance(text, str) or not text:
        return False
    try:
        _value(name, text)
    except ValueError:
        return False
    return True


def _value(name: str, text: str) -> Any:
    read = _READ.get(name)
    return read(text) if read else text


def _side(side: Mapping[str, Any]) -> NewDelegation:
    known = {one.name for one in fields(NewDelegation)}
    texts = {name: side[name] for name in _TEXTS if name in known and isinstance(side.get(name), str)}
    capacity = side.get("capacity")
    is_own = side.get("is_own")
    return NewDelegation(
        **texts,
        capacity=Capacity(capacity) if capacity in set(Capacity) else None,
        is_own=is_own if isinstance(is_own, bool) else None,
    )
