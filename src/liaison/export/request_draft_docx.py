"""A draft of a request as a Word document, after a template: the office's own, or the one that comes with the program.

What a template can ask for is listed in `resources/docs/request-template.md`; `context_of` is where it is made.
"""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from liaison.base.paths import resources
from liaison.domain.cases.request_draft import DraftLine, DraftPart, DraftText, RequestDraft
from liaison.export.docx_filling import LOCALES, Context, Properties, fill, read_template
from liaison.export.template_language import Schema

_SINGLE = "name title second_title draft state marking language first_language second_language"


def default_template() -> Path:
    """The one that comes with the program."""
    return resources() / "templates" / "request.docx"


def docx_of(draft: RequestDraft, template: Path | None = None) -> bytes:
    """The document; the same draft gives the same bytes. Raises TemplateRefused, TemplateBroken."""
    chosen = template or default_template()
    properties = Properties(draft.name, draft.languages[0], draft.made)
    return fill(read_template(chosen), chosen.name, context_of(draft), schema(), properties)


def context_of(draft: RequestDraft) -> Context:
    """Everything a template can ask for; the two languages stand in `rows`, the only one in `facts` and `parts`."""
    first, second = draft.texts[0], draft.texts[1] if len(draft.texts) > 1 else None
    return {
        "name": draft.name,
        "title": first.title,
        "second_title": second.title if second else "",
        "draft": " · ".join(dict.fromkeys(text.state for text in draft.texts)),
        "state": draft.footer,
        "marking": draft.marking.value if draft.marking else "",
        "language": first.language,
        "first_language": first.language_name,
        "second_language": second.language_name if second else "",
        "facts": [_part(part, first.language) for part in first.facts],
        "parts": [_part(part, first.language) for part in first.parts],
        "rows": _rows(first, second) if second else [],
        "open": [_open(first)] if first.needed or first.advised else [],
    }


def schema() -> dict[str, Schema]:
    """One of everything: by it a template is checked, whatever this request has."""
    line: Schema = {"text": "", "rich": "", "is_bracket": ""}
    part: Schema = {"heading": "", "text": "", "rich": "", "lines": [line]}
    sentence: Schema = {"text": ""}
    headings = dict.fromkeys(("heading", "needed_heading", "advised_heading"), "")
    return {
        **dict.fromkeys(_SINGLE.split(), ""),
        "facts": [part],
        "parts": [part],
        "rows": [{"first": "", "second": ""}],
        "open": [{**headings, "needed": [sentence], "advised": [sentence]}],
    }


def _part(part: DraftPart, language: str) -> Context:
    return {
        "heading": part.heading,
        "text": "\n".join(line.text for line in part.lines),
        "rich": _rich(part.lines, language),
        "lines": [
            {"text": line.text, "rich": _rich((line,), language), "is_bracket": line.is_bracket} for line in part.lines
        ],
    }


def _rows(first: DraftText, second: DraftText) -> list[Context]:
    """Part beside part."""
    pairs = zip_longest((*first.facts, *first.parts), (*second.facts, *second.parts))
    return [
        {
            "first": _headed(one, first.language) if one else "",
            "second": _headed(other, second.language) if other else "",
        }
        for one, other in pairs
    ]


def _headed(part: DraftPart, language: str) -> Any:
    return _rich(part.lines, language, part.heading)


def _rich(lines: tuple[DraftLine, ...], language: str, heading: str = "") -> Any:
    """Line below line, by whose language they are checked and read aloud; brackets stand out without colour."""
    from docxtpl import RichText  # type: ignore[import-untyped]

    rich, locale = RichText(), LOCALES.get(language, language)
    if heading:
        rich.add(f"{heading}\n", bold=True, lang=locale)
    for number, line in enumerate(lines):
        rich.add(line.text if number == len(lines) - 1 else f"{line.text}\n", bold=line.is_bracket, lang=locale)
    return rich


def _open(text: DraftText) -> Context:
    return {
        "heading": text.open_heading,
        "needed_heading": text.needed_heading,
        "needed": [{"text": one} for one in text.needed],
        "advised_heading": text.advised_heading,
        "advised": [{"text": one} for one in text.advised],
    }
