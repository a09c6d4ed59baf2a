"""Story C: a chain from supplier to final distributor, kept as a case. Everything in it is made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from liaison.domain.cases.case import CaseFacts, CaseRole, CaseSide, FileNumber, Happening, Interest, InterestKind
from liaison.domain.cases.chains import LegFacts, LegRole, LegState, Way
from liaison.domain.cases.deliveries import Consent, DeliveryFacts, HandOver, StateConsent, Substitution
from liaison.domain.cases.quantities import Unit
from liaison.domain.cases.requests import Channel, RequestFacts, RequestKind, RequestState, RequestStep, StepKind
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import write_legs
from liaison.store.cases import values
from liaison.store.engine import OWN
from liaison.store.journal.change import Change

LEGS = (
    ("AF", LegRole.SUPPLIER, LegState.SUSPECTED, None),
    ("TJ", LegRole.TRANSIT, LegState.SUSPECTED, Way.ROAD),
    ("KZ", LegRole.TRANSIT, LegState.KNOWN, Way.ROAD),
    ("RU", LegRole.STORAGE, LegState.KNOWN, Way.RAIL),
    ("BY", LegRole.COURIER, LegState.KNOWN, Way.ROAD),
    ("PL", LegRole.TRANSIT, LegState.SUSPECTED, Way.ROAD),
    ("DE", LegRole.FINAL_DISTRIBUTOR, LegState.SUSPECTED, Way.ROAD),
)
CONSENTS = (
    ("BY", Consent.GIVEN, Consent.GIVEN, Consent.GIVEN),
    ("PL", Consent.ASKED, Consent.ASKED, Consent.ASKED),
    ("DE", Consent.ASKED, None, None),
)


NOTE = """## Border guard, by telephone

The seal was whole at the border, and another one beyond it. Who changed it is not known.

## Where it may have been opened

[[Poland]] has two places to rest along the way; nobody looked there yet.
"""


def write(change: Change) -> None:
    """Add the case with its legs, both sides' numbers, a request, and a controlled delivery with the states' consents."""
    facts = CaseFacts(
        "Northern route, sample",
        "C-2019-0001",
        "drug-trafficking",
        opened_on=PartialDate.parse("2019-04"),
        summary="Opiates in lorries that carry dried fruit; made up to show what a case looks like.",
        tlp=Tlp.AMBER,
    )
    case = RowKey(OWN, change.insert("case_file", values.values_of(facts), scope=OWN))
    legs = tuple(
        LegFacts(country, role=role, way=way, state=state, goods="opiates", position=at)
        for at, (country, role, state, way) in enumerate(LEGS)
    )
    write_legs(change, case, legs)
    change.insert("note", {"case_id": case.id, "body": NOTE}, scope=OWN)
    for part in (
        CaseSide("BY", role=CaseRole.LEADS, since=PartialDate.parse("2019-04")),
        CaseSide("DE", role=CaseRole.INVESTIGATES, since=PartialDate.parse("2019-05")),
        FileNumber("SAMPLE-BY-1", "BY"),
        FileNumber("SAMPLE-DE-1", "DE"),
        Interest(InterestKind.VEHICLE, "Lorry, white", "SAMPLE 1234-5", "BY", source="Border guard, by telephone"),
        Happening("The lorry was seen at the border.", PartialDate.parse("2019-04-17"), "06:40", place="Brest"),
        Happening("First tip from a partner.", PartialDate.parse("2019~")),
    ):
        _add(change, case, part)
    request = RequestFacts(
        RequestKind.LEGAL_ASSISTANCE,
        requesting_iso2="BY",
        requested_iso2="DE",
        subject="Consent to a controlled delivery",
        measure="controlled-delivery",
        channel=Channel.LIAISON_OFFICER,
        instrument_id="un-drugs-1988",
        due=PartialDate.parse("2019-09-01"),
        state=RequestState.SENT,
        sent_on=PartialDate.parse("2019-08-05"),
    )
    _add(change, _add(change, case, request), RequestStep(StepKind.SENT, PartialDate.parse("2019-08-05")))
    delivery = _add(
        change,
        case,
        DeliveryFacts("opiates", Decimal(40), Unit.KILOGRAM, Substitution.PART, begins_on=PartialDate.parse("2019-09")),
    )
    for position, (country, entry, transit, leaving) in enumerate(CONSENTS):
        _add(change, delivery, StateConsent(country, entry, transit, leaving, position=position))
    _add(change, delivery, HandOver("Brest – Terespol", "BY", "PL", time_zone="Europe/Warsaw"))


def _add(change: Change, owner: RowKey, facts: Any) -> RowKey:
    table, parent = values.TABLES[type(facts)]
    return RowKey(OWN, change.insert(table, {parent: owner.id, **values.values_of(facts)}, scope=OWN))
