"""What is offered while one writes, and what is put into the note when it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison.base.translations import language, marked, speaking, tr
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.name_finding import NamedEntry, NamedKind, Reach, mention, reference
from liaison.domain.note_completion import BeingWritten, Sort, topics_for
from liaison.domain.outcomes import OutcomeKind, outcome_kind
from liaison.domain.rows import RowKey
from liaison.services.name_words import beginnings_of_sounds, latin_words, to_be_found_by
from liaison.ui.date_wording import date_in_words

OFFERED = 9

_KINDS = {
    NamedKind.PERSON: marked("person"),
    NamedKind.SEAT: marked("sat at a meeting"),
    NamedKind.SPEAKER: marked("spoke at a meeting"),
    NamedKind.NOTED: marked("named in this note"),
    NamedKind.AGENCY: marked("agency"),
    NamedKind.OFFICE: marked("office"),
    NamedKind.COUNTRY: marked("country"),
    NamedKind.SIDE: marked("delegation"),
    NamedKind.MEETING: marked("meeting"),
    NamedKind.CASE: marked("case"),
}
PICTURES = {
    NamedKind.PERSON: "person",
    NamedKind.SEAT: "person",
    NamedKind.SPEAKER: "quote",
    NamedKind.NOTED: "note",
    NamedKind.AGENCY: "agency",
    NamedKind.OFFICE: "place",
    NamedKind.COUNTRY: "coverage",
    NamedKind.SIDE: "agency",
    NamedKind.MEETING: "meetings",
    NamedKind.CASE: "cases",
}
"""Names of pictures."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list.

    Attributes:
        label: what it is called; context: what it is, or what tells it from others.
        written: what is put into the note.
        icon: name of a picture.
        is_certain: Tab may take it without its having been chosen.
        side: of a new person, the delegation to add them to.
        entry: the thing named; None for topics and kinds of outcomes.
    """

    label: str
    context: str
    written: str
    icon: str
    entry: NamedEntry | None = None
    is_certain: bool = True
    side: RowKey | None = None

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return ", ".join(part for part in (self.label, self.context) if part)


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered for what is being written.

    Attributes:
        remark: said below the list; empty when there is nothing to say.
    """

    asked: BeingWritten
    offers: tuple[Offer, ...]
    remark: str = ""


def kind_name(kind: NamedKind) -> str:
    """What a name stands for, in words."""
    return tr(_KINDS[kind])


def about(entry: NamedEntry) -> str:
    """What an entry is, and what tells it from others of that name."""
    here = tr("at this meeting") if entry.reach is Reach.HERE and entry.kind is not NamedKind.NOTED else ""
    day = date_in_words(entry.met_on, short=True) if entry.met_on else ""
    kind = "" if here and entry.context else kind_name(entry.kind)
    return " · ".join(part for part in (here or kind, day, entry.context) if part)


def name_offers(asked: BeingWritten, entries: Sequence[NamedEntry], *, is_complete: bool) -> Offers:
    """People, offices, meetings and so on; what stands there already as it would be put is not offered."""
    made = mention if asked.sort is Sort.MENTION else reference
    offers = (
        Offer(entry.name, about(entry), made(entry.reference), PICTURES[entry.kind], entry)
        for entry in entries
        if entry.name and entry.reference != asked.text
    )
    remark = "" if is_complete else tr("Names are still being gathered.")
    return Offers(asked, tuple(offers)[:OFFERED], remark)


def topic_offers(asked: BeingWritten, vocabulary: CrimeTypes) -> Offers:
    """Topics of the vocabulary, by label and code of either language; near ones, and a remark, where none is called so."""
    found, is_known = topics_for(asked.text, vocabulary, OFFERED)
    offers = tuple(
        Offer(crime.name(language()), f"#{crime.code}", f"#{crime.code}", "topic")
        for crime in found
        if crime.code != asked.text
    )
    if is_known or not offers:
        return Offers(asked, offers)
    return Offers(asked, offers, tr("#{topic} is not in the vocabulary. It may be one of these.", topic=asked.text))


def outcome_offers(asked: BeingWritten, note_language: str) -> Offers:
    """Kinds of outcomes by their word in either language; the word of the note's own language is put."""
    typed = latin_words(asked.text)
    offers = []
    for kind in OutcomeKind:
        words = []
        for code in ("en", "ru"):
            with speaking(code):
                words += latin_words(kind.label)
        if outcome_kind(asked.text) is kind or all(any(word.startswith(one) for word in words) for one in typed):
            with speaking(note_language):
                written = f"{kind.label}: "
            offers.append(Offer(kind.label, f"=> {written}".strip(), written, "outcome"))
    return Offers(asked, tuple(offers))


def still_fitting(shown: Offers, asked: BeingWritten) -> Offers:
    """Of what is shown, what fits what is written by now, until the answer to that is there."""
    if asked.sort is not shown.asked.sort:
        return Offers(asked, ())
    words, sounds = latin_words(asked.text), beginnings_of_sounds(asked.text)

    def fits(offer: Offer) -> bool:
        of_name = to_be_found_by((offer.label, offer.written), (offer.context,)).split()
        return any(
            spelt and all(any(one.startswith(word) for one in of_name) for word in spelt) for spelt in (words, sounds)
        )

    return Offers(asked, tuple(offer for offer in shown.offers if fits(offer) and offer.written != asked.text))
