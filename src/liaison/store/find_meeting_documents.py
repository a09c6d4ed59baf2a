"""What is found of an officer's own records: meetings and what came of them, attachments, people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from liaison.domain.extracted_text import TextState
from liaison.domain.find_markings import line_levels
from liaison.store.find_case_documents import cases_of_follow_ups, in_its_case
from liaison.store.find_document import WANTED, Document, joined, level_of, parts, told, wanted
from liaison.store.find_index import FindKey, Source
from liaison.store.reference.asking import partial_date, plain

_MEETINGS = f"""
SELECT meeting.scope, meeting.id, meeting.title, meeting.date, meeting.place, meeting.city, meeting.country_iso2,
  meeting.tlp, meeting.remark, meeting.chair_name, meeting.initiator_name,
  coalesce(meeting_series.name, '') || ' ' || coalesce(meeting.ordinal, ''),
  ref_country.name_en, ref_country.name_ru, meeting.host_agency_id, meeting.initiator_agency_id,
  EXISTS (SELECT 1 FROM follow_up WHERE follow_up.meeting_id = meeting.id AND follow_up.deleted = 0
    AND follow_up.state = 'open')
FROM meeting
LEFT JOIN meeting_series ON meeting_series.scope = meeting.scope AND meeting_series.id = meeting.series_id
LEFT JOIN ref_country ON ref_country.iso2 = meeting.country_iso2
WHERE +meeting.deleted = 0 AND (meeting.scope, meeting.id) IN {WANTED}
"""  # noqa: S608  # a constant
_SIDES = f"""
SELECT delegation.scope, meeting_id, delegation.name, delegation.agency_id,
  coalesce(office.agency_id, ref_office.agency_id), coalesce(body.agency_id, ref_body.agency_id), delegation.country_iso2
FROM delegation
LEFT JOIN office ON office.id = delegation.office_id LEFT JOIN ref_office ON ref_office.id = delegation.office_id
LEFT JOIN body ON body.id = delegation.body_id LEFT JOIN ref_body ON ref_body.id = delegation.body_id
WHERE +delegation.deleted = 0 AND (delegation.scope, meeting_id) IN {WANTED}
"""  # noqa: S608
# the plus keeps the question away from indexes of other columns, which without statistics look as good as the key
_SEATS = f"SELECT scope, meeting_id, name, post FROM participant WHERE deleted = 0 AND (scope, meeting_id) IN {WANTED}"  # noqa: S608
_TOPICS = (
    "SELECT scope, target_id, crime_type FROM topic "  # noqa: S608
    f"WHERE deleted = 0 AND target_table = 'meeting' AND (scope, target_id) IN {WANTED}"
)
_NOTES = f"SELECT scope, meeting_id, body FROM note WHERE deleted = 0 AND (scope, meeting_id) IN {WANTED} ORDER BY id"  # noqa: S608
_HANGING = """
SELECT {table}.scope, {table}.id, {table}.meeting_id, meeting.date, meeting.title, meeting.tlp, {table}.line, {columns},
  CASE WHEN instr(note.body, 'TLP:') OR instr(note.body, '%%') THEN note.id END
FROM {table}
LEFT JOIN meeting ON meeting.scope = {table}.scope AND meeting.id = {table}.meeting_id
LEFT JOIN note ON note.scope = {table}.scope AND note.id = {table}.note_id AND note.deleted = 0
WHERE +{table}.deleted = 0 AND coalesce(meeting.deleted, 0) = 0 AND ({table}.scope, {table}.id) IN {wanted}
"""
_BODIES = "SELECT id, body FROM note WHERE id IN (SELECT value FROM json_each(:notes))"
_ATTACHMENTS = f"""
SELECT attachment.scope, attachment.id, file_name, caption, attachment.tlp, coalesce(meeting.tlp, case_file.tlp),
  attachment_text.text, meeting.date, substr(attachment.added_at, 1, 10), meeting.id, case_file.id,
  coalesce(meeting.title, case_file.title, case_file.reference), attachment_text.state
