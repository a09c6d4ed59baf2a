"""The page of a chain from a real store: whom to call with the number to dial, gaps, the strictest marking of what it names."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.case_errors import CaseGone
from liaison.domain.cases.chain_paper import LegBox
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.requests import RequestFacts, RequestStep, StepKind
from liaison.domain.dates import PartialDate
from liaison.domain.entries import EntryKind, GivenSource
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_papers import ChainPaperService
from liaison.services.cases.requests import RequestService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)


def service(store: Store) -> ChainPaperService:
    return ChainPaperService(store, lambda: TODAY)


def lines(box: LegBox) -> str:
    return "\n".join(box.lines)


def test_the_chain_of_the_sample_says_for_each_leg_whom_to_call_and_on_what_basis(filled: Store) -> None:
    key = CaseService(filled).called("C-2019-0001")
    assert key is not None
    paper = service(filled).paper(key)
    assert (paper.title, paper.marking) == ("C-2019-0001 · Northern route, sample", Tlp.AMBER)
    assert paper.about == "Drug trafficking · 7 legs · printed 22\u00a0November\u00a02026"
    assert [(box.number, box.head, box.leads_to) for box in paper.boxes[:2]] == [
        (1, "Afghanistan", (2,)),
        (2, "Tajikistan", (3,)),
    ]
    assert "Call first: CARICC, telephone not known" in lines(paper.boxes[1])
    assert "MLA: yes, UN Drugs Convention 1988" in lines(paper.boxes[6])
    assert "Open request: Consent to a controlled delivery (due 2019-09-01)" in lines(paper.boxes[6])
    assert "Own country" in lines(paper.boxes[4]) and "Basis" not in lines(paper.boxes[4])
    assert paper.sources[0].startswith("Offices: sources as of 2009")


def test_a_gap_is_loud_and_what_is_named_marks_the_page(filled: Store) -> None:
    legs = (LegFacts("VU"), LegFacts(place="at sea"), LegFacts("BY"), LegFacts("DE"))
    key = CaseService(filled).create(CaseFacts("Two gaps", crime_type="drug-trafficking"), legs=legs).key
    assert service(filled).paper(key).marking is None
    assert [box.alarm for box in service(filled).paper(key).boxes] == ["NOBODY KNOWN", "COUNTRY NOT KNOWN", "", ""]
    secret = RequestFacts(requesting_iso2="BY", requested_iso2="DE", subject="Secret", tlp=Tlp.RED)
    requests = RequestService(filled)
    made = requests.create(key, secret).key
    requests.add_step(made, RequestStep(StepKind.SENT, PartialDate.parse("2026-11-01")))
    assert service(filled).paper(key).marking is Tlp.RED


def test_a_number_an_officer_knows_is_there_to_dial(filled: Store) -> None:
    editing = DirectoryEditingService(filled)
    office = {"name": "Desk Vanuatu", "kind": "liaison", "agency_id": "by-sk", "phone": "+375 17 000"}
    made = editing.add(EntryKind.OFFICE, office, GivenSource("a call", "", None))
    coverage = {"office_id": made.id, "country_iso2": "VU", "role": "primary"}
    editing.add(EntryKind.COVERAGE, coverage, GivenSource("a call", "", None))
    key = CaseService(filled).create(CaseFacts("One leg"), legs=(LegFacts("VU"),)).key
    (box,) = service(filled).paper(key).boxes
    assert "Call first: Desk Vanuatu, +375 17 000" in lines(box)


def test_a_case_that_is_gone_is_told_so(filled: Store) -> None:
    with pytest.raises(CaseGone):
        service(filled).paper(RowKey("own", "gone"))
