"""What the kinds of record are called, for lists of what a backup holds or a check found."""

from __future__ import annotations

from liaison.base.translations import marked, tr

_WORDS = {
    "agency": marked("Agencies"),
    "office": marked("Offices"),
    "coverage": marked("Coverage"),
    "competence": marked("Competences"),
    "competence_rule": marked("Rules of competence"),
    "body": marked("Bodies"),
    "membership": marked("Memberships"),
    "name": marked("Further names"),
    "person": marked("People"),
    "post": marked("Posts"),
    "post_holder": marked("Holders of posts"),
    "source": marked("Sources"),
    "citation": marked("Citations"),
    "verification": marked("Checks of facts"),
    "correction": marked("Corrections"),
    "instrument": marked("Legal instruments"),
    "party": marked("Parties to instruments"),
    "treaty_wish": marked("Treaty wishes"),
    "meeting_series": marked("Series of meetings"),
    "meeting": marked("Meetings"),
    "delegation": marked("Delegations"),
    "participant": marked("Participants"),
    "agenda_item": marked("Agenda items"),
    "note": marked("Notes"),
    "statement": marked("Statements"),
    "outcome": marked("Outcomes"),
    "follow_up": marked("Follow-ups"),
    "topic": marked("Topics"),
    "attachment": marked("Attachments"),
    "minutes_version": marked("Versions of minutes"),
    "meeting_template": marked("Templates for meetings"),
    "case_file": marked("Cases"),
    "case_side": marked("Countries and agencies in cases"),
    "case_number": marked("File numbers"),
    "case_interest": marked("People and things of interest"),
    "case_happening": marked("Happenings in cases"),
    "case_leg": marked("Legs of chains"),
    "case_step": marked("Steps of chains"),
    "request": marked("Requests"),
    "request_step": marked("Steps of requests"),
    "controlled_delivery": marked("Controlled deliveries"),
    "delivery_consent": marked("Consents to deliveries"),
    "delivery_hand_over": marked("Hand-overs in deliveries"),
    "seizure": marked("Seizures"),
    "operation_figure": marked("Operation figures"),
    "link": marked("Links"),
    "saved_search": marked("Saved searches"),
    "pack_signer": marked("Signers of reference packs"),
}

# what a person looks for first stands first
_ORDER = ("meeting", "note", "follow_up", "person", "case_file", "request", "controlled_delivery")


def record_word(table: str) -> str:
    """The kind of record in `table`, in the plural, translated."""
    return tr(_WORDS[table])


def record_order(table: str) -> tuple[int, str]:
    """Sorts tables as a person reads them."""
    return (_ORDER.index(table), "") if table in _ORDER else (len(_ORDER), record_word(table))