FROM attachment
LEFT JOIN attachment_text ON attachment_text.sha256 = attachment.sha256
LEFT JOIN meeting ON target_table = 'meeting' AND meeting.scope = attachment.scope AND meeting.id = target_id
LEFT JOIN case_file ON target_table = 'case_file' AND case_file.scope = attachment.scope AND case_file.id = target_id
WHERE attachment.deleted = 0 AND coalesce(meeting.deleted, case_file.deleted, 0) = 0
  AND (attachment.scope, attachment.id) IN {WANTED}
"""  # noqa: S608
_PEOPLE = f"""
SELECT person.scope, person.id, display_name, given_name, family_name, email, phone, remark, languages,
  (SELECT group_concat(text, char(31)) FROM name WHERE target_table = 'person' AND target_id = person.id AND deleted = 0)
FROM person WHERE deleted = 0 AND (scope, id) IN {WANTED}
"""  # noqa: S608
_POSTS = f"""
SELECT post_holder.scope, person_id, post.title, coalesce(post.agency_id, office.agency_id, ref_office.agency_id),
  coalesce(office.name, ref_office.name), coalesce(agency.name_en, ref_agency.name_en),
  coalesce(agency.short_name, ref_agency.short_name), coalesce(agency.country_iso2, ref_agency.country_iso2)
FROM post_holder JOIN post ON post.id = post_holder.post_id AND post.deleted = 0
LEFT JOIN office ON office.id = post.office_id LEFT JOIN ref_office ON ref_office.id = post.office_id
LEFT JOIN agency ON agency.id = coalesce(post.agency_id, office.agency_id, ref_office.agency_id)
LEFT JOIN ref_agency ON ref_agency.id = coalesce(post.agency_id, office.agency_id, ref_office.agency_id)
WHERE post_holder.deleted = 0 AND (post_holder.scope, person_id) IN {WANTED}
"""  # noqa: S608

_NOT_ALL = (TextState.PARTLY, TextState.UNREADABLE, TextState.LOCKED)
_Rows = dict[tuple[str, str], list[Any]]


def meetings(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Meetings with their sides, people and notes."""
    asked = wanted(keys)
    sides, seats = _by_owner(connection, _SIDES, asked), _by_owner(connection, _SEATS, asked)
    topics, notes = _by_owner(connection, _TOPICS, asked), _by_owner(connection, _NOTES, asked)
    found = []
    for row in plain(connection, _MEETINGS, wanted=asked):
        scope, identity, title, when, place, city, country, tlp, remark, chair, initiator, series, english, russian = (
            row[:14]
        )
        owner = (scope, identity)
        theirs, present, bodies = sides.get(owner, []), seats.get(owner, []), notes.get(owner, [])
        agencies = {one for side in theirs for one in side[1:4] if one} | {one for one in row[14:16] if one}
        texts = told(place, city, english, russian, series, remark, initiator)
        body = told(*(note[0] for note in bodies))
        people = told(*(seat[0] for seat in present), chair)
        found.append(
            Document(
                FindKey(Source.MEETING, identity, scope),
                title or "",
                partial_date(when),
                (*texts, *told(*(side[0] for side in theirs)), *people, *told(*(seat[1] for seat in present)), *body),
                people,
                frozenset(agencies),
                told(*(side[0] for side in theirs)),
                frozenset(told(country, *(side[4] for side in theirs))),
                frozenset(told(*(topic[0] for topic in topics.get(owner, [])))),
                level_of(tlp),
                bool(row[16]),
                body=len(body),
                context=joined(city or place, ", ".join(told(*(side[0] for side in theirs)))),
                meeting=identity,
            )
        )
    return found


