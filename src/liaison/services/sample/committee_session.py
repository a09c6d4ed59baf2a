"""Story B: the 19th meeting of the customs law-enforcement heads of the CIS, Baku, May 2019, after press reports.

Source: https://en.trend.az/business/3065821.html (22 May 2019). The chairman's words are given in indirect speech.
"""

from __future__ import annotations

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingKind, MeetingState
from liaison.store.engine import OWN
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar

MEMBERS = (
    ("AZ", "az-gtk", "State Customs Committee of Azerbaijan"),
    ("BY", "by-gtk", "State Customs Committee of the Republic of Belarus"),
    ("KZ", None, "Customs service of Kazakhstan"),
    ("KG", None, "Customs service of Kyrgyzstan"),
    ("RU", "ru-fcs", "Federal Customs Service of Russia"),
    ("TJ", None, "Customs service of Tajikistan"),
    ("UZ", None, "Customs service of Uzbekistan"),
)
OBSERVERS = (("EE", None, "Customs service of Estonia"), ("LV", None, "Customs service of Latvia"))
BODIES = (
    (None, "cis-atc", "Anti-Terrorism Center of the CIS Member States"),
    (None, "cis-bkbop", "Bureau for the Coordination of the Fight against Organized Crime (BKBOP)"),
    (None, "cis-skpv-ks", "Coordination Service of the CIS Council of Commanders of Border Troops"),
)
AGENDA = ("Law enforcement in the region", "Reports of the working groups", "Exchange of views")
CHAIRMAN = "Oleg Gubaydulin"
STATEMENT = (
    "An investigation must see both the supplier and the final distributor and work through the whole chain; "
    "controlled delivery is the main form of interaction."
)
NOTE = f"""\
## {AGENDA[0]}
#drug-trafficking #precursors #cybercrime #cash-smuggling
Trafficking in drugs, psychotropic substances and precursors; offences online; money carried across borders; \
international mail as a channel.

> {CHAIRMAN}: {STATEMENT}

## {AGENDA[1]}
The working groups met the day before.

## {AGENDA[2]}
"""


def write(change: Change) -> None:
    """Add the series, the session, its working groups as a sub-session, the delegations, the agenda and the statement."""
    series = change.insert(
        "meeting_series",
        {
            "name": "Committee of Heads of Law Enforcement Units, CIS Council of Heads of Customs Services",
            "body_id": "cis-chleu",
            "chair_name": CHAIRMAN,
        },
        scope=OWN,
    )
    shared: dict[str, Scalar] = {"city": "Baku", "country_iso2": "AZ", "host_agency_id": "az-gtk", "series_id": series}
    shared |= {"state": MeetingState.DRAFT.value, "time_zone": "Asia/Baku"}
    session = change.insert(
        "meeting",
        {
            **shared,
            "title": "19th meeting of the Committee of Heads of Law Enforcement Units",
            "kind": MeetingKind.COMMITTEE_SESSION.value,
            "ordinal": 19,
            "date": PartialDate.parse("2019-05"),
            "version": 1,
        },
        scope=OWN,
    )
    groups = change.insert(
        "meeting",
        {
            **shared,
            "title": "Working groups of the 19th meeting",
            "kind": MeetingKind.WORKING_GROUP.value,
            "parent_id": session,
            "date": PartialDate.parse("2019-05"),
            "version": 1,
        },
        scope=OWN,
    )
    change.insert("note", {"meeting_id": groups, "body": "The day before the session.\n"}, scope=OWN)
    _delegations(change, session)
    note = change.insert("note", {"meeting_id": session, "body": NOTE}, scope=OWN)
    items = [
        change.insert(
            "agenda_item",
            {
                "meeting_id": session,
                "note_id": note,
                "line": NOTE.split("\n").index(f"## {title}"),
                "title": title,
                "position": position,
            },
            scope=OWN,
        )
        for position, title in enumerate(AGENDA)
    ]
    change.insert(
        "statement",
        {
            "meeting_id": session,
            "note_id": note,
            "line": next(number for number, line in enumerate(NOTE.split("\n")) if line.startswith("> ")),
            "agenda_item_id": items[0],
            "speaker_name": CHAIRMAN,
            "capacity": "chairman",
            "original": STATEMENT,
            "language": "en",
            "quotable": "yes",
        },
        scope=OWN,
    )


def _delegations(change: Change, session: str) -> None:
    position = 0
    for capacity, sides in (
        (Capacity.MEMBER, MEMBERS),
        (Capacity.OBSERVER, OBSERVERS),
        (Capacity.PARTICIPATING_BODY, BODIES),
    ):
        for country, agency, name in sides:
            values: dict[str, Scalar] = {
                "meeting_id": session,
                "country_iso2": country,
                "agency_id": agency,
                "name": name,
            }
            is_host = country == "AZ"
            values |= {"capacity": (Capacity.HOST if is_host else capacity).value}
            change.insert("delegation", {**values, "position": position}, scope=OWN)
            position += 1
