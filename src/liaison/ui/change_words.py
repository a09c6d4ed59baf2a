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
    "treaty_wish.create": marked("new treaty wish"),
    "treaty_wish.edit": marked("change of a treaty wish"),
    "treaty_wish.delete": marked("withdrawal of a treaty wish"),
    "instrument.create": marked("new legal instrument"),
    "instrument.delete": marked("removal of a legal instrument"),
    "party.create": marked("new status under an instrument"),
    "party.delete": marked("removal of a status under an instrument"),
    "import": marked("import of a list"),
    "sample": marked("filling the sample"),
}


def change_in_words(label: str) -> str:
    """What a change was, translated; the label itself when it is a newer program's."""
    words = _WORDS.get(label)
    return tr(words) if words else label
