"""The drafts of a question weighed against each other: what stands beside a piece decides what it is."""

from __future__ import annotations

from dataclasses import replace

from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_matching import ARROW_WORDS, Draft
from liaison.domain.question_pieces import Kind, Reading, State
from liaison.domain.question_tokens import Mark, Token, tokens_of

_WORDS_LOOKED_AT = 6
"""Words of an unknown piece up to which each is looked at by itself."""

_ARROW = Reading(Kind.ARROW, "→", "→")


def weighed(drafts: list[Draft], text: str, lookup: QuestionLookup) -> list[Draft]:
    """The drafts with arrows found, unknown words joined, choices narrowed by the agencies that are named."""
    known = _with_arrows(_merged(drafts))
    return _narrowed([part for draft in known for part in _sought(draft, text, lookup)], lookup)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Words in a row of which one means nothing are one piece: "Rio de Janeiro" does not speak of Germany."""
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        if _is_part_of_unknown(drafts, at):
            draft = replace(draft, state=State.NOT_UNDERSTOOD, readings=())
        joins = found and not draft.why and _is_unknown(draft) and _is_unknown(found[-1]) and not found[-1].why
        if joins:
            before = found.pop()
            key = f"{before.key} {draft.key}"
            draft = replace(draft, start=before.start, key=key, tokens=before.tokens + draft.tokens)
        found.append(draft)
    return found


def _is_part_of_unknown(drafts: list[Draft], at: int) -> bool:
    """A soft code between words, or a joining word between unknown ones."""
    before = drafts[at - 1] if at else None
    after = drafts[at + 1] if at + 1 < len(drafts) else None
    if before is None or after is None or before.mark is not Mark.WORD or after.mark is not Mark.WORD:
        return False
    if drafts[at].is_soft:
        return _is_unknown(before) or _is_unknown(after)
    return (
        drafts[at].mark is Mark.WORD
        and drafts[at].state is State.JOINING
        and _is_unknown(before)
        and _is_unknown(after)
    )


def _is_unknown(draft: Draft) -> bool:
    return draft.state is State.NOT_UNDERSTOOD


def _with_arrows(drafts: list[Draft]) -> list[Draft]:
    """Arrows, dashes, and words such as "to" between two countries."""
    return [replace(draft, state=State.UNDERSTOOD, readings=(_ARROW,)) if _is_arrow(drafts, at) else draft
            for at, draft in enumerate(drafts)]  # fmt: skip


def _is_arrow(drafts: list[Draft], at: int) -> bool:
    draft = drafts[at]
    if draft.mark is Mark.ARROW:
        return True
    is_word = draft.state is State.JOINING and draft.key in ARROW_WORDS
    if draft.mark is not Mark.DASH and not is_word:
        return False
    return _is_place(drafts, at - 1) and _is_place(drafts, at + 1)


def _is_place(drafts: list[Draft], at: int) -> bool:
    """A country, or what may turn out to be one."""
    if not 0 <= at < len(drafts):
        return False
    draft = drafts[at]
    return _is_unknown(draft) or any(reading.kind is Kind.COUNTRY for reading in draft.readings)


def _sought(draft: Draft, text: str, lookup: QuestionLookup) -> list[Draft]:
    """What an unknown piece may be: as a whole; else, where a word of it may be something, that word apart from the others."""
    if not _is_unknown(draft) or draft.why:
        return [draft]
    whole = _offered(draft, lookup.meant(text[draft.start : draft.end]), lookup)
    words = [token for token in tokens_of(text[draft.start : draft.end]) if token.mark is Mark.WORD]
    if whole.readings or not 1 < len(words) <= _WORDS_LOOKED_AT:
        return [whole]
    for at, word in enumerate(words):
        apart = replace(draft, start=draft.start + word.start, end=draft.start + word.end, key=word.folded, tokens=1)
        apart = _offered(apart, lookup.meant(word.folded), lookup)
        if apart.readings:
            before = [_joined(draft, words[:at])] if at else []
            after = _sought(_joined(draft, words[at + 1 :]), text, lookup) if at + 1 < len(words) else []
            return [*before, apart, *after]
    return [whole]


def _offered(draft: Draft, meant: tuple[Reading, ...], lookup: QuestionLookup) -> Draft:
    if choices := lookup.choices(draft.key):
        return replace(draft, state=State.AMBIGUOUS, readings=choices)
    return replace(draft, readings=meant)


def _joined(draft: Draft, words: list[Token]) -> Draft:
    key = " ".join(word.folded for word in words)
    start, end = draft.start + words[0].start, draft.start + words[-1].end
    return replace(draft, start=start, end=end, key=key, tokens=len(words))


def _narrowed(drafts: list[Draft], lookup: QuestionLookup) -> list[Draft]:
    """Of several offices the one of the agency that is named elsewhere: "FBI Warsaw"."""
    named = [draft.readings[0].value for draft in drafts if draft.state is State.UNDERSTOOD
             and draft.readings[0].kind is Kind.AGENCY]  # fmt: skip
    within = lookup.directory.within(named)
    return [_of_agencies(draft, within, lookup) if within and draft.state is State.AMBIGUOUS else draft
            for draft in drafts]  # fmt: skip


def _of_agencies(draft: Draft, agencies: frozenset[str], lookup: QuestionLookup) -> Draft:
    kept = tuple(
        one for one in draft.readings if one.kind is Kind.OFFICE and lookup.directory.agency_of(one.value) in agencies
    )
    if not kept:
        return draft
    return replace(draft, readings=kept, state=State.UNDERSTOOD if len(kept) == 1 else State.AMBIGUOUS)
