"""Writes a draft of a request in the language that is spoken, which need not be that of the window.

Officers write in one language: where a paper has two, what is only there in the other waits for its translation in a bracket, and so
does, in its place, whatever the request needs and does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison.base.translations import language, tr
from liaison.domain.cases.completeness import Missing
from liaison.domain.cases.draft_languages import written_in
from liaison.domain.cases.draft_words import assistance_heading, facts_heading, opening_of, title_of
from liaison.domain.cases.request_draft import DraftLine, DraftPart, DraftText
from liaison.domain.cases.requests import RequestFacts, RequestKind
from liaison.domain.language_names import language_name
from liaison.domain.meetings import Direction
from liaison.domain.said_dates import said_date


@dataclass(frozen=True, slots=True)
class DraftNames:
    """What the request names, in the language that is spoken; empty where it names nothing."""

    requesting_state: str = ""
    requested_state: str = ""
    requesting_authority: str = ""
    requested_authority: str = ""
    instrument: str = ""
    measure: str = ""


def draft_text(facts: RequestFacts, names: DraftNames, missing: Iterable[Missing], *, is_alone: bool) -> DraftText:
    """The draft in the language that is spoken.

    Args:
        missing: what it lacks, in that language.
        is_alone: no other language stands beside it, so that words of another are printed, with a bracket behind them.
    """
    lacking = tuple(missing)
    page = _Page(facts, names, {}, is_alone)
    for one in lacking:
        if one.is_needed:
            page.brackets.setdefault(_SLOTS.get(one.field, one.field), []).append(one.sentence)
    return DraftText(
        language(),
        _begun(language_name(language())),
        title_of(facts.kind),
        tr("DRAFT"),
        tuple(page.facts()),
        tuple(page.parts()),
        tr("Open in this draft"),
        tr("Without this it is no request:"),
        tuple(one.sentence for one in lacking if one.is_needed),
        tr("To be looked at:"),
        tuple(one.sentence for one in lacking if not one.is_needed),
    )


_SLOTS = {
    "requesting_iso2": "requesting",
    "requesting_name": "requesting",
    "requested_iso2": "requested",
    "requested_name": "requested",
    "measure": "questions",
}
"""Where a bracket for a field stands; the others stand under the field's own name."""


@dataclass(frozen=True, slots=True)
class _Page:
    request: RequestFacts
    names: DraftNames
    brackets: dict[str, list[str]]
    is_alone: bool

    def facts(self) -> Iterator[DraftPart]:
        """The facts that are known, or needed."""
        request, names = self.request, self.names
        sender = _place(names.requesting_authority, names.requesting_state)
        receiver = _place(names.requested_authority, names.requested_state)
        yield from self._part(tr("Requesting authority"), "requesting", (sender,))
        yield from self._part(tr("Requested authority"), "requested", (receiver,))
        own, other = request.reference, request.their_reference
        if request.direction is Direction.THEIRS:
            own, other = other, own
        yield from self._part(tr("Our reference"), "reference", (own,))
        yield from self._part(tr("Your reference"), "their_reference", (other,))
        yield from self._part(tr("Subject of the request"), "subject", (), request.subject)
        yield from self._part(tr("Sent through"), "channel", (request.channel.label if request.channel else "",))
        yield from self._part(tr("Language of the request"), "language", (language_name(request.language),))
        yield from self._part(tr("Urgency"), "urgency", (self._urgency(),))

    def parts(self) -> Iterator[DraftPart]:
        """The texts of the request, with what is to be signed."""
        request = self.request
        yield DraftPart("", (DraftLine(opening_of(request.kind)),))
        yield from self._part(tr("Legal basis"), "instrument_id", self._basis(), request.basis_trace)
        yield from self._part(tr("Offence and law"), "offence", (), request.offence)
        yield from self._part(facts_heading(request.kind), "case_facts", (), request.case_facts)
        yield from self._part(tr("Persons concerned"), "persons", (), request.persons)
        if request.kind is not RequestKind.SPONTANEOUS:
            measure = (self.names.measure,) if request.measure else ()
            yield from self._part(assistance_heading(request.kind), "questions", measure, request.questions)
        yield from self._part(
            tr("How it may be handled"), "conditions_of_use", self._handling(), request.conditions_of_use
        )
        post = tr("Name and post: {blank}", blank=_BLANK)
        yield DraftPart(
            tr("For the requesting authority"),
            (DraftLine(post), DraftLine(tr("Date and signature: {blank}", blank=_BLANK))),
        )

    def _part(self, heading: str, slot: str, known: Iterable[str], written: str = "") -> Iterator[DraftPart]:
        """One part: what is known in every language, what an officer wrote, and brackets; none where there is nothing to say."""
        lines = [DraftLine(text) for text in known if text]
        lines += self._written(written)
        lines += [_bracket(sentence) for sentence in self.brackets.get(slot, ())]
        if lines:
            yield DraftPart(heading, tuple(lines))

    def _written(self, text: str) -> Iterator[DraftLine]:
        if not text.strip():
            return
        by_language = written_in(text)
        own = by_language.get(language(), "") if by_language else text.strip()
        if own and not (self.is_alone and len(by_language) > 1):
            yield from _paragraphs(own)
            return
        if self.is_alone:
            yield from _paragraphs(text)
        if not own:
            yield _bracket(tr("Translation to be added: {language}.", language=language_name(language())))

    def _basis(self) -> Iterator[str]:
        request = self.request
        yield self.names.instrument
        if request.instrument_id:
            day = said_date(request.basis_as_of) if request.basis_as_of else tr("date not known")
            yield tr("Looked up as of: {date}", date=day)

    def _urgency(self) -> str:
        request = self.request
        due = tr("answer needed by {date}", date=said_date(request.due)) if request.due else ""
        return "; ".join(filter(None, (request.urgency.label if request.urgency else "", due)))

    def _handling(self) -> Iterator[str]:
        request = self.request
        if request.tlp is not None:
            yield request.tlp.value
        if request.handling_code:
            yield tr("Handling code: {code}", code=request.handling_code)
        if request.originator:
            yield tr("Originator: {name}", name=request.originator)


_BLANK = "_" * 24


def _begun(name: str) -> str:
    """With a capital, as it stands above a column."""
    return name[:1].upper() + name[1:]


def _place(authority: str, state: str) -> str:
    return ", ".join(filter(None, (authority, state)))


def _bracket(sentence: str) -> DraftLine:
    return DraftLine(f"[{sentence}]", is_bracket=True)


def _paragraphs(text: str) -> Iterator[DraftLine]:
    for line in text.splitlines():
        if line.strip():
            yield DraftLine(line.strip())
