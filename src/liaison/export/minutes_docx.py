"""Minutes as a Word document, after a template: the office's own, or the one that comes with the program.

What a template can ask for is listed in `resources/docs/minutes-template.md`; `context_of` is where it is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from liaison.base.paths import resources
from liaison.base.translations import tr
from liaison.domain.meeting_words import capacity_words, kind_words
from liaison.domain.minutes import (
    Block,
    FollowUp,
    Heading,
    ListBlock,
    Minutes,
    MinutesDelegation,
    Outcome,
    Paragraph,
    Section,
    Statement,
    TableBlock,
    Topics,
    Words,
    plain,
)
from liaison.domain.minutes_words import (
    due_words,
    facts,
    handling,
    hours_of,
    place_of,
    roles_of,
    state_words,
)
from liaison.domain.said_dates import said_date
from liaison.export.docx_filling import Context, Properties, fill, read_template
from liaison.export.minutes_paper import (
    DONE_BOX,
    OPEN_BOX,
    follow_up_label,
    follow_up_rest,
    original_head,
    owner_of,
    person_lines,
    speaker_line,
    statement_note,
    unnumbered_title,
    words,
)
from liaison.export.template_language import Schema


def default_template() -> Path:
    """The one that comes with the program."""
    return resources() / "templates" / "minutes.docx"


def docx_of(minutes: Minutes, template: Path, made: date) -> bytes:
    """The document, in the language in use. Raises TemplateRefused, TemplateBroken; `made` is its date."""
    return filled(minutes, read_template(template), template.name, made)


def filled(minutes: Minutes, template: bytes, name: str, made: date) -> bytes:
    """The same from a template that was looked at; `name` is told when it is broken."""
    return fill(template, name, context_of(minutes), schema(), Properties(tr("Minutes"), minutes.language, made))


def context_of(minutes: Minutes) -> Context:
    """Everything a template can ask for, as plain values; words with their style under `rich`."""
    header = minutes.header
    numbers = {promise.item.id: number for number, promise in enumerate(minutes.follow_ups, 1)}
    marking = header.marking.value if header.marking else ""
    return {
        "name": tr("Minutes"),
        "title": header.title,
        "kind": kind_words(header.kind),
        "marking": marking,
        "draft": tr("DRAFT") if minutes.is_draft else "",
        "state": state_words(minutes),
        "language": minutes.language,
        "series": header.series,
        "ordinal": "" if header.ordinal is None else str(header.ordinal),
        "date": said_date(header.date) if header.date else "",
        "time": hours_of(header),
        "place": place_of(header),
        "host": header.host,
        "initiator": header.initiator,
        "chair": header.chair,
        "meeting_language": header.language,
        "interpreter": header.interpreter,
        "facts": _pairs(facts(header)),
        "handling": _pairs(handling(header)),
        "delegations": [_delegation(side) for side in minutes.delegations],
        "items": [_item(section, numbers, minutes.delegations) for section in minutes.sections],
        "outcomes": [{"kind": one.kind or tr("Outcome"), **_said(one.words)} for one in minutes.outcomes],
        "follow_ups": [_follow_up(one, numbers, minutes.delegations) for one in minutes.follow_ups],
        "attachments": [
            {"number": str(number), "name": file.name, "caption": file.caption}
            for number, file in enumerate(minutes.attachments, 1)
        ],
        "words": _fixed_words(),
    }


def schema() -> dict[str, Schema]:
    """One of everything: by it a template is checked, whatever this meeting has."""
    part: Schema = dict.fromkeys(_PART, "")
    assert isinstance(part, dict)  # noqa: S101
    part |= {"heads": [{"text": "", "rich": ""}], "rows": [{"cells": [{"text": "", "rich": ""}]}]}
    pair: Schema = {"label": "", "text": ""}
    person: Schema = {"name": "", "post": "", "roles": "", "line": ""}
    single = "name title kind marking draft state language series ordinal date time place host initiator chair"
    return {
        **dict.fromkeys(single.split(), ""),
        **dict.fromkeys(("meeting_language", "interpreter"), ""),
        "facts": [pair],
        "handling": [pair],
        "delegations": [{"name": "", "capacity": "", "people": [person], "people_text": ""}],
        "items": [{**dict.fromkeys(("number", "title", "rich", "time", "minutes", "note"), ""), "parts": [part]}],
        "outcomes": [{"kind": "", "text": "", "rich": ""}],
        "follow_ups": [
            dict.fromkeys(("number", "text", "rich", "who", "due", "state", "box", "is_done"), ""),
        ],
        "attachments": [{"number": "", "name": "", "caption": ""}],
        "words": dict.fromkeys(_fixed_words(), ""),
    }


_PART = (
    "kind",
    "text",
    "rich",
    "label",
    "time",
    "note",
    "speaker",
    "translation",
    "rich_translation",
    "original_head",
    "translation_head",
    "depth",
    "mark",
)


def _fixed_words() -> dict[str, str]:
    return {
        "participants": tr("Participants"),
        "delegation": tr("Delegation"),
        "capacity": tr("Capacity"),
        "people": tr("People"),
        "outcomes": tr("Outcomes"),
        "outcome": tr("Outcome"),
        "kind": tr("Kind"),
        "follow_ups": tr("Follow-ups"),
        "number": tr("No."),
        "what": tr("What"),
        "who": tr("Who"),
        "due": tr("Due"),
        "state": tr("State"),
        "attachments": tr("Attachments"),
        "handling": tr("Handling"),
        "topics": tr("Topics"),
    }


def _pairs(known: Iterable[tuple[str, str]]) -> list[Context]:
    return [{"label": label, "text": text} for label, text in known]


def _delegation(side: MinutesDelegation) -> Context:
    lines = person_lines(side)
    people = [
        {"name": person.name, "post": person.post, "roles": roles_of(person), "line": line}
        for person, line in zip(side.people, lines, strict=True)
    ]
    capacity = capacity_words(side.capacity)
    return {"name": side.name, "capacity": capacity, "people": people, "people_text": "\n".join(lines)}


def _item(section: Section, numbers: dict[str, int], sides: tuple[MinutesDelegation, ...]) -> Context:
    planned = tr("{n} min", n=section.planned_minutes) if section.planned_minutes else ""
    title = _said(section.title or words(unnumbered_title(section)))
    return {
        "number": str(section.number) if section.number else "",
        "title": title["text"],
        "rich": title["rich"],
        "time": section.time,
        "minutes": planned,
        "note": " · ".join(filter(None, (section.time, planned))),
        "parts": [part for block in section.blocks for part in _parts(block, numbers, sides)],
    }


def _parts(block: Block, numbers: dict[str, int], sides: tuple[MinutesDelegation, ...]) -> Iterable[Context]:
    match block:
        case Paragraph():
            yield _part("paragraph", block.words, time=block.time)
        case Heading():
            yield _part("heading", block.words)
        case ListBlock():
            for entry in block.entries:
                mark = "•" if entry.number is None else f"{entry.number}."
                yield _part("entry", entry.words, mark=mark, depth=entry.depth)
        case TableBlock():
            heads = [_said(head) for head in block.heads]
            rows = [{"cells": [_said(cell) for cell in row]} for row in block.rows]
            yield _part("table", (), heads=heads, rows=rows)
        case Topics():
            yield _part("topics", words(", ".join(block.names)), label=tr("Topics"))
        case Statement():
            yield _statement(block)
        case Outcome():
            yield _part("outcome", block.words, label=block.kind or tr("Outcome"))
        case FollowUp():
            rest = follow_up_rest(block, sides)
            said = (*block.words, *words(f" ({rest})" if rest else ""))
            yield _part("follow-up", said, label=follow_up_label(numbers[block.item.id]))


def _part(kind: str, said: Words, **further: object) -> Context:
    return {**dict.fromkeys(_PART, ""), "heads": [], "rows": [], "kind": kind, "depth": 0, **_said(said), **further}


def _statement(statement: Statement) -> Context:
    translation = _said(statement.translation)
    return _part(
        "statement",
        statement.original,
        time=statement.time,
        speaker=speaker_line(statement),
        note=statement_note(statement),
        translation=translation["text"],
        rich_translation=translation["rich"],
        original_head=original_head(statement),
        translation_head=tr("Translation"),
    )


def _follow_up(promise: FollowUp, numbers: dict[str, int], sides: tuple[MinutesDelegation, ...]) -> Context:
    return {
        "number": str(numbers[promise.item.id]),
        **_said(promise.words),
        "who": owner_of(promise, sides) or "—",
        "due": due_words(promise),
        "state": tr("done") if promise.is_done else tr("open"),
        "box": DONE_BOX if promise.is_done else OPEN_BOX,
        "is_done": promise.is_done,
    }


def _said(said: Words) -> dict[str, Any]:
    from docxtpl import RichText  # type: ignore[import-untyped]

    rich = RichText()
    for span in said:
        rich.add(span.text, bold=span.is_strong, italic=span.is_emphasised)
    return {"text": plain(said), "rich": rich}
