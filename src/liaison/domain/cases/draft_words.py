"""What a draft of a request calls itself and its parts, by the kind of request, in the language that is spoken."""

from __future__ import annotations

from liaison.base.translations import marked, tr
from liaison.domain.cases.requests import RequestKind

_TITLES = {
    RequestKind.LEGAL_ASSISTANCE: marked("Request for mutual legal assistance in a criminal case"),
    RequestKind.EXTRADITION: marked("Request for extradition"),
    RequestKind.POLICE: marked("Request for police cooperation"),
    RequestKind.CUSTOMS: marked("Request for mutual administrative assistance in customs matters"),
    RequestKind.SPONTANEOUS: marked("Spontaneous information"),
}
_OPENINGS = {
    RequestKind.LEGAL_ASSISTANCE: marked(
        "We ask for mutual legal assistance in the criminal case set out below, and thank you for your cooperation."
    ),
    RequestKind.EXTRADITION: marked(
        "We ask for the extradition of the person named below, and thank you for your cooperation."
    ),
    RequestKind.POLICE: marked(
        "We ask for your assistance in the matter set out below, and thank you for your cooperation."
    ),
    RequestKind.CUSTOMS: marked(
        "We ask for mutual administrative assistance in the customs matter set out below, and thank you for your cooperation."
    ),
    RequestKind.SPONTANEOUS: marked(
        "We send you the following information of our own accord, because it may be of use in your proceedings."
    ),
}


def title_of(kind: RequestKind) -> str:
    """What the paper is."""
    return tr(_TITLES[kind])


def opening_of(kind: RequestKind) -> str:
    """The sentence it begins with."""
    return tr(_OPENINGS[kind])


def facts_heading(kind: RequestKind) -> str:
    """Above the facts."""
    return tr("Information") if kind is RequestKind.SPONTANEOUS else tr("Facts of the case")


def assistance_heading(kind: RequestKind) -> str:
    """Above what is asked for."""
    return (
        tr("What is asked for beside the extradition") if kind is RequestKind.EXTRADITION else tr("What is asked for")
    )
