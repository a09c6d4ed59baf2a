"""People in posts over time: who holds a post now, who held it before, and what else a person held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one post for a time.

    Attributes:
        id: of the officer's own row.
        held_from, held_to: None when not known; without an end the person still holds it.
    """

    id: str
    post_id: str
    post_title: str
    person_id: str
    person_name: str
    held_from: PartialDate | None
    held_to: PartialDate | None
    provenance: Provenance

    def holds(self, today: date) -> bool:
        """True when the person may hold the post today: it has begun, as far as known, and is not known to have ended."""
        begun = self.held_from is None or self.held_from.earliest is None or self.held_from.earliest <= today
        ended = self.held_to is not None and self.held_to.latest is not None and self.held_to.latest < today
        return begun and not ended


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an agency or of one of its offices.

    Attributes:
        office_id: empty for a post of the agency itself.
        office_name, agency_name: as they are shown.
        holders: everybody who held it, present ones first, then the latest.
    """

    id: str
    title: str
    agency_id: str
    agency_name: str
    office_id: str
    office_name: str
    holders: tuple[Holding, ...]
    provenance: Provenance

    def present(self, today: date) -> tuple[Holding, ...]:
        """Who holds it today; empty when it is vacant or nobody is known."""
        return tuple(one for one in self.holders if one.holds(today))


@dataclass(frozen=True, slots=True)
class PersonMeeting:
    """A meeting at which a person sat.

    Attributes:
        by_name: the record of the meeting names nobody of the directory: name and agency are the same, which is derived.
    """

    scope: str
    id: str
    title: str
    day: PartialDate | None
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Everything known about a person.

    Attributes:
        languages: as entered, codes of ISO 639 where known.
        posts: every post held, the present ones first; a holding's post is found by its `post_id`.
        meetings: sat at together, the newest first.
    """

    id: str
    name: str
    family_name: str
    given_name: str
    languages: str
    email: str
    phone: str
    remark: str
    holdings: tuple[Holding, ...]
    posts: tuple[Post, ...]
    meetings: tuple[PersonMeeting, ...]
    meeting_count: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list to choose from; `post` tells two of one name apart."""

    id: str
    name: str
    post: str


def latest_first(holdings: tuple[Holding, ...], today: date) -> tuple[Holding, ...]:
    """The present holders first, then the others, those who came last first; who came at an unknown time stands last."""
    by_start = sorted(holdings, key=lambda one: one.held_from.sort_key if one.held_from else "", reverse=True)
    return tuple(sorted(by_start, key=lambda one: not one.holds(today)))
