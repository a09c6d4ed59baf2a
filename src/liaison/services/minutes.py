"""Makes the minutes of a meeting from the store: its facts, its sides, and its note with what is known of every line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from liaison.base.translations import language, speaking, tr
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.language_names import language_name
from liaison.domain.meeting_words import capacity_words
from liaison.domain.meetings import Capacity, Delegation, Meeting, MeetingState, Participant
from liaison.domain.minutes import (
    AttachedFile,
    Attendee,
    Block,
    FollowUp,
    Item,
    ItemKind,
    Minutes,
    MinutesDelegation,
    MinutesHeader,
    Section,
    Span,
    Statement,
    plain,
    strictest,
)
from liaison.domain.minutes_cleaning import cleaned
from liaison.domain.minutes_records import AttachmentRow, PromiseRow, StatementRow
from liaison.domain.minutes_versions import FrozenLabels, MinutesVersion, Named
from liaison.domain.minutes_words import attendance_words
from liaison.domain.note_records import KeptRecord, WrittenRecord, matching
from liaison.domain.rows import RowKey
from liaison.domain.said_dates import said_date
from liaison.domain.statements import Quotable
from liaison.domain.topics import topic_name
from liaison.services.minutes_prose import words_of
from liaison.services.minutes_reading import Naming, read_note
from liaison.store import meeting_rows, minutes_rows, minutes_version_rows
from liaison.store.minutes_rows import HandlingRow
from liaison.store.reference import vocabularies
from liaison.store.reference.directory_rows import AgencyRow, agencies
from liaison.store.reference.reading import Reader

NOT_TO_BE_QUOTED = frozenset({Quotable.NO.value, Quotable.WITH_CONSENT.value})
"""What a statement's record says when its words may not be quoted: a consent that was given makes it "yes"."""

OWN_OFFICE = "own office"
"""How a note names the officer's own side, with or without a hyphen."""

_Row = TypeVar("_Row", StatementRow, PromiseRow)


