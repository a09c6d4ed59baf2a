"""Which parts a kind of request has, and how it is said that one is not there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from liaison.base.translations import marked, tr
from liaison.domain.cases.requests import RequestKind

BASIS_NEEDED = frozenset({RequestKind.LEGAL_ASSISTANCE, RequestKind.EXTRADITION, RequestKind.CUSTOMS})
"""Kinds that go on a legal basis; officers and partners speak with each other without one."""

WARRANT = re.compile(
    r"(?i)warrant|judge?ment|sentenced|convicted|ордер|постановлени|приговор|розыск|заключени[ия] под стражу"
)
"""Words by which a text names what a person is wanted on, in English and Russian."""

PARTS: Mapping[RequestKind, Mapping[str, bool]] = {
    RequestKind.LEGAL_ASSISTANCE: {
        "subject": True,
        "offence": True,
        "case_facts": True,
        "persons": False,
        "measure": True,
        "questions": True,
    },
    RequestKind.EXTRADITION: {
        "subject": True,
        "offence": True,
        "case_facts": True,
        "persons": True,
    },
    RequestKind.POLICE: {
        "subject": True,
        "offence": False,
        "case_facts": False,
        "questions": True,
    },
    RequestKind.CUSTOMS: {
        "subject": True,
        "offence": True,
        "case_facts": True,
        "persons": False,
        "measure": True,
        "questions": True,
    },
    RequestKind.SPONTANEOUS: {
        "subject": True,
        "case_facts": True,
    },
}
"""The texts of a kind of request, in the order of the paper: True where it is none without them, False where they are advised."""

_SENTENCES = {
    "requesting_iso2": marked("The requesting state is not named."),
    "requested_iso2": marked("The requested state is not named."),
    "requesting_name": marked("The requesting authority is not named."),
    "requested_name": marked("The requested authority is not named."),
    "instrument_id": marked("No legal basis is chosen."),
    "basis_as_of": marked("The day on which the legal basis was looked up is not written down."),
    "subject": marked("The subject is not written."),
    "offence": marked("The offence is not written, with the articles of the law."),
    "case_facts": marked("The facts of the case are not written."),
    "persons": marked("Nothing is written of the persons concerned; where none are known, that is written."),
    "measure": marked("What is asked for is not chosen: the measure."),
    "questions": marked("What exactly is asked for is not written."),
    "urgency": marked("It is not stated whether the request is urgent."),
    "due": marked("It is urgent, and no day is given by which the answer is needed."),
    "channel": marked("The channel is not chosen."),
    "language": marked("The language is not chosen."),
    "conditions_of_use": marked("No conditions of use are given."),
    "tlp": marked("The request is not marked; that is not the same as TLP:CLEAR."),
    "reference": marked("The request has no reference of its own."),
}


def sentence_of(field: str) -> str:
    """That a field of a request is empty, in the language in use."""
    return tr(_SENTENCES[field])
