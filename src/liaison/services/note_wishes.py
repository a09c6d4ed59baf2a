"""The treaty wishes a note's outcomes name stand on the list of wishes, each linked to its line.

What a person changed on the list is theirs, and the note changes the rest. A line that goes takes its wish along only while nobody
worked on it.
"""

from __future__ import annotations

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.note_records import KeptRecord, Value, WrittenRecord, matching
from liaison.domain.note_structure import NoteStructure
from liaison.domain.outcomes import OutcomeKind
from liaison.domain.rows import RowKey
from liaison.domain.sides import Sides
from liaison.domain.treaty_wishes import WishState
from liaison.domain.wish_lines import CountrySpotter, WrittenWish, written_wishes
from liaison.store import note_record_rows
from liaison.store.engine import Store
from liaison.store.journal.change import Change
from liaison.store.meeting_rows import delegations_of
from liaison.store.note_wish_rows import KeptWish, date_of, kept_wishes
from liaison.store.reference import vocabularies

_BETWEEN = "\x1f"
_KINDS = (*(kind.value for kind in LegalKind), "")


class NoteWishes:
    """Keeps the list of wishes in step with the notes; runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[tuple[int, ...], CountrySpotter] | None = None

    def keep(self, change: Change, note: RowKey, meeting: RowKey, structure: NoteStructure, sides: Sides) -> None:
        """Make the wishes of a note what its lines say; who raised one is called as they are at the table."""
        kept = kept_wishes(change.connection, note, meeting.id)
        is_wished = any(outcome.kind is OutcomeKind.TREATY_WISH for outcome in structure.outcomes)
        if not kept and not is_wished:
            return
        written = self._written(change, meeting, structure) if is_wished else ()
        raised_on = date_of(change.connection, meeting.scope, meeting.id)
        by_place = {_place(wish.line, _kind(wish)): wish for wish in written}
        found = matching(
            [
                KeptRecord(wish.id, _place(wish.line, wish.kind), _known_by(wish.text, wish.kind))
                for wish in kept
                if not wish.is_deleted
            ],
            [WrittenRecord(place, _known_by(wish.text, _kind(wish)), ()) for place, wish in by_place.items()],
        )
        kept_by_id = {wish.id: wish for wish in kept}
        for old, line in found.same:
            self._update(change, note, kept_by_id[old.id], _columns(by_place[line.line], raised_on, sides))
        withdrawn = {_known_by(wish.text, wish.kind): wish for wish in kept if wish.is_deleted}
        for line in found.added:
            wanted = _columns(by_place[line.line], raised_on, sides)
            back = withdrawn.pop(line.text, None)
            if back is None:
                values = {"meeting_id": meeting.id, "note_id": note.id, "state": WishState.RAISED.value, **wanted}
                change.insert("treaty_wish", values, scope=note.scope)
            elif "deleted" not in back.by_hand:
                self._update(change, note, back, {**wanted, "deleted": 0})
        for old in found.gone:
            self._let_go(change, note, kept_by_id[old.id])

    def _written(self, change: Change, meeting: RowKey, structure: NoteStructure) -> tuple[WrittenWish, ...]:
        delegations = delegations_of(change.connection, meeting)
        agencies = [side.agency_id for side in delegations if side.agency_id and not side.country_iso2]
        seats = note_record_rows.countries_of(change.connection, agencies) if agencies else {}
        return written_wishes(structure, delegations, seats, self._spotter(change))

    def _update(self, change: Change, note: RowKey, wish: KeptWish, wanted: dict[str, Value]) -> None:
        changed = {
            name: value
            for name, value in wanted.items()
            if wish.values[name] != value and (name == "line" or name not in wish.by_hand)
        }
        if changed:
            change.update("treaty_wish", (note.scope, wish.id), changed)

    def _let_go(self, change: Change, note: RowKey, wish: KeptWish) -> None:
        if wish.by_hand:
            change.update("treaty_wish", (note.scope, wish.id), {"line": None})
        else:
            change.delete("treaty_wish", (note.scope, wish.id))

    def _spotter(self, change: Change) -> CountrySpotter:
        generation = self._store.generation()
        if self._kept is None or self._kept[0] != generation:
            self._kept = generation, CountrySpotter(vocabularies.countries(change.connection))
        return self._kept[1]


def _kind(wish: WrittenWish) -> str:
    return wish.kind.value if wish.kind else ""


def _place(line: int, kind: str) -> int:
    """A line may hold a wish of each kind, and each has a place of its own."""
    return line * len(_KINDS) + (_KINDS.index(kind) if kind in _KINDS else len(_KINDS) - 1)


def _known_by(text: str, kind: str) -> str:
    return f"{text}{_BETWEEN}{kind}"


def _columns(wish: WrittenWish, raised_on: PartialDate | None, sides: Sides) -> dict[str, Value]:
    first, second = (*wish.countries, None, None)[:2]
    meant = sides.who(wish.raised_by) if wish.raised_by else None
    raised_by = (meant[1].name if meant[1] else meant[0].name) if meant else wish.raised_by
    return {
        "line": wish.line,
        "text": wish.text or None,
        "kind": wish.kind.value if wish.kind else None,
        "country_iso2": first,
        "counterpart_iso2": second,
        "raised_by": raised_by or None,
        "raised_on": raised_on,
    }