class MinutesService:
    """Reads minutes; every method runs on the store's thread.

    Args:
        reader: the open store.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def minutes(self, key: RowKey, spoken: str | None = None, version: int | None = None) -> Minutes | None:
        """The minutes as they stand: of a final meeting as they were frozen, of a draft as it is written now.

        Args:
            spoken: language of the paper's own words, ISO 639-1; the window's when None.
            version: an earlier one that was final, instead.

        None when the meeting was deleted, or never had such a version.
        """
        with speaking(spoken or language()):
            material = self._material(key, version)
            return None if material is None else cleaned(_minutes(material))

    def _material(self, key: RowKey, version: int | None) -> _Material | None:
        with self._reader.read() as connection:
            meeting = meeting_rows.meeting_of(connection, key)
            handling = minutes_rows.handling_of(connection, key, meeting.note.key.id) if meeting else None
            if meeting is None or handling is None:
                return None
            is_frozen = version is not None or meeting.state is MeetingState.FINAL
            frozen = _wanted(minutes_version_rows.versions_of(connection, key) if is_frozen else (), version)
            if frozen is None and version is not None:
                return None
            meeting = _as_of(meeting, frozen) if frozen is not None else meeting
            note, host = meeting.note.key.id, meeting.header.host_agency_id
            return _Material(
                meeting,
                handling,
                frozen,
                agencies(connection, [host] if host else []).get(host or ""),
                vocabularies.countries(connection),
                vocabularies.crime_types(connection),
                minutes_rows.statements_of(connection, key, note),
                minutes_rows.promises_of(connection, key),
                minutes_rows.attachments_of(connection, (key.id, note)),
            ).as_frozen()


@dataclass(frozen=True, slots=True)
class _Material:
    """All that minutes are made from; `meeting` as it was frozen, where it was."""

    meeting: Meeting
    handling: HandlingRow
    frozen: MinutesVersion | None
    host: AgencyRow | None
    countries: Countries
    crimes: CrimeTypes
    statements: tuple[StatementRow, ...]
    promises: tuple[PromiseRow, ...]
    attachments: tuple[AttachmentRow, ...]
    present: tuple[StatementRow, ...] = ()
    """What is known of the statements by now, where the rest is as it was frozen."""

    def as_frozen(self) -> _Material:
        """The same with the records of the day on which the minutes became final; only markings may be stricter by now."""
        labels = self.frozen.labels if self.frozen is not None else None
        if labels is None or labels.records is None:
            return self
        then, markings = labels.records, {row.id: row.marking for row in self.attachments}
        return replace(
            self,
            handling=replace(self.handling, chair_name=then.chair_name),
            statements=then.statements,
            promises=then.promises,
            attachments=tuple(
                replace(row, marking=strictest((row.marking, markings.get(row.id)))) for row in then.attachments
            ),
            present=self.statements,
        )


def _wanted(versions: Sequence[MinutesVersion], number: int | None) -> MinutesVersion | None:
    """The version asked for, else the last one."""
    return next((one for one in reversed(versions) if number is None or one.number == number), None)


def _as_of(meeting: Meeting, frozen: MinutesVersion) -> Meeting:
    """The meeting with the text and the labels of that day; the live ones where those cannot be read."""
    labels = frozen.labels
    meeting = replace(meeting, note=replace(meeting.note, text=frozen.body), state=MeetingState.FINAL)
    if labels is None:
        return meeting
    # what was marked more strictly since is treated so
    marking = strictest((labels.header.marking, meeting.header.marking))
    return replace(
        meeting,
        header=replace(labels.header, marking=marking),
        delegations=labels.delegations,
        series_name=labels.series_name,
        ordinal=labels.ordinal,
    )


def _minutes(material: _Material) -> Minutes:
    meeting, frozen = material.meeting, material.frozen
    labels = frozen.labels if frozen is not None else None
    read = read_note(meeting.note.text, Naming(_topics(material.crimes, labels), tr("attachment")))
    return Minutes(
        meeting.key.id,
        Item("header", ItemKind.HEADER),
        _header(material),
        tuple(_side(side) for side in meeting.delegations),
        _with_details(read.sections, material),
        tuple(_file(row) for row in material.attachments),
        meeting.state,
        frozen.number if frozen else material.handling.version or 1,
        _day_of(frozen),
        language(),
        private_lines=read.private_lines,
    )


def _day_of(frozen: MinutesVersion | None) -> str:
    if frozen is None or frozen.finalised_at is None:
        return ""
    return said_date(PartialDate.of(frozen.finalised_at.date()))


def _header(material: _Material) -> MinutesHeader:
    meeting, handling = material.meeting, material.handling
    header, labels = meeting.header, material.frozen.labels if material.frozen else None
    country = labels.name(Named.COUNTRY, header.country_iso2, language()) if labels else None
    if country is None and header.country_iso2:
        country = material.countries.name(header.country_iso2, language())
    host = labels.name(Named.AGENCY, header.host_agency_id, language()) if labels else None
    if host is None and material.host is not None:
        host = material.host.name_en or material.host.native_name
    return MinutesHeader(
        header.title,
        header.kind,
        meeting.series_name or "",
        meeting.ordinal,
        header.date,
        header.starts_at or "",
        header.ends_at or "",
        header.time_zone or "",
        header.place or "",
        header.city or "",
        country or "",
        host or "",
        header.initiator_name or "",
        handling.chair_name or "",
        language_name(header.language or ""),
        header.interpreter or "",
        header.marking,
        handling.note_marking,
        handling.handling_code or "",
        handling.conditions_of_use or "",
        handling.originator or "",
        *_agreed(material.frozen),
    )


def _agreed(frozen: MinutesVersion | None) -> tuple[PartialDate | None, PartialDate | None, str]:
    if frozen is None:
        return None, None, ""
    return frozen.agreement.agreed_on, frozen.agreement.signed_on, frozen.agreement.signed_by


def _side(side: Delegation) -> MinutesDelegation:
    people = tuple(_person(person) for person in side.participants)
    item = Item(f"delegation:{side.key.id}", ItemKind.DELEGATION)
    return MinutesDelegation(item, side.name, side.capacity, people, side.is_own)


def _person(person: Participant) -> Attendee:
    attendance = attendance_words(person.attendance)
    return Attendee(person.name, person.post or "", person.is_head, person.is_interpreter, attendance)


def _file(row: AttachmentRow) -> AttachedFile:
    return AttachedFile(Item(f"attachment:{row.id}", ItemKind.ATTACHMENT, row.marking), row.file_name, row.caption)


def _topics(crimes: CrimeTypes, labels: FrozenLabels | None) -> Callable[[str], str]:
    def named(written: str) -> str:
        frozen = labels.name(Named.TOPIC, written.rstrip("-").casefold(), language()) if labels else None
        return frozen or topic_name(crimes, written, language())

    return named


def _with_details(sections: Iterable[Section], material: _Material) -> tuple[Section, ...]:
    """The sections with what only the records know; promises that stand in no note come last."""
    read = tuple(sections)
    blocks = [block for section in read for block in section.blocks]
    spoken = [one for one in blocks if isinstance(one, Statement)]
    said = _matched(material.statements, spoken)
    promised = _matched(material.promises, [one for one in blocks if isinstance(one, FollowUp)])
    # what was said of a statement since may keep more back, never less
    since = _matched(material.present, spoken)

    found = {row.id for row in (*said.values(), *since.values())}
    astray = tuple(row for row in (*material.statements, *material.present) if row.id not in found)

    def detailed(block: Block) -> Block:
        if isinstance(block, Statement):
            row, now = said.get(block.item.id), since.get(block.item.id)
            if row is None and now is None:
                return _as_strict_as(block, astray)
            known = block if row is None else _statement(block, row)
            return known if now is None else _kept_back(known, now)
        if isinstance(block, FollowUp):
            promise = promised.get(block.item.id)
            who = promise.owner_name if promise is not None and promise.owner_name else block.who
            return replace(block, who=_owner(who), direction=promise.direction if promise else None)
        return block

    whole = [replace(section, blocks=tuple(map(detailed, section.blocks))) for section in read]
    if further := tuple(_promise(row) for row in material.promises if row.line is None):
        whole.append(Section(Item("further", ItemKind.AGENDA_ITEM), (), 0, further))
    return tuple(whole)


def _matched(rows: tuple[_Row, ...], blocks: Iterable[Statement] | Iterable[FollowUp]) -> dict[str, _Row]:
    """The record of each block, by the block's id: the note may have been written on since the records were kept."""
    by_id = {row.id: row for row in rows if row.line is not None}
    kept = [KeptRecord(row.id, row.line or 0, _text(row)) for row in by_id.values()]
    items = {block.item.line or 0: block for block in blocks}
    written = [
        WrittenRecord(line, plain(block.original if isinstance(block, Statement) else block.words), ())
        for line, block in items.items()
    ]
    return {items[line.line].item.id: by_id[old.id] for old, line in matching(kept, written).same}


