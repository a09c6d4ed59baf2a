"""Story A: the working meeting of 2 August 2019 in Minsk, after the host's published report.

Source: https://sk.gov.by/en/news-en/view/working-meeting-with-the-staff-of-the-us-immigration-and-custom-enforcement-office-issues-of-cooperation-8448/
The follow-ups and the times are made up for the sample; the rest is in the report.
"""

from __future__ import annotations

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Direction, MeetingKind, MeetingState, Tlp
from liaison.domain.treaty_wishes import WishState
from liaison.store.engine import OWN
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar

WISH = "Belarus – United States, legal assistance in criminal cases and extradition"
NOTE = f"""\
10:04
## Current legal systems of the two countries (30 min)
Exchange of views. The interaction of investigative units with other agencies before trial was explained.

> Belarus: interest in bilateral treaties on legal assistance in criminal cases and on extradition.
=> Treaty wish: {WISH}

10:41
## Functions and powers of both agencies (40 min)
#trafficking-in-persons #sexual-exploitation #drug-smuggling #terrorist-financing #visa-passport-fraud #sanitary-veterinary
The Frankfurt office works with the authorities of ten states: Germany, Azerbaijan, Armenia, Belarus, Georgia, Poland, \
Denmark, Norway, Sweden, Finland.
Competence named by the guests: human trafficking, sexual exploitation, drug smuggling, terrorist financing, forged \
documents for US visas and passports, phytosanitary and veterinary rules on goods.

11:20
## Promising areas of cooperation (45 min)
=> Decision: the agencies keep working contacts
- [ ] Send the list of contact points @G. Balsamo due:2019-08-16
- [ ] Draft a note on the treaty gaps Belarus – United States @own-office due:2019-09-01
"""

TOPICS = (
    "trafficking-in-persons",
    "sexual-exploitation",
    "drug-smuggling",
    "terrorist-financing",
    "visa-passport-fraud",
    "sanitary-veterinary",
)


def write(change: Change) -> None:
    """Add the meeting, both delegations, the notes, what was promised, and two treaty wishes."""
    meeting = change.insert(
        "meeting",
        {
            "title": "Working meeting with ICE, US Department of Homeland Security",
            "kind": MeetingKind.WORKING_MEETING.value,
            "date": PartialDate.parse("2019-08-02"),
            "starts_at": "10:00",
            "ends_at": "12:15",
            "time_zone": "Europe/Minsk",
            "place": "Central office of the Investigative Committee",
            "city": "Minsk",
            "country_iso2": "BY",
            "host_agency_id": "by-sk",
            "initiator_agency_id": "us-ice",
            "initiator_name": "ICE, the American side",
            "state": MeetingState.DRAFT.value,
            "version": 1,
            "tlp": Tlp.AMBER.value,
        },
        scope=OWN,
    )
    _delegations(change, meeting)
    note = change.insert("note", {"meeting_id": meeting, "body": NOTE}, scope=OWN)
    _promises(change, meeting, note)
    _wishes(change, meeting, note)
    for crime in TOPICS:
        change.insert("topic", {"target_table": "meeting", "target_id": meeting, "crime_type": crime}, scope=OWN)


def _line(words: str) -> int:
    return next(number for number, line in enumerate(NOTE.split("\n")) if words in line)


def _promises(change: Change, meeting: str, note: str) -> None:
    for text, owner, due in (
        ("Send the list of contact points", "G. Balsamo", "2019-08-16"),
        ("Draft a note on the treaty gaps Belarus – United States", "own-office", "2019-09-01"),
    ):
        change.insert(
            "follow_up",
            {
                "meeting_id": meeting,
                "note_id": note,
                "line": _line(text),
                "text": text,
                "direction": (Direction.THEIRS if owner == "G. Balsamo" else Direction.OURS).value,
                "owner_name": owner,
                "counterpart_agency_id": "us-ice",
                "due": PartialDate.parse(due),
                "state": "open",
            },
            scope=OWN,
        )


def _wishes(change: Change, meeting: str, note: str) -> None:
    for kind in ("mla", "extradition"):
        change.insert(
            "treaty_wish",
            {
                "country_iso2": "BY",
                "counterpart_iso2": "US",
                "kind": kind,
                "text": WISH,
                "raised_by": "Investigative Committee of the Republic of Belarus",
                "raised_on": PartialDate.parse("2019-08-02"),
                "raised_at": "Minsk, Central office of the Investigative Committee",
                "meeting_id": meeting,
                "note_id": note,
                "line": _line(WISH),
                "next_step": "Draft a note on the treaty gaps Belarus – United States",
                "state": WishState.RAISED.value,
            },
            scope=OWN,
        )


def _delegations(change: Change, meeting: str) -> None:
    host: dict[str, Scalar] = {"meeting_id": meeting, "agency_id": "by-sk", "country_iso2": "BY", "position": 0}
    host |= {"name": "Investigative Committee of the Republic of Belarus", "capacity": Capacity.HOST.value, "is_own": 1}
    host["is_own"] = 1
    change.insert("delegation", host, scope=OWN)
    guests: dict[str, Scalar] = {
        "meeting_id": meeting,
        "agency_id": "us-ice",
        "office_id": "us-ice-frankfurt",
        "position": 1,
    }
    guests |= {"name": "ICE, attaché office Frankfurt am Main", "capacity": Capacity.GUEST.value, "country_iso2": "US"}
    side = change.insert("delegation", guests, scope=OWN)
    for position, name in enumerate(("G. Balsamo", "K. Stifler")):
        person = change.insert("person", {"display_name": name}, scope=OWN)
        change.insert(
            "participant",
            {
                "meeting_id": meeting,
                "delegation_id": side,
                "person_id": person,
                "name": name,
                "is_head": int(position == 0),
                "position": position,
            },
            scope=OWN,
        )
