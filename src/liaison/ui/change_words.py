"""The journal's labels in words."""

from __future__ import annotations

from liaison.base.translations import marked, tr

_WORDS = {
    "meeting.create": marked("new meeting"),
    "meeting.edit": marked("change of a meeting"),
    "meeting.delete": marked("deletion of a meeting"),
    "delegation.create": marked("new delegation"),
    "delegation.edit": marked("change of a delegation"),
    "delegation.delete": marked("removal of a delegation"),
    "participant.create": marked("new participant"),
    "participant.edit": marked("change of a participant"),
    "participant.delete": marked("removal of a participant"),
    "note.write": marked("writing in the notes"),
    "correction.create": marked("correction of a fact"),
    "correction.delete": marked("withdrawal of a correction"),
    "sample": marked("filling the sample"),
}


def change_in_words(label: str) -> str:
    """What a change was, translated; the label itself when it is a newer program's."""
    words = _WORDS.get(label)
    return tr(words) if words else label
