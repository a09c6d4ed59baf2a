"""A draft of a request as a tagged PDF: one language from top to bottom, or two side by side, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from liaison.domain.cases.request_draft import DraftLine, DraftPart, DraftText, RequestDraft
from liaison.domain.minutes import ListEntry, Span, Words
from liaison.export.minutes_paper import Entries, Grid, Head, MinutesPaper, Part, Prose, Title, words
from liaison.export.minutes_pdf import pdf_of as drawn


def pdf_of(draft: RequestDraft) -> bytes:
    """The file; the same draft gives the same bytes."""
    return drawn(paper_of(draft), draft.made)


def paper_of(draft: RequestDraft) -> MinutesPaper:
    """The draft as a paper."""
    states = " · ".join(dict.fromkeys(text.state for text in draft.texts))
    marking = draft.marking.value if draft.marking else ""
    parts = _alone(draft.texts[0], draft.name) if len(draft.texts) == 1 else _side_by_side(draft.texts, draft.name)
    return MinutesPaper(draft.name, marking, states, draft.footer, draft.languages[0], tuple(parts))


def _alone(text: DraftText, draft_name: str) -> Iterator[Part]:
    yield Title(text.title, draft_name)
    yield Grid((), tuple((words(fact.heading), _words(fact)) for fact in text.facts), (28, 72), text.title)
    for part in text.parts:
        if part.heading:
            yield Head(words(part.heading))
        for line in part.lines:
            yield Prose((_span(line),))
    yield from _open(text)


def _side_by_side(texts: tuple[DraftText, ...], draft_name: str) -> Iterator[Part]:
    first, *others = texts
    yield Title(first.title, draft_name, " · ".join(text.title for text in others))
    shares = (100 // len(texts),) * len(texts)
    heads = tuple(words(text.language_name) for text in texts)
    columns = [(*text.facts, *text.parts) for text in texts]
    rows = tuple(tuple(_headed(part) if part else () for part in row) for row in zip_longest(*columns))
    languages = tuple(text.language for text in texts)
    yield Grid(heads, rows, shares, first.title, languages, is_prose=True)
    yield from _open(first)


def _open(text: DraftText) -> Iterator[Part]:
    """What is still missing; for whoever goes on with the draft, so one language is enough."""
    if not text.needed and not text.advised:
        return
    yield Head(words(text.open_heading))
    for heading, sentences in ((text.needed_heading, text.needed), (text.advised_heading, text.advised)):
        if sentences:
            yield Prose((Span(heading, is_strong=True),))
            yield Entries(tuple(ListEntry(words(one), 0, None) for one in sentences))


def _headed(part: DraftPart) -> Words:
    heading = (Span(f"{part.heading}\n", is_strong=True),) if part.heading else ()
    return (*heading, *_words(part))


def _words(part: DraftPart) -> Words:
    """Line below line; brackets stand out without colour."""
    found: list[Span] = []
    for line in part.lines:
        found += [*((Span("\n"),) if found else ()), _span(line)]
    return tuple(found)


def _span(line: DraftLine) -> Span:
    return Span(line.text, is_strong=line.is_bracket, is_emphasised=False)
