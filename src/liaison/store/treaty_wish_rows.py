"""Treaty wishes out of their table, and into it."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, and_, or_, select

from liaison.domain.instruments import LegalKind
from liaison.domain.rows import RowKey
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish, WishFilter, WishState
from liaison.store.journal.operations import Scalar
from liaison.store.schema.directory import treaty_wish
from liaison.store.schema.meetings import meeting

_KINDS = {kind.value: kind for kind in LegalKind}
_STATES = {state.value: state for state in WishState}


def wishes(connection: Connection, wanted: WishFilter) -> tuple[TreatyWish, ...]:
    """The wishes that fit, the latest raised first, those without a day last."""
    of_meeting = and_(
        meeting.c.scope == treaty_wish.c.scope, meeting.c.id == treaty_wish.c.meeting_id, meeting.c.deleted == 0
    )
    question = (
        select(treaty_wish, meeting.c.title, meeting.c.id.label("found_meeting"))
        .select_from(treaty_wish.outerjoin(meeting, of_meeting))
        .where(treaty_wish.c.deleted == 0)
        .order_by(treaty_wish.c.raised_on.is_(None), treaty_wish.c.raised_on.desc(), treaty_wish.c.id)
    )
    for country in wanted.countries:
        question = question.where(or_(treaty_wish.c.country_iso2 == country, treaty_wish.c.counterpart_iso2 == country))
    if wanted.kind is not None:
        question = question.where(treaty_wish.c.kind == wanted.kind.value)
    if wanted.meeting_id:
        question = question.where(treaty_wish.c.meeting_id == wanted.meeting_id)
    found = (_wish(row) for row in connection.execute(question).mappings())
    return tuple(wish for wish in found if _fits(wish, wanted))


def values_of(wish: NewTreatyWish) -> dict[str, Scalar]:
    """A wish as its table holds it; what is empty is not known."""
    given: dict[str, Scalar] = {
        "country_iso2": wish.country_iso2,
        "counterpart_iso2": wish.counterpart_iso2,
        "kind": wish.kind.value if wish.kind else None,
        "text": wish.text,
        "crime_type": wish.crime_type,
        "raised_by": wish.raised_by,
        "raised_on": wish.raised_on,
        "raised_at": wish.raised_at,
        "meeting_id": wish.meeting_id,
        "note_id": wish.note_id,
        "line": wish.line,
        "next_step": wish.next_step,
        "state": wish.state.value,
    }
    return {name: None if value == "" else value for name, value in given.items()}


def _wish(row: RowMapping) -> TreatyWish:
    return TreatyWish(
        RowKey(row["scope"], row["id"]),
        NewTreatyWish(
            country_iso2=row["country_iso2"] or "",
            counterpart_iso2=row["counterpart_iso2"] or "",
            kind=_KINDS.get(row["kind"] or ""),
            text=row["text"] or "",
            crime_type=row["crime_type"] or "",
            raised_by=row["raised_by"] or "",
            raised_on=row["raised_on"],
            raised_at=row["raised_at"] or "",
            meeting_id=row["meeting_id"] or "",
            note_id=row["note_id"] or "",
            line=row["line"],
            next_step=row["next_step"] or "",
            state=_STATES.get(row["state"] or "", WishState.RAISED),
        ),
        RowKey(row["scope"], row["found_meeting"]) if row["found_meeting"] else None,
        row["title"] or "",
    )


def _fits(wish: TreatyWish, wanted: WishFilter) -> bool:
    """What the question leaves to be looked at: states of newer programs read as RAISED, words are compared in any case."""
    kept = wish.wish
    if wanted.states and kept.state not in wanted.states:
        return False
    if wanted.open_only and not kept.state.is_open:
        return False
    text = " ".join((kept.text, kept.raised_by, kept.raised_at, kept.next_step, wish.meeting_title)).casefold()
    return all(word in text for word in wanted.text.casefold().split())
