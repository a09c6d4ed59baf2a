"""Chains of files as people and other programs write them, and files of every wrong kind, of which nothing is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.case_errors import ChainFileRejected
from liaison.domain.cases.chain_files import MOST_LEGS, ChainFormat
from liaison.domain.cases.chains import LegFacts, LegRole, Way
from liaison.domain.cases.quantities import Unit
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chains import ChainService, DrawnLeg
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory

Problems = list[tuple[str, str]]
Reject = Callable[[str | bytes], Problems]

GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="k0" for="node" attr.name="Country" attr.type="string"/><key id="k1" for="node" attr.name="colour"/>'
    '<graph edgedefault="{kind}">{content}</graph></graphml>'
)


@pytest.fixture(scope="module")
def service() -> Iterator[ChainFileService]:
    """Reads with the built-in pack; nothing is written."""
    store = store_in_memory()
    PackService(store).install_built_in()
    yield ChainFileService(store)
    store.close()


@pytest.fixture
def rejected(service: ChainFileService, tmp_path: Path) -> Reject:
    """What is wrong with a file: the row and the field of each problem."""

    def found(content: str | bytes) -> Problems:
        file = tmp_path / "chain.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        with pytest.raises(ChainFileRejected) as refused:
            service.read(file)
        assert "chain.csv" in refused.value.sentence and refused.value.problems[0].sentence in refused.value.remedy
        return [(problem.row, problem.field) for problem in refused.value.problems]

    return found


@pytest.fixture
def read(service: ChainFileService, tmp_path: Path) -> Callable[[str], tuple[DrawnLeg, ...]]:
    def legs(text: str) -> tuple[DrawnLeg, ...]:
        file = tmp_path / "chain.csv"
        file.write_text(text, encoding="utf-8")
        return service.read(file)

    return legs


# By hand ----------------------------------------------------------------------------------------------------------------


def test_a_list_typed_by_hand_is_a_chain(read: Callable[[str], tuple[DrawnLeg, ...]]) -> None:
    text = (
        "Страна;Место;Role;Количество;С;Ведомство\n"
        "Афганистан;;Supplier;;;\n"
        "Tajikistan;Душанбе;TRANSIT;1 200,5 кг;02.08.2019;\n"
        "blr;;final distributor;;;by-sk\n"
    )
    first, second, third = read(text)
    assert (first.leads_to, second.leads_to, third.leads_to) == ((1,), (2,), ())
    assert [leg.facts.country_iso2 for leg in (first, second, third)] == ["AF", "TJ", "BY"]
    assert [leg.facts.role for leg in (first, second, third)] == [
        LegRole.SUPPLIER,
        LegRole.TRANSIT,
        LegRole.FINAL_DISTRIBUTOR,
    ]
    assert (second.facts.place, second.facts.amount, second.facts.unit) == ("Душанбе", Decimal("1200.5"), Unit.KILOGRAM)
    assert str(second.facts.since) == "2019-08-02"
    assert third.facts.agency_id == "by-sk"


def test_words_of_either_language_are_understood_whichever_is_in_use(
    read: Callable[[str], tuple[DrawnLeg, ...]], tmp_path: Path
) -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add("Courier", "Перевозчик")
    catalogue.add("by sea", "морем")
    with (tmp_path / "ru.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    try:
        for code in ("en", "ru"):
            use_language(code, tmp_path)
            legs = read("country,role,way,state\nBelarus,ПЕРЕВОЗЧИК,морем,known\nБеларусь,Courier,by sea,\n")
            assert [(leg.facts.role, leg.facts.way) for leg in legs] == [(LegRole.COURIER, Way.SEA)] * 2
    finally:
        use_language("en", resources() / "languages")


def test_agencies_are_known_by_id_and_name_and_others_stay_as_named(
    read: Callable[[str], tuple[DrawnLeg, ...]],
) -> None:
    written = [
        "by-sk",
        "investigative committee of the republic of BELARUS",
        "Any name [by-sk]",
        "Customs of nowhere",
        "Elsewhere [0199d0a4-5a0b-7c3e-8b11-3f2a9c0d4e5f]",
    ]
    found = [
        (leg.facts.agency_id, leg.facts.agency_name)
        for leg in read("country,agency\n" + "".join(f"BY,{one}\n" for one in written))
    ]
    assert found == [("by-sk", "")] * 3 + [("", "Customs of nowhere"), ("", "Elsewhere")]


def test_numbers_decide_the_order_whatever_rows_are_sorted_by(read: Callable[[str], tuple[DrawnLeg, ...]]) -> None:
    legs = read("number,country\n30,BY\n10,AF\n20,TJ\n")
    assert [(leg.facts.country_iso2, leg.leads_to) for leg in legs] == [("AF", (1,)), ("TJ", (2,)), ("BY", ())]
    legs = read('number,country,leads_to\n1,AF,"3, 2"\n2,TJ,3\n3,BY,\n4,PL,\n')
    assert [leg.leads_to for leg in legs] == [(2, 1), (2,), (), ()]


def test_graphml_of_another_program_is_read_and_what_is_not_ours_passed_over(
    service: ChainFileService, tmp_path: Path
) -> None:
    content = '<node id="x"><data key="k0"><![CDATA[BY]]></data><data key="k1">red</data></node><node id="y"/><edge source="x" target="y"/>'
    file = tmp_path / "drawing.xml"
    file.write_text(GRAPHML.format(kind="directed", content=content), encoding="utf-16")
    first, second = service.read(file)
    assert (first.facts, first.leads_to, second.facts) == (LegFacts("BY"), (1,), LegFacts(position=1))


# What is wrong ----------------------------------------------------------------------------------------------------------


def test_every_problem_is_told_with_its_row_and_field(rejected: Reject) -> None:
    text = (
        "number;country;role;way;state;quantity;since;until;source_grade;leads_to\n"
        "1;USSR;boss;;;5 bananas;2019-05;;A;2 9\n"
        "2;Atlantis;;broom;gone;-5 kg;2018;2017;;x\n"
        "2;by;;;;12;31.02.2019;;G;\n"
    )
    assert rejected(text) == [
        ("row 2", "country"),
        ("row 2", "role"),
        ("row 2", "quantity"),
        ("row 2", "leads_to"),
        ("row 3", "country"),
        ("row 3", "way"),
        ("row 3", "quantity"),
        ("row 3", "state"),
        ("row 3", "until"),
        ("row 3", "leads_to"),
        ("row 4", "number"),
        ("row 4", "quantity"),
        ("row 4", "since"),
        ("row 4", "source_grade"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("number,country,since,leads_to\n1,AF,2019-05,2\n2,TJ,2018,\n", ("row 3", "since")),
        ("number,country,leads_to\n1,AF,2\n2,TJ,3\n3,BY,2\n4,PL,\n", ("row 3", "leads_to")),
        ("number,country,leads_to\n1,AF,1\n", ("row 2", "leads_to")),
        ("number,country\n1,AF\n1,TJ\n", ("row 3", "number")),
        ("country,contry\nAF,TJ\n", ("", "contry")),
        ("country,Страна\nAF,TJ\n", ("", "Страна")),
        ("country\n" + "AF\n" * (MOST_LEGS + 1), ("", "")),
        (
            "number,country,leads_to\n"
            + "".join(f"{one},,{' '.join(map(str, range(one + 1, 120)))}\n" for one in range(1, 120)),
            ("", "leads_to"),
        ),
        ("first,second\n1,2\n", ("", "")),
        ("country\n", ("", "")),
        ("", ("", "")),
        (b"PK\x03\x04\x00\x00\x00", ("", "")),
        (b"country\n" + b"AF\n" * 3_000_000, ("", "")),
        ("country,remark\nAF,Примечание".encode("cp1251") + b"\x98\n", ("", "")),
        ("<html/>", ("", "")),
        ("<graphml", ("", "")),
        ('<!DOCTYPE g [<!ENTITY a "b">]><graphml>&a;</graphml>', ("", "")),
        ("<graphml><graph/></graphml>", ("", "")),
        ("<a>" * 200_000, ("", "")),
    ],
)
def test_files_that_cannot_be_so(rejected: Reject, text: str | bytes, problem: tuple[str, str]) -> None:
    assert problem in rejected(text)


@pytest.mark.parametrize(
    ("kind", "content", "row"),
    [
        ("undirected", '<node id="a"/><node id="b"/><edge id="e" source="a" target="b"/>', "edge e"),
        ("directed", '<node id="a"/><node id="b"/><edge source="a" target="c"/>', "edge a → c"),
        ("directed", '<node id="a"/><node id="a"/>', "node a"),
        ("directed", '<node id="a"><data key="k0">Atlantis</data></node>', "node a"),
        ("directed", '<node id="a"/><edge source="a" target="a"/>', "node a"),
        ("directed", '<node id="a"/><hyperedge><endpoint node="a"/></hyperedge>', ""),
        ("directed", '<node id="a"/>' * (MOST_LEGS + 1), ""),
        ("directed", '<node id="a"/>' + '<edge source="a" target="a"/>' * 6_001, ""),
    ],
)
def test_graphs_that_cannot_be_so(rejected: Reject, kind: str, content: str, row: str) -> None:
    assert row in {place for place, _ in rejected(GRAPHML.format(kind=kind, content=content))}


# In a store -------------------------------------------------------------------------------------------------------------


def test_a_chain_goes_from_one_case_to_another_and_undo_takes_it_back(filled: Store, tmp_path: Path) -> None:
    cases, files, chains = CaseService(filled), ChainFileService(filled), ChainService(filled)
    source = cases.called("C-2019-0001")
    assert source is not None
    target = cases.create(CaseFacts("Another")).key
    for number, kind in enumerate(ChainFormat, 1):
        file = tmp_path / "chain"
        file.write_bytes(files.export(source, kind))
        assert chains.append(target, files.read(file)).touched == {"case_leg", "case_step"}
        assert len(chains.chain(target).legs) == 7 * number
    one, other = chains.chain(source), chains.chain(target)
    assert [leg.facts for leg in other.legs[:7]] == [leg.facts for leg in one.legs]
    assert len(other.steps) == 2 * len(one.steps)
    JournalService(filled).undo_last()
    assert len(chains.chain(target).legs) == 7


def test_legs_of_a_file_stand_behind_all_others_although_some_were_taken_out(filled: Store, tmp_path: Path) -> None:
    chains = ChainService(filled)
    key = CaseService(filled).called("C-2019-0001")
    assert key is not None
    chains.remove(key, chains.chain(key).legs[0].key)
    file = tmp_path / "chain.csv"
    file.write_text("country\nLT\nLV\n", encoding="utf-8")
    chains.append(key, ChainFileService(filled).read(file))
    positions = [leg.facts.position for leg in chains.chain(key).legs]
    assert positions == sorted(set(positions))
    assert [leg.facts.country_iso2 for leg in chains.chain(key).legs][-2:] == ["LT", "LV"]


def test_nothing_of_a_rejected_file_is_written(filled: Store, tmp_path: Path) -> None:
    cases = CaseService(filled)
    key = cases.called("C-2019-0001")
    assert key is not None
    before = cases.case(key)
    file = tmp_path / "chain.csv"
    file.write_text("country\nAF\nAtlantis\n", encoding="utf-8")
    with pytest.raises(ChainFileRejected):
        ChainFileService(filled).read(file)
    assert cases.case(key) == before


def test_without_a_pack_codes_are_taken_as_they_are(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "chain.csv"
    file.write_text("country\nBY\nПольша\n", encoding="utf-8")
    assert [leg.facts.country_iso2 for leg in ChainFileService(store).read(file)] == ["BY", "PL"]
