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
    "competence_rule.import": marked("taking over rules of competence"),
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
    "agency.create": marked("new agency"),
    "agency.edit": marked("change of an agency"),
    "agency.delete": marked("removal of an agency"),
    "office.create": marked("new office"),
    "office.edit": marked("change of an office"),
    "office.delete": marked("removal of an office"),
    "coverage.create": marked("new country covered"),
    "coverage.end": marked("end of a country covered"),
    "coverage.delete": marked("removal of a country covered"),
    "competence.create": marked("new competence"),
    "competence.edit": marked("change of a competence"),
    "competence.end": marked("end of a competence"),
    "competence.delete": marked("removal of a competence"),
    "competence_rule.create": marked("new function"),
    "competence_rule.edit": marked("change of a function"),
    "competence_rule.end": marked("end of a function"),
    "competence_rule.delete": marked("removal of a function"),
    "membership.create": marked("new membership"),
    "membership.edit": marked("change of a membership"),
    "membership.end": marked("end of a membership"),
    "membership.delete": marked("removal of a membership"),
    "name.create": marked("new name"),
    "name.edit": marked("change of a name"),
    "name.delete": marked("removal of a name"),
    "person.create": marked("new person"),
    "person.edit": marked("change of a person"),
    "person.delete": marked("removal of a person"),
    "post.create": marked("new post"),
    "post.edit": marked("change of a post"),
    "post.delete": marked("removal of a post"),
    "post_holder.create": marked("person put into a post"),
    "post_holder.edit": marked("change of who held a post"),
    "post_holder.end": marked("end of a person's time in a post"),
    "post_holder.delete": marked("removal of a person from a post"),
    "post.hand_over": marked("handing over of a post"),
    "verification.create": marked("check of facts"),
    "verification.ask": marked("letter that asks about facts"),
    "sample": marked("filling the sample"),
}


def change_in_words(label: str) -> str:
    """What a change was, translated; the label itself when it is a newer program's."""
    words = _WORDS.get(label)
    return tr(words) if words else label
