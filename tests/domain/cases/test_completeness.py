"""What a request lacks, by kind; that silence of the sources is never a "no"."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.cases.completeness import Circumstances, KnownBasis, Missing, missing
from liaison.domain.cases.receiving import Receiver, Sheet
from liaison.domain.cases.requests import Channel, RequestFacts, RequestKind, Urgency
from liaison.domain.dates import PartialDate
from liaison.domain.legal_bases import Verdict
from liaison.domain.meetings import Tlp

KNOWN = Circumstances("Belarus", "Germany", "Controlled delivery", KnownBasis(Verdict.YES, best="UN Drugs Convention"))
SHEET = Sheet(True, (Receiver("de-bfj", "Federal Office of Justice"),), ("direct",), ("de, en",))
WHOLE = RequestFacts(
    RequestKind.LEGAL_ASSISTANCE,
    requesting_iso2="BY",
    requested_iso2="DE",
    requesting_name="Investigative Committee",
    requested_name="Federal Office of Justice",
    instrument_id="un-drugs-1988",
    basis_as_of=PartialDate.parse("2026-11-22"),
    measure="controlled-delivery",
    channel=Channel.DIRECT,
    language="en",
    urgency=Urgency.ROUTINE,
    subject="Consent",
    reference="C-2026-0001/1",
    case_facts="A lorry.",
    offence="Illicit trafficking, article 328 of the Criminal Code",
    persons="None are known.",
    questions="Consent to entry and transit?",
    tlp=Tlp.AMBER,
    conditions_of_use="For this case only.",
)


def needed(request: RequestFacts, known: Circumstances = KNOWN) -> set[str]:
    return {one.field for one in missing(request, known) if one.is_needed}


def about(field: str, request: RequestFacts, known: Circumstances = KNOWN) -> list[Missing]:
    return [one for one in missing(request, known) if one.field == field]


def test_a_whole_request_lacks_nothing() -> None:
    assert missing(WHOLE, replace(KNOWN, sheet=SHEET)) == ()


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (RequestKind.LEGAL_ASSISTANCE, {"instrument_id", "subject", "offence", "case_facts", "measure", "questions"}),
        (RequestKind.EXTRADITION, {"instrument_id", "subject", "offence", "case_facts", "persons"}),
        (RequestKind.POLICE, {"subject", "questions"}),
        (RequestKind.CUSTOMS, {"instrument_id", "subject", "offence", "case_facts", "measure", "questions"}),
        (RequestKind.SPONTANEOUS, {"subject", "case_facts"}),
    ],
)
def test_an_empty_request_needs_the_parts_of_its_kind(kind: RequestKind, parts: set[str]) -> None:
    sides = {"requesting_iso2", "requested_iso2", "requesting_name", "requested_name"}
    assert needed(RequestFacts(kind), Circumstances()) == parts | sides


def test_information_of_ones_own_accord_asks_nothing_and_is_advised_its_conditions() -> None:
    found = missing(replace(WHOLE, kind=RequestKind.SPONTANEOUS, questions="", measure="", conditions_of_use=""), KNOWN)
    assert not any(one.field in ("questions", "measure") for one in found)
    assert [one.is_needed for one in found if one.field == "conditions_of_use"] == [False]


def test_a_basis_there_is_is_named_and_one_that_is_not_known_is_not_denied() -> None:
    bare = replace(WHOLE, instrument_id="")
    assert "UN Drugs Convention" in about("instrument_id", bare)[0].sentence
    silent = replace(KNOWN, basis=KnownBasis(Verdict.NOT_KNOWN))
    assert "not to say that there is none" in about("instrument_id", bare, silent)[0].sentence
    listed = replace(KNOWN, basis=KnownBasis(Verdict.NOT_KNOWN, Verdict.NO))
    assert "no bilateral treaty, by a complete list" in about("instrument_id", bare, listed)[0].sentence


def test_reciprocity_in_words_is_a_basis() -> None:
    assert about("instrument_id", replace(WHOLE, instrument_id="", basis_trace="Reciprocity is assured.")) == []


def test_an_instrument_that_binds_one_side_only_is_told_apart_from_one_nobody_knows() -> None:
    no = replace(KNOWN, basis=KnownBasis(Verdict.YES, chosen=Verdict.NO, chosen_name="ETS 30"))
    open_ = replace(KNOWN, basis=KnownBasis(Verdict.YES, chosen=Verdict.NOT_KNOWN, chosen_name="ETS 30"))
    assert [one.verdict for one in about("instrument_id", WHOLE, no)] == [Verdict.NO]
    assert [one.verdict for one in about("instrument_id", WHOLE, open_)] == [Verdict.NOT_KNOWN]


def test_urgency_wants_a_day_and_a_reason() -> None:
    urgent = replace(WHOLE, urgency=Urgency.URGENT)
    assert {one.field for one in missing(urgent, replace(KNOWN, sheet=SHEET))} == {"due", "urgency"}
    told = replace(urgent, due=PartialDate.parse("2026-12"), case_facts="Срочно: груз уже в пути.")
    assert missing(told, replace(KNOWN, sheet=SHEET)) == ()


def test_an_extradition_wants_who_it_is_and_on_what_he_is_wanted() -> None:
    bare = replace(WHOLE, kind=RequestKind.EXTRADITION, persons="Ivan Sample")
    assert needed(bare) == {"persons", "case_facts"}
    told = replace(bare, persons="Ivan Sample, born 1980-02-03", case_facts="Arrest warrant No. 5 of 2026-03-01.")
    assert needed(told) == set()


def test_the_sheet_of_the_other_state_is_held_against_the_request() -> None:
    known = replace(KNOWN, sheet=SHEET)
    other = replace(
        WHOLE, language="Russian", channel=Channel.INTERPOL, requested_name="", requested_agency_id="de-bka"
    )
    found = {one.field: one for one in missing(other, known)}
    assert {name: one.verdict for name, one in found.items()} == {
        "language": Verdict.NO,
        "channel": Verdict.NO,
        "requested_name": Verdict.NO,
    }
    assert "German, English" in found["language"].sentence
    assert "Federal Office of Justice" in found["requested_name"].sentence


def test_words_that_are_not_understood_and_silence_are_not_known() -> None:
    for channels, languages in (((), ()), (("not through INTERPOL",), ("any official language",))):
        known = replace(KNOWN, sheet=Sheet(True, SHEET.receivers, channels, languages))
        found = missing(replace(WHOLE, channel=Channel.INTERPOL), known)
        assert {(one.field, one.verdict) for one in found} == {
            ("channel", Verdict.NOT_KNOWN),
            ("language", Verdict.NOT_KNOWN),
        }


@pytest.mark.parametrize(
    ("words", "language", "verdict"),
    [
        ("ru, be", "ru", Verdict.YES),
        ("Russian or Belarusian", "Belarusian", Verdict.YES),
        ("ru, be", "en", Verdict.NO),
        ("Russian, with a translation", "ru", Verdict.NOT_KNOWN),
        ("ru", "the tongue of the sender", Verdict.NOT_KNOWN),
    ],
)
def test_languages_of_a_sheet(words: str, language: str, verdict: Verdict) -> None:
    assert Sheet(True, (), (), (words,)).takes_in(language) is verdict


@pytest.mark.parametrize(
    ("words", "channel", "verdict"),
    [
        ("direct", Channel.DIRECT, Verdict.YES),
        ("through INTERPOL; diplomatic channels", Channel.DIPLOMATIC, Verdict.YES),
        ("central-authority", Channel.DIRECT, Verdict.NO),
        ("Directorate of Investigations", Channel.DIRECT, Verdict.NOT_KNOWN),
    ],
)
def test_channels_of_a_sheet(words: str, channel: Channel, verdict: Verdict) -> None:
    assert Sheet(True, (), (words,), ()).takes_by(channel) is verdict


_TEXTS = st.sampled_from(["", "5 words", "слово"])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(RequestKind),
    st.fixed_dictionaries(
        dict.fromkeys(("subject", "offence", "case_facts", "persons", "questions", "language", "measure"), _TEXTS)
    ),
    st.sampled_from([Circumstances(), KNOWN, replace(KNOWN, sheet=SHEET)]),
)
def test_whatever_is_written_every_gap_names_a_field_and_says_a_sentence(
    kind: RequestKind, texts: dict[str, Any], known: Circumstances
) -> None:
    request = RequestFacts(kind, **texts)
    names = {one.name for one in fields(RequestFacts)}
    found = missing(request, known)
    assert all(one.field in names and one.sentence.strip().endswith((".", "?")) for one in found)
    # what sources do not tell never keeps a request from being complete
    assert not any(one.is_needed and one.verdict is Verdict.NOT_KNOWN for one in found)


def test_rules_that_name_nobody_are_told_from_no_rules_at_all() -> None:
    silent = about("requested_name", WHOLE)[0]
    empty = about("requested_name", WHOLE, replace(KNOWN, sheet=Sheet(is_there=True)))[0]
    assert silent.verdict is empty.verdict is Verdict.NOT_KNOWN
    assert "is not known" in silent.sentence and "name nobody" in empty.sentence
