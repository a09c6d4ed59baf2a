"""What the form of a paper leaves of the minutes, before anybody decides about single items."""

from __future__ import annotations

from dataclasses import replace

from liaison.domain.minutes import FollowUp, ItemKind, Minutes, Section, Statement, plain

IN_CALENDAR = frozenset({ItemKind.HEADER, ItemKind.FOLLOW_UP})
"""Kinds of items a calendar holds; of the others it says nothing."""


def has_translations(minutes: Minutes) -> bool:
    """True when at least one statement has a translation."""
    return any(plain(statement.translation) for statement in minutes.statements)


def in_one_language(minutes: Minutes) -> Minutes:
    """Every statement as it was made, without its translation."""

    def alone(section: Section) -> Section:
        blocks = tuple(replace(one, translation=()) if isinstance(one, Statement) else one for one in section.blocks)
        return replace(section, blocks=blocks)

    return replace(minutes, sections=tuple(map(alone, minutes.sections)))


def for_calendar(minutes: Minutes) -> Minutes:
    """The meeting and its promises; the sides stay, because a promise is owed by one of them."""
    sections = (
        replace(section, blocks=tuple(one for one in section.blocks if isinstance(one, FollowUp)))
        for section in minutes.sections
    )
    return replace(minutes, sections=tuple(one for one in sections if one.blocks), attachments=())
