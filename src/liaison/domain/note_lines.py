"""Writing a line of the notes anew: what stands beside the text is edited, and its line says so.

Each function gives the line that says what is wanted, keeping what else the line holds. Whether it is read again as wanted is for
`liaison.domain.note_structure` to say; `NotReadAgain` tells what cannot be written in the notes' own signs.
"""

from __future__ import annotations

import re

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.note_structure import AGENDA, FOLLOW_UP, MENTION, TOPIC, NoteStructure, structure_of
from liaison.domain.outcomes import OUTCOME, OutcomeKind

_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BRACKETS = re.compile(r"[\[\]]")
_BOX = re.compile(r"([ \t]*[-*+] \[)[ xX](\])")


class NotReadAgain(ValueError):
    """What was entered would be read as something else; `sentence` says so to the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def one_line(text: str) -> str:
    """A text without line breaks."""
    return _BREAKS.sub(" ", text).strip()


def follow_up_line(line: str, what: str, who: str, due: PartialDate | None) -> str:
    """The line of a promise with other words, another owner or day. Raises NotReadAgain.

    An owner who is part of the sentence ("send it to @Balsamo") is exchanged where the name stands.
    """
    box = FOLLOW_UP.match(line)
    if box is None:
        raise _changed_meanwhile()
    what, who = one_line(what), one_line(who)
    body = _with_owner(line, what, who)
    wanted = f"{line[: box.end()]} {body}{f' due:{due.text}' if due else ''}".rstrip()
    read = _alone(wanted).follow_ups
    if len(read) != 1 or (read[0].who, read[0].due, read[0].unread_due) != (who, due, ""):
        raise _something_else()
    return wanted


def checked_line(line: str) -> str:
    """The line of a promise checked off, or open again."""
    box = FOLLOW_UP.match(line)
    if box is None:
        raise _changed_meanwhile()
    return _BOX.sub(rf"\g<1>{'x' if box[1] == ' ' else ' '}\g<2>", line, count=1)


def statement_lines(speaker: str, text: str) -> str:
    """The lines of a statement, one for each line of its text. Raises NotReadAgain."""
    speaker = one_line(speaker)
    said = [" ".join(part.split(" ")).strip() for part in text.strip().split("\n")]
    first = f"> {speaker}: {said[0]}".rstrip() if speaker else f"> {said[0]}".rstrip()
    wanted = "\n".join([first, *(f"> {part}".rstrip() for part in said[1:])])
    read = _alone(wanted).statements
    if len(read) != 1 or read[0].speaker != speaker or read[0].text.split("\n") != said:
        raise _something_else()
    return wanted


def agenda_line(title: str, minutes: int | None) -> str:
    """The heading of an agenda item. Raises NotReadAgain."""
    title = one_line(title)
    planned = "" if minutes is None else f" {tr('({n} min)', n=minutes)}"
    wanted = f"{AGENDA}{title}{planned}"
    read = _alone(wanted).agenda
    if len(read) != 1 or (read[0].title, read[0].minutes) != (title, minutes):
        raise _something_else()
    return wanted


def outcome_line(line: str, kind: OutcomeKind | None, text: str) -> str:
    """The line of an outcome, its kind in the language in use. Raises NotReadAgain."""
    mark = OUTCOME.match(line)
    if mark is None:
        raise _changed_meanwhile()
    text = one_line(text)
    wanted = f"{line[: mark.end()]} {f'{kind.label}: ' if kind else ''}{text}".rstrip()
    read = _alone(wanted).outcomes
    if len(read) != 1 or (read[0].kind, read[0].text) != (kind, text):
        raise _something_else()
    return wanted


def with_topic(line: str, name: str, wanted: str) -> str:
    """The line with every mention of the topic `name` written as `wanted`, a code. Raises NotReadAgain."""
    topic = TOPIC.fullmatch(f"#{wanted}")
    if topic is None:
        raise _something_else()

    def exchanged(found: re.Match[str]) -> str:
        written = found[1].rstrip("-")
        return f"#{wanted}{found[1][len(written) :]}" if written.casefold() == name.casefold() else found[0]

    return TOPIC.sub(exchanged, line)


def mention_of(name: str) -> str:
    """A name as the notes mention it: `@Balsamo`, `@G. Balsamo`, `@[[Own office]]`."""
    plain = f"@{name}"
    mention = MENTION.fullmatch(plain)
    return plain if mention is not None and mention[2] else f"@[[{_BRACKETS.sub('', name).strip()}]]"


def _with_owner(line: str, what: str, who: str) -> str:
    """The words with their owner: in the sentence where the line has them there, else behind it."""
    before = _alone(line).follow_ups
    inside = list(MENTION.finditer(what))
    if inside and before:
        last = inside[-1]
        named = _named(last)
        had = list(MENTION.finditer(before[0].what))
        is_in_sentence = bool(had) and _named(had[-1]) == before[0].who and not _ends_with_mention(line)
        if named == who:
            return what
        if is_in_sentence and named == before[0].who:
            return f"{what[: last.start()]}{mention_of(who) if who else named}{what[last.end() :]}"
    return f"{what} {mention_of(who)}".strip() if who else what


def _named(mention: re.Match[str]) -> str:
    return str(mention[1] or mention[2]).strip()


def _ends_with_mention(line: str) -> bool:
    """True when the owner stands behind the sentence and is not a part of it."""
    return len(list(MENTION.finditer(line))) > len(list(MENTION.finditer(_alone(line).follow_ups[0].what)))


def _alone(text: str) -> NoteStructure:
    return structure_of(text)


def line_changed_meanwhile() -> str:
    """The sentence for a line that is no longer what it was when it was looked at."""
    return tr("The line was changed meanwhile. Nothing was written into it.")


def _changed_meanwhile() -> NotReadAgain:
    return NotReadAgain(line_changed_meanwhile())


def _something_else() -> NotReadAgain:
    return NotReadAgain(tr("Written like this, the line would be read as something else."))
