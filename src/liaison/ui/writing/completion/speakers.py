"""Who may be speaking: those who sit at the table, and the sides they sit for, as the sign of a statement is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liaison.domain.meetings import Attendance, Delegation
from liaison.domain.note_completion import BeingWritten
from liaison.domain.note_structure import STATEMENT
from liaison.services.name_words import beginnings_of_sounds, latin_words, to_be_found_by
from liaison.ui.writing.completion.offers import OFFERED, Offer, Offers

_AWAY = (Attendance.ABSENT, Attendance.EXCUSED)


def speaker_offers(asked: BeingWritten, sides: Sequence[Delegation]) -> Offers:
    """People first, in the order in which they sit, then the sides; whoever was not there says nothing, and is not offered."""
    words, sounds = latin_words(asked.text), beginnings_of_sounds(asked.text)
    sounds = sounds if len(sounds) == len(words) else []
    if asked.text.strip() and not words:
        return Offers(asked, ())
    found = [offer for offer in _at_the_table(sides) if not words or _fits(offer, words) or _fits(offer, sounds)]
    return Offers(asked, tuple({offer.label: offer for offer in reversed(found)}.values())[::-1][:OFFERED])


def _at_the_table(sides: Sequence[Delegation]) -> Iterator[Offer]:
    for side in sides:
        for person in side.participants:
            if person.attendance not in _AWAY:
                about = " · ".join(part for part in (person.post, side.name) if part)
                yield from _offer(person.name, about, "person")
    for side in sides:
        yield from _offer(side.name, "", "agency")


def _offer(name: str, about: str, picture: str) -> Iterator[Offer]:
    written = f"{name}: "
    # a name that would not be read as one again, such as one with a colon in it, is not put
    read = STATEMENT.match(f"> {written}")
    if read is not None and read[1] == name:
        yield Offer(name, about, written, picture)


def _fits(offer: Offer, typed: Sequence[str]) -> bool:
    of_name = to_be_found_by((offer.label,)).split()
    return bool(typed) and all(any(one.startswith(word) for one in of_name) for word in typed)