def follow_ups(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Promises."""
    columns = "follow_up.text, follow_up.owner_name, follow_up.state, follow_up.counterpart_agency_id, follow_up.due"
    of_cases = cases_of_follow_ups(connection, keys)
    return [
        replace(
            there,
            texts=told(owner),
            people=told(owner),
            agencies=frozenset(told(agency)),
            is_open=state == "open",
            due=partial_date(due),
            context=joined(owner, there.context),
        )
        for found, (_, owner, state, agency, due) in _hanging(connection, Source.FOLLOW_UP, columns, keys)
        if (there := in_its_case(found, of_cases)) is not None
    ]


def statements(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """What was said, and its translation."""
    columns = "statement.original, statement.translation, statement.speaker_name, statement.tlp"
    return [
        replace(
            there,
            texts=told(translation, speaker),
            people=told(speaker),
            level=max(there.level, level_of(tlp)),
            context=joined(speaker, there.context),
        )
        for there, (_, translation, speaker, tlp) in _hanging(connection, Source.STATEMENT, columns, keys)
    ]


def outcomes(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Decisions, plans and other outcomes."""
    return [there for there, _ in _hanging(connection, Source.OUTCOME, "outcome.text, outcome.kind", keys)]


def treaty_wishes(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Wishes for treaties."""
    names = ("text", "country_iso2", "counterpart_iso2", "crime_type", "raised_by", "state", "next_step", "raised_on")
    columns = ", ".join(f"treaty_wish.{name}" for name in names)
    return [
        replace(
            there,
            when=partial_date(raised) or there.when,
            texts=told(raised_by, step),
            countries=frozenset(told(country, counterpart)),
            crimes=frozenset(told(crime)),
            is_open=state not in ("signed", "dropped"),
            context=joined(" – ".join(told(country, counterpart)), there.context),
        )
        for there, (_, country, counterpart, crime, raised_by, state, step, raised) in _hanging(
            connection, Source.TREATY_WISH, columns, keys
        )
    ]


def attachments(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Files by name, caption and what was read in them."""
    found = []
    for scope, identity, name, caption, tlp, above, text, met, added, meeting, case, title, state in plain(
        connection, _ATTACHMENTS, wanted=wanted(keys)
    ):
        day = partial_date(met) or partial_date(f"{added}110 {added}" if added else None)
        level = max(level_of(tlp), level_of(above))
        found.append(
            Document(
                FindKey(Source.ATTACHMENT, identity, scope),
                name or "",
                day,
                told(caption, text),
                level=level,
                context=joined(caption, title, TextState(state).words if state in _NOT_ALL else ""),
                meeting=meeting or "",
                case=case or "",
            )
        )
    return found


def people(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """People by all their names, posts and addresses."""
    asked = wanted(keys)
    posts = _by_owner(connection, _POSTS, asked)
    found = []
    for scope, identity, shown, given, family, email, phone, remark, _, further in plain(
        connection, _PEOPLE, wanted=asked
    ):
        held = posts.get((scope, identity), [])
        whole = " ".join(told(given, family))
        names = told(shown, whole if whole != shown else None, *parts(further))
        served = [text for post in held for text in told(post[0], *post[2:5])]
        found.append(
            Document(
                FindKey(Source.PERSON, identity, scope),
                shown or whole,
                None,
                (*dict.fromkeys(served), *told(email, phone, remark)),
                names,
                frozenset(told(*(post[1] for post in held))),
                countries=frozenset(told(*(post[5] for post in held))),
                further_names=names[1:],
                context=joined(*(held[0][0], held[0][2] or held[0][4] or held[0][3]) if held else ()),
            )
        )
    return found


def _hanging(
    connection: Connection, table: str, columns: str, keys: Sequence[FindKey]
) -> list[tuple[Document, list[Any]]]:
    """Rows that stand in a line of a meeting's note: what they have in common, and the columns asked for."""
    statement = _HANGING.format(table=table, columns=columns, wanted=WANTED)
    rows = plain(connection, statement, wanted=wanted(keys))
    notes = {row[-1] for row in rows if row[-1]}
    levels = _levels_of(connection, notes)
    found = []
    for scope, identity, meeting, met, title, above, line, *values, note in rows:
        lines = levels.get(note, [])
        own = lines[line] if line is not None and 0 <= line < len(lines) else 0
        there = Document(
            FindKey(table, identity, scope),
            values[0] or "",
            partial_date(met),
            level=max(level_of(above), own),
            context=title or "",
            meeting=meeting or "",
            line=line,
        )
        found.append((there, values))
    return found


def _levels_of(connection: Connection, notes: set[str]) -> dict[str, list[int]]:
    if not notes:
        return {}
    rows = plain(connection, _BODIES, notes=json.dumps(sorted(notes)))
    return {identity: line_levels(body or "") for identity, body in rows}


def _by_owner(connection: Connection, statement: str, asked: str) -> _Rows:
    found: _Rows = {}
    for scope, owner, *values in plain(connection, statement, wanted=asked):
        found.setdefault((scope, owner), []).append(values)
    return found
