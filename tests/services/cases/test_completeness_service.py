"""What a request lacks, asked of a real store: the sample's request, the legal bases of the pack, a lawyer's rules of a state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from liaison.domain.cases.completeness import Missing
from liaison.domain.cases.request_errors import RequestGone
from liaison.domain.cases.requests import RequestFacts, RequestKind
from liaison.domain.legal_bases import Verdict
from liaison.domain.rows import RowKey
from liaison.services.cases.completeness import CompletenessService
from liaison.services.cases.requests import RequestService
from liaison.services.competence_rules import CompetenceRuleKeeping, CompetenceRuleService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
RULES = """country;function;measure;authority;channel;languages;source;as_of
DE;executing-authority;controlled-delivery;Public prosecutor;through INTERPOL;de;a made-up table;2025
DE;central-authority;controlled-delivery;Federal Office of Justice;direct;de, en;a made-up table;2025
DE;issuing-authority;controlled-delivery;Customs Investigation;;;a made-up table;2025
DE;central-authority;mutual-legal-assistance;Ministry of Justice;;;a made-up table;2025
"""


def test_the_requests_of_the_sample_are_measured_by_what_is_known_of_the_states(filled: Store, tmp_path: Path) -> None:
    requests, service = RequestService(filled), CompletenessService(filled, lambda: TODAY)
    key = requests.list()[0].key
    found = told(service.check(key))
    assert found["requesting_name"].is_needed
    assert found["requested_name"].sentence == (
        "The requested authority is not named. Who takes requests for “Controlled delivery” in Germany is not known."
    )
    assert "instrument_id" not in found
    assert not found["basis_as_of"].is_needed

    table = tmp_path / "rules.csv"
    table.write_text(RULES, encoding="utf-8")
    rules = CompetenceRuleService(filled, lambda: TODAY).read_file(table)
    CompetenceRuleKeeping(filled).take_over("de", rules)
    named = told(service.check(key))["requested_name"].sentence
    assert named.endswith("By the rules of Germany: Federal Office of Justice, Public prosecutor.")
    facts = service.asked(key).facts
    requests.edit(key, replace(facts, requested_name="Federal Office of Justice", language="ru"))
    language = told(service.check(key))["language"]
    assert language.verdict is Verdict.NO
    assert language.sentence == "By the rules of Germany such requests are taken in: German, English."


def test_rules_of_the_kind_answer_where_none_names_the_measure(filled: Store, tmp_path: Path) -> None:
    service = CompletenessService(filled, lambda: TODAY)
    table = tmp_path / "rules.csv"
    table.write_text(RULES, encoding="utf-8")
    CompetenceRuleKeeping(filled).take_over("de", CompetenceRuleService(filled, lambda: TODAY).read_file(table))
    facts = RequestFacts(requesting_iso2="BY", requested_iso2="DE", measure="interception")
    assert service.circumstances(facts, "").sheet.names == "Ministry of Justice"


def test_a_basis_is_chosen_for_its_kind_and_for_both_states(filled: Store) -> None:
    service = CompletenessService(filled, lambda: TODAY)

    def chosen(instrument: str, kind: RequestKind = RequestKind.LEGAL_ASSISTANCE, other: str = "DE") -> Verdict | None:
        facts = RequestFacts(kind, requesting_iso2="BY", requested_iso2=other, instrument_id=instrument)
        basis = service.circumstances(facts, "drug-trafficking").basis
        return basis.chosen if basis is not None else None

    assert chosen("un-drugs-1988") is Verdict.YES
    assert chosen("coe-ets-030") is Verdict.NO
    assert chosen("coe-ets-024") is Verdict.NO
    assert chosen("cis-minsk-1993") is Verdict.NOT_KNOWN
    assert chosen("un-drugs-1988", RequestKind.POLICE) is None
    assert chosen("un-drugs-1988", other="BY") is None


def test_a_request_that_was_deleted_is_told_so(filled: Store) -> None:
    with pytest.raises(RequestGone):
        CompletenessService(filled).check(RowKey("own", "gone"))


def told(found: tuple[Missing, ...]) -> dict[str, Missing]:
    return {one.field: one for one in found}
