"""Rules of competence over a real store: a lawyer's table is taken over whole or not at all, asked, replaced, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison.domain.competence_rules import Facet, Outcome
from liaison.domain.entries import EntryError, EntryKind, GivenSource
from liaison.domain.provenance import Origin
from liaison.domain.rule_files import COLUMNS, RuleFileError
from liaison.services.competence_rules import CompetenceRuleKeeping, CompetenceRuleService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.services.rule_files import template
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
HEADING = "country;function;measure;instrument;stage;authority;channel;languages;source;as_of"
TABLE = f"""{HEADING}
Беларусь;central-authority;mutual-legal-assistance;;;Генеральная прокуратура;direct;ru, be;УПК, статья 494;2025
BY;Executing authority;search-and-seizure;;pre-trial;Investigative Committee;;;УПК, статья 34;2025-03
BY;central-authority;extradition;UN Drugs Convention 1988;;Генеральная прокуратура;;;УПК, статья 494;2025
"""


@pytest.fixture
def service(store: Store) -> CompetenceRuleService:
    PackService(store, lambda: TODAY).install_built_in()
    return CompetenceRuleService(store, lambda: TODAY)


def write(folder: Path, text: str) -> Path:
    file = folder / "rules.csv"
    file.write_text(text, encoding="utf-8")
    return file


def take_over(service: CompetenceRuleService, store: Store, folder: Path, text: str = TABLE) -> None:
    CompetenceRuleKeeping(store).take_over("by-2025", service.read_file(write(folder, text)))


def test_a_lawyers_table_answers_with_its_source(service: CompetenceRuleService, store: Store, tmp_path: Path) -> None:
    take_over(service, store, tmp_path)
    answers = {Facet.FUNCTION: "central-authority", Facet.MEASURE: "mutual-legal-assistance"}
    found = service.consult("BY", answers).consultation
    assert found.outcome is Outcome.ONE
    rule = found.authorities[0].rules[0]
    assert (found.authorities[0].authority.name, rule.languages) == ("Генеральная прокуратура", "ru, be")
    assert (rule.provenance.source_title, str(rule.provenance.as_of)) == ("УПК, статья 494", "2025")


def test_an_authority_the_directory_knows_becomes_that_agency(
    service: CompetenceRuleService, store: Store, tmp_path: Path
) -> None:
    heading = "country,function,authority,source\n"
    take_over(service, store, tmp_path, heading + "US,contact-point,ICE,a letter of 2026\n")
    found = service.consult("US", {Facet.FUNCTION: "contact-point"}).consultation
    assert [one.authority.agency_id for one in found.authorities] == ["us-ice"]


def test_a_table_taken_over_again_replaces_its_set_and_undo_brings_the_former_back(
    service: CompetenceRuleService, store: Store, tmp_path: Path
) -> None:
    take_over(service, store, tmp_path)
    before = service.sets()
    take_over(service, store, tmp_path, "country,function,authority,source\nBY,contact-point,KGK,a letter\n")
    assert [one.rules for one in service.sets() if one.name == "by-2025"] == [1]
    JournalService(store).undo_last()
    assert service.sets() == before


def test_every_wrong_value_is_named_by_line_and_column_and_nothing_is_taken(
    service: CompetenceRuleService, store: Store, tmp_path: Path
) -> None:
    bad = TABLE + (
        "Atlantis;central-authority;;;;X;;;a;2025\n"
        "BY;ruler;singing;A treaty of none;dawn;X;;;a;31.02.2019\n"
        "BY;;;;;;;;;\n"
        "BY;too;few\n"
    )
    before = service.sets()
    with pytest.raises(RuleFileError) as refused:
        service.read_file(write(tmp_path, bad))
    assert [(row.line, row.field) for row in refused.value.rejected] == [
        (5, "country"),
        *((6, column) for column in ("function", "measure", "instrument", "stage", "as_of")),
        *((7, column) for column in ("function", "authority", "source")),
        (8, "the whole line"),
    ]
    assert "line 5, country" in str(refused.value)
    assert service.sets() == before


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "missing"),
        ("country,function,authority\n", "source"),
        ("country,function,authority,source,colour\n", "colour"),
        ("country,function,authority,source\n", "no rule"),
        ('country,function,authority,source\nBY,"central\n', "quotation"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_a_reason(
    service: CompetenceRuleService, tmp_path: Path, text: str, word: str
) -> None:
    with pytest.raises(RuleFileError, match=word):
        service.read_file(write(tmp_path, text))


def test_a_file_of_another_alphabet_s_encoding_is_refused(service: CompetenceRuleService, tmp_path: Path) -> None:
    file = tmp_path / "rules.csv"
    file.write_bytes(TABLE.encode("cp1251"))
    with pytest.raises(RuleFileError, match="UTF-8"):
        service.read_file(file)


def test_the_pack_fills_it_where_agencies_say_what_they_investigate(service: CompetenceRuleService) -> None:
    found = service.consult("US", {Facet.CRIME: "drug-smuggling"}).consultation
    names = {one.authority.agency_id for one in found.authorities}
    assert {"us-ice", "us-dea"} <= names
    assert all(rule.origin is Origin.PACK and rule.provenance.url for one in found.authorities for rule in one.rules)


def test_a_country_without_rules_is_not_known(service: CompetenceRuleService) -> None:
    assert service.consult("TV", {}).consultation.outcome is Outcome.NO_RULES


def test_the_template_has_every_column() -> None:
    assert template().strip().split(",") == list(COLUMNS)


def test_a_function_an_officer_added_to_an_agency_answers_too(service: CompetenceRuleService, store: Store) -> None:
    given = {
        "agency_id": "by-sk",
        "country_iso2": "BY",
        "function": "executing-authority",
        "measure": "hearing-by-video",
        "stage": "pre-trial",
        "instrument_id": "untoc-2000",
        "languages": "ru, be",
    }
    editing = DirectoryEditingService(store)
    assert ("untoc-2000", "UNTOC (Palermo)") in editing.instruments()
    with pytest.raises(EntryError):
        editing.add(EntryKind.FUNCTION, {**given, "instrument_id": "none"}, GivenSource("Letter of the Committee"))
    editing.add(EntryKind.FUNCTION, given, GivenSource("Letter of the Committee"))
    found = service.consult("BY", {Facet.MEASURE: "hearing-by-video", Facet.FUNCTION: "executing-authority"})
    assert [one.authority.agency_id for one in found.consultation.authorities] == ["by-sk"]
    rule = found.consultation.authorities[0].rules[0]
    assert (rule.provenance.source_title, rule.languages) == ("Letter of the Committee", "ru, be")
