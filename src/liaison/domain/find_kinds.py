"""What can be found."""

from __future__ import annotations

from enum import StrEnum

from liaison.base.translations import marked, tr


class FindKind(StrEnum):
    """What can be found; the value is the word after `kind:`."""

    PERSON = "person"
    OFFICE = "office"
    AGENCY = "agency"
    BODY = "body"
    COUNTRY = "country"
    CRIME_TYPE = "crime"
    MEETING = "meeting"
    FOLLOW_UP = "follow-up"
    STATEMENT = "statement"
    OUTCOME = "outcome"
    TREATY_WISH = "wish"
    CASE = "case"
    INSTRUMENT = "instrument"
    ATTACHMENT = "attachment"
    COMMAND = "command"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    FindKind.PERSON: marked("person"),
    FindKind.OFFICE: marked("office"),
    FindKind.AGENCY: marked("agency"),
    FindKind.BODY: marked("body"),
    FindKind.COUNTRY: marked("country"),
    FindKind.CRIME_TYPE: marked("crime type"),
    FindKind.MEETING: marked("meeting"),
    FindKind.FOLLOW_UP: marked("follow-up"),
    FindKind.STATEMENT: marked("statement"),
    FindKind.OUTCOME: marked("outcome"),
    FindKind.TREATY_WISH: marked("treaty wish"),
    FindKind.CASE: marked("case"),
    FindKind.INSTRUMENT: marked("instrument"),
    FindKind.ATTACHMENT: marked("attachment"),
    FindKind.COMMAND: marked("command"),
}
