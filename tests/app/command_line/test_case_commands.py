"""`case` and `requests`, as a script or an officer at a prompt runs them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from liaison.services.sample.filling import fill
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost

Ask = Callable[..., tuple[int, str, str]]

PASSPHRASE = "lantern orbit velvet cactus meadow"
SAMPLE = "C-2019-0001"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The arguments that open a store with the stories of the sample; the tests of this module share it."""
    folder = tmp_path_factory.mktemp("cases")
    vault = create_vault(folder / "store", PASSPHRASE, cost=KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    store = create_store(folder / "store", vault.key)
    fill(store)
    store.close()
    (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    return ["--store", folder / "store", "--passphrase-file", folder / "passphrase"]


def test_the_register_is_chosen_from(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("case", "--state", "open", *keys)
    first, countries, waiting = said.splitlines()[:3]
    assert (code, first) == (0, f"{SAMPLE} · Northern route, sample · Active · 2019-04 · Drug trafficking · TLP:AMBER")
    assert countries.strip().startswith("Afghanistan, Tajikistan, ")
    assert waiting.strip() == "1 request waits for an answer · due 2019-09-01 · overdue"
    code, said, _ = ask("case", "--country", "Казахстан", "--crime", "drugs", "--find", "лорр", "--json", *keys)
    assert (code, [row["reference"] for row in json.loads(said)]) == (0, [SAMPLE])
    for nothing in (("--state", "closed"), ("--country", "US"), ("--find", "qzxv"), ("--crime", "money laundering")):
        assert ask("case", *nothing, *keys)[:2] == (1, "")


def test_one_case_is_told_whole(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("case", SAMPLE, *keys)
    lines = [line.strip() for line in said.splitlines()]
    assert (code, lines[0]) == (0, f"{SAMPLE} · Northern route, sample")
    for wanted in (
        "Belarus · Leads · since 2019-04",
        "SAMPLE-DE-1 · Germany",
        "Vehicle · Lorry, white · SAMPLE 1234-5 · Belarus · Border guard, by telephone",
        "2019-04-17 06:40 · Brest · The lorry was seen at the border.",
        "4. Russia · Storage · by rail · Known · opiates · leads to 5",
        "Call first: RILO Eastern and Central Europe · World Customs Organization · Warsaw",
        "MLA: yes · UN Drugs Convention 1988",
        "not agreed · Poland · Transit",
        "The seal was whole at the border, and another one beyond it. Who changed it is not known.",
    ):
        assert wanted in lines
    legs = [line for line in lines if line[:2] in {f"{number}." for number in range(1, 8)}]
    assert [line.split(" · ")[0] for line in legs] == [
        "1. Afghanistan",
        "2. Tajikistan",
        "3. Kazakhstan",
        "4. Russia",
        "5. Belarus",
        "6. Poland",
        "7. Germany",
    ]


def test_one_case_as_json_says_what_follows_from_its_facts(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("case", SAMPLE, "--json", *keys)
    found = json.loads(said)
    assert (code, found["facts"]["tlp"], len(found["chain"])) == (0, "TLP:AMBER", 7)
    germany = found["chain"][-1]
    assert (germany["facts"]["country_iso2"], germany["leads_to"], germany["basis"]) == ("DE", [], "yes")
    assert found["chain"][0]["call_first"]["name"].startswith("DEA ")
    assert germany["requests"] == [found["requests"][0]["request"]["key"]]
    assert found["note"].startswith("## Border guard, by telephone\n") and found["files"] == []
    assert found["deliveries"][0]["delivery"]["facts"]["amount"] == "40"
    assert {"BY", "PL", "DE"} <= {check["country_iso2"] for check in found["deliveries"][0]["not_agreed"]}


def test_a_case_is_added_and_its_chain_goes_out_and_comes_in(ask: Ask, keys: list[object], tmp_path: Path) -> None:
    code, said, _ = ask(
        "case", "--new", "Made here", "--crime", "drugs", "--route", "AF > Таджикистан → BY", "--json", *keys
    )
    made = json.loads(said)
    assert (code, made["legs"]) == (0, 3)
    reference = made["reference"]
    assert reference.startswith(f"C-{date.today().year}-")
    code, said, _ = ask("case", reference, "--chain-to", tmp_path / "chain.csv", *keys)
    assert (code, said.strip()) == (0, f"{tmp_path / 'chain.csv'}: 3 legs")
    with (tmp_path / "chain.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["country"] for row in csv.DictReader(stream)] == ["AF", "TJ", "BY"]
    assert ask("case", reference, "--chain-from", tmp_path / "chain.csv", *keys)[0] == 0
    code, said, _ = ask("case", reference, "--chain-to", tmp_path / "chain.GraphML", "--json", *keys)
    assert (code, json.loads(said)["legs"]) == (0, 6)
    assert parse(tmp_path / "chain.GraphML").getroot().tag.endswith("graphml")


def test_a_file_that_cannot_be_so_is_told_row_by_row(ask: Ask, keys: list[object], tmp_path: Path) -> None:
    file = tmp_path / "chain.csv"
    file.write_text("country,role\nAtlantis,boss\nUSSR,transit\n", encoding="utf-8")
    code, said, complaint = ask("case", SAMPLE, "--chain-from", file, *keys)
    assert (code, said) == (136, "")
    first, second, third, summary = complaint.strip().splitlines()
    assert first == "row 2, Country: “Atlantis” is not the code or name of a country."
    assert second.startswith("row 2, Role: “boss” is none of: supplier")
    assert third.startswith("row 3, Country: “USSR” existed until 1991")
    assert summary.startswith("chain.csv was not read: 3 things in it are wrong. The first: row 2, Country: ")
    assert len(json.loads(ask("case", SAMPLE, "--json", *keys)[1])["chain"]) == 7


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("case", "C-1"), 1, "No case has the reference C-1."),
        (("case", "--country", "Atlantis"), 2, "Not a country: Atlantis"),
        (("case", "--crime", "jaywalking"), 2, "Not a crime type of the vocabulary: jaywalking"),
        (("case", "--new", " "), 2, "A case needs a title."),
        (("case", "--new", "A", "--route", "AF > Atlantis"), 2, "Not a country: Atlantis"),
        (("case", "--new", "A", "--reference", SAMPLE), 130, "The reference C-2019-0001 is that of another case"),
        (("case", SAMPLE, "--new", "A"), 2, "--new needs none."),
        (("case", SAMPLE, "--find", "x"), 2, "--find choose from the register"),
        (("case", "--route", "AF"), 2, "are given to a new case"),
        (("case", "--chain-to", "x.csv"), 2, "need the reference of one case"),
        (("case", SAMPLE, "--chain-to", "x.txt"), 74, "its ending says no format: .csv, .graphml."),
        (("requests", "--case", "C-1"), 1, "No case has the reference C-1."),
        (("requests", "--country", "Atlantis"), 2, "Not a country: Atlantis"),
        (("requests", "--due-by", "soon"), 2, "Not a date: soon"),
    ],
)
def test_what_is_not_understood_is_said(
    ask: Ask, keys: list[object], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    found, said, complaint = ask(*arguments, *keys)
    assert (found, said) == (code, "")
    assert sentence in complaint


def test_requests_are_listed_with_how_long_they_wait(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("requests", "--open", "--due-by", "2019-09", "--country", "DE", "--ours", *keys)
    waits, late = (date.today() - date(2019, 8, 5)).days, (date.today() - date(2019, 9, 1)).days
    assert code == 0
    assert said.splitlines() == [
        "Germany · Consent to a controlled delivery · Legal assistance (MLA) · we ask · Sent · "
        f"waits {waits} days · due 2019-09-01 · overdue for {late} days",
        f"    {SAMPLE} · Northern route, sample",
    ]
    code, said, _ = ask("requests", "--case", SAMPLE, "--json", *keys)
    (found,) = json.loads(said)
    assert (code, found["days_waiting"], found["is_overdue"]) == (0, waits, True)
    for nothing in (("--theirs",), ("--due-by", "2019-08"), ("--country", "PL")):
        assert ask("requests", *nothing, *keys)[:2] == (1, "")
