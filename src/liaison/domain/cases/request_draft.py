"""A draft of a request as a value: its facts and parts, in one language or in two that run side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.domain.meetings import Tlp


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One paragraph; a bracket is what is still to be written."""

    text: str
    is_bracket: bool = False


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A heading, or the label of a fact, with what stands under it; the heading may be empty."""

    heading: str
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class DraftText:
    """The draft in one language.

    Attributes:
        language: ISO 639-1; `language_name` is its own name for itself.
        state: says that it is a draft.
        facts, parts: as many as in every other language of the draft, in the same order.
        needed, advised: what is still missing, as sentences for whoever goes on with the draft, below `open_heading` and under
            `needed_heading` and `advised_heading`.
    """

    language: str
    language_name: str
    title: str
    state: str
    facts: tuple[DraftPart, ...]
    parts: tuple[DraftPart, ...]
    open_heading: str
    needed_heading: str
    needed: tuple[str, ...]
    advised_heading: str
    advised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """The draft.

    Attributes:
        name: says nothing of what it is about; for the properties of a file.
        footer: that it is a draft, and of which day.
        texts: one a language, the first of them leading.
    """

    name: str
    footer: str
    marking: Tlp | None
    made: date
    texts: tuple[DraftText, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return tuple(text.language for text in self.texts)

    @property
    def is_complete(self) -> bool:
        """True when nothing that is needed is missing."""
        return not any(text.needed for text in self.texts)
