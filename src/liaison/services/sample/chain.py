"""Story C: a chain from supplier to final distributor, kept as a case. Everything in it is made up."""

from __future__ import annotations

from liaison.store.engine import OWN
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar

LEGS = (
    ("AF", "supplier", "suspected"),
    ("TJ", "transit", "suspected"),
    ("KZ", "transit", "known"),
    ("RU", "storage", "known"),
    ("BY", "courier", "known"),
    ("PL", "transit", "suspected"),
    ("DE", "final_distributor", "suspected"),
)
CONSENTS = (("BY", "given", "given", "given"), ("PL", "asked", "asked", "asked"), ("DE", "asked", None, None))


def write(change: Change) -> None:
    """Add the case with its legs, both sides' numbers, a request, and a controlled delivery with the states' consents."""
    case = change.insert(
        "case_file",
        {"title": "Northern route, sample", "crime_type": "drug-trafficking", "state": "open"},
        scope=OWN,
    )
    for position, (country, role, state) in enumerate(LEGS):
        leg: dict[str, Scalar] = {
            "case_id": case,
            "position": position,
            "country_iso2": country,
            "role": role,
            "state": state,
        }
        change.insert("case_leg", {**leg, "goods": "opiates"}, scope=OWN)
    for country, number in (("BY", "SAMPLE-BY-1"), ("DE", "SAMPLE-DE-1")):
        change.insert("case_number", {"case_id": case, "country_iso2": country, "number": number}, scope=OWN)
    change.insert(
        "request",
        {
            "case_id": case,
            "direction": "ours",
            "requesting_iso2": "BY",
            "requested_iso2": "DE",
            "subject": "Consent to a controlled delivery",
            "instrument_id": "un-drugs-1988",
            "state": "sent",
        },
        scope=OWN,
    )
    delivery = change.insert(
        "controlled_delivery", {"case_id": case, "goods": "opiates", "state": "planned"}, scope=OWN
    )
    for country, entry, transit, leaving in CONSENTS:
        consent = {"delivery_id": delivery, "country_iso2": country, "entry": entry, "transit": transit}
        change.insert("delivery_consent", {**consent, "exit": leaving}, scope=OWN)
