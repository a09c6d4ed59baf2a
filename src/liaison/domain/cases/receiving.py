"""What a state's sheet says of receiving a request: who takes it, by which channel, in which language; and whether a request fits it.

Sources say channels and languages in their own words. What of them is not understood is never taken for a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from liaison.domain.cases.requests import Channel, RequestKind
from liaison.domain.countries import folded
from liaison.domain.language_names import language_code
from liaison.domain.legal_bases import Verdict

GENERAL_MEASURES = {
    RequestKind.LEGAL_ASSISTANCE: "mutual-legal-assistance",
    RequestKind.EXTRADITION: "extradition",
    RequestKind.POLICE: "police-cooperation",
    RequestKind.CUSTOMS: "customs-assistance",
    RequestKind.SPONTANEOUS: "spontaneous-information",
}
"""The measure (`liaison.domain.measures`) a kind of request is at least, where none is written or the sheet names none more exactly."""

NOT_RECEIVING = frozenset({"issuing-authority", "investigating-authority"})
"""Functions of authorities that nobody abroad sends a request to."""

_BETWEEN = re.compile(r"[,;/|]|\band\b|\bor\b|\bи\b|\bили\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:through|via|by|over|the|через|по линии|по)\s+", re.IGNORECASE)
# as sources have them beside the names the program gives them; a text that is anything more is not understood
_CHANNELS = {
    Channel.CENTRAL_AUTHORITY: "central authority|центральный орган|центральные органы",
    Channel.DIRECT: "direct|directly|direct contact|напрямую|непосредственно",
    Channel.DIPLOMATIC: "diplomatic|diplomatic channels|дипломатический канал|дипломатическим каналам",
    Channel.INTERPOL: "i-24/7|интерпол|интерпола",
    Channel.EUROPOL: "europol|siena|европол|европола",
    Channel.EUROJUST: "евроюст",
    Channel.RILO: "rilo|рило",
    Channel.LIAISON_OFFICER: "liaison officers|офицер связи|офицеров связи",
    Channel.CONTACT_POINT: "contact point|contact points|spoc|контактный пункт|национальный контактный пункт",
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """An authority that takes such requests; `agency_id` is empty where the directory does not know it."""

    agency_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the requested state's rules say of such a request; empty is not known, and never "none".

    Attributes:
        is_there: there are rules of that state at all.
        channels, languages: in the sources' words.
    """

    is_there: bool = False
    receivers: tuple[Receiver, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """The authorities, on one line."""
        return ", ".join(one.name for one in self.receivers)

    def takes(self, agency_id: str, name: str) -> Verdict:
        """Whether an authority is one of them; a name that differs may still mean the same."""
        if agency_id and any(one.agency_id == agency_id for one in self.receivers):
            return Verdict.YES
        if name and folded(name) in {folded(one.name) for one in self.receivers}:
            return Verdict.YES
        known = bool(self.receivers) and bool(agency_id) and all(one.agency_id for one in self.receivers)
        return Verdict.NO if known else Verdict.NOT_KNOWN

    def takes_by(self, channel: Channel) -> Verdict:
        """Whether requests are taken by a channel."""
        return _among(channel, self.channels, _channels_in)

    def takes_in(self, language: str) -> Verdict:
        """Whether requests are taken in a language, given by its code or name."""
        return _among(language_code(language) or None, self.languages, _languages_in)


def _among(wanted: object, words: Iterable[str], read: Callable[[str], frozenset[object] | None]) -> Verdict:
    """YES where one of the words means it, NO where all are understood and none does."""
    understood = [read(one) for one in words]
    if any(wanted in one for one in understood if one is not None):
        return Verdict.YES
    return Verdict.NO if wanted is not None and understood and all(understood) else Verdict.NOT_KNOWN


def _channels_in(words: str) -> frozenset[object] | None:
    return _all_of(_channel_of(part) for part in _parts(words))


def _languages_in(words: str) -> frozenset[object] | None:
    return _all_of(language_code(part) or None for part in _parts(words))


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(words) if part.strip()]


def _all_of(found: Iterable[object]) -> frozenset[object] | None:
    """What all the parts mean; None where one of them is not understood."""
    read = frozenset(found)
    return None if None in read or not read else read


def _channel_of(part: str) -> Channel | None:
    text = _LEADING.sub("", part).casefold()
    code = text.replace("-", "_").replace(" ", "_")
    return next(
        (
            one
            for one, others in _CHANNELS.items()
            if code == one.value or text == one.label.casefold() or text in others.split("|")
        ),
        None,
    )