def _text(row: StatementRow | PromiseRow) -> str:
    """As the paper has it, or a reference in the line would make it look like another line."""
    return plain(words_of(row.original if isinstance(row, StatementRow) else row.text))


def _as_strict_as(block: Statement, astray: tuple[StatementRow, ...]) -> Statement:
    """A statement without a record may be any of those whose line was not found again: it is treated as the strictest."""
    marking = strictest((block.item.marking, *(row.marking for row in astray)))
    withheld = any(row.quotable.casefold() in NOT_TO_BE_QUOTED for row in astray)
    return replace(block, item=replace(block.item, marking=marking), may_be_quoted=False if withheld else None)


def _statement(block: Statement, row: StatementRow) -> Statement:
    return replace(
        block,
        item=replace(block.item, marking=strictest((block.item.marking, row.marking))),
        capacity=_spoken_as(row.capacity),
        language=language_name(row.language),
        translation=words_of(row.translation),
        may_be_quoted=(row.quotable.casefold() not in NOT_TO_BE_QUOTED) if row.quotable else None,
    )


def _spoken_as(kept: str) -> str:
    """The capacity in which somebody spoke: one of the field's in the paper's language, behind a name; others as they were written."""
    known = next((one for one in Capacity if one.value == kept), None)
    words = capacity_words(known)
    return words[:1].lower() + words[1:] if known else kept


def _kept_back(block: Statement, row: StatementRow) -> Statement:
    """As strict as the record says, and otherwise as it is."""
    withheld = row.quotable.casefold() in NOT_TO_BE_QUOTED
    return replace(
        block,
        item=replace(block.item, marking=strictest((block.item.marking, row.marking))),
        may_be_quoted=False if withheld else block.may_be_quoted,
    )


def _owner(written: str) -> str:
    """Who is to do it; the note's own word for the officer's side names nobody: the paper says which side it is."""
    return "" if " ".join(written.casefold().replace("-", " ").split()) == OWN_OFFICE else written


def _promise(row: PromiseRow) -> FollowUp:
    item = Item(f"follow_up:{row.id}", ItemKind.FOLLOW_UP)
    return FollowUp(item, (Span(row.text),), _owner(row.owner_name), row.due, "", row.direction, row.is_done)
