"""`who`: the same question as in the window, answered without one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from liaison.app.command_line.run import run

Who = Callable[..., tuple[int, str, str]]


@pytest.fixture
def who(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Who:
    """Asks the pack that comes with the program: exit code, answer, complaint."""

    def asked(*arguments: str) -> tuple[int, str, str]:
        code = run(["who", *arguments, "--store", str(tmp_path / "none")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("BY drugs as of 2019-08-02", "Belarus, Drug trafficking, as of 2019-08-02"),
        ("as of 2 August 2019 наркотики Беларусь", "Belarus, Drug trafficking, as of 2019-08-02"),
        ("AF TJ KZ RU BY PL DE", "Afghanistan, Tajikistan, Kazakhstan, Russia, Belarus, Poland, Germany"),
        ("Афганистан > Таджикистан > Польша", "Afghanistan → Tajikistan → Poland"),
        ("AF to TJ to PL", "Afghanistan → Tajikistan → Poland"),
        ("Weißrussland, Côte-d'Ivoire; Чэхія टोगो", "Belarus, Côte d’Ivoire, Czechia, Togo"),
        ("ICE Poland", "Poland, U.S. Immigration and Customs Enforcement"),
    ],
)
def test_what_was_understood_is_told_first(who: Who, typed: str, understood: str) -> None:
    code, said, complained = who(*typed.split())
    assert (code, complained) == (0, "")
    assert said.splitlines()[0] == f"Understood: {understood}"


def test_a_question_is_the_same_with_options_and_without(who: Who) -> None:
    assert who("BY", "--crime", "drugs", "--at", "2019-08-02") == who("BY drugs 2019-08-02")


def test_json_stays_json_and_what_was_understood_goes_beside_it(who: Who) -> None:
    code, said, complained = who("BY", "drugs", "--json")
    assert code == 0
    assert json.loads(said)["crime_type"] == "drug-trafficking"
    assert complained == "Understood: Belarus, Drug trafficking\n"


def test_only_the_agency_named_answers(who: Who) -> None:
    code, said, _ = who("PL", "DHS", "--json")
    assert code == 0
    (country,) = json.loads(said)["countries"]
    assert [office["office"]["id"] for office in country["offices"]] == ["us-ice-frankfurt"]
    assert country["offices"][0]["rank"] == 1
    assert country["totals"]["offices"] == 1


def test_an_agency_alone_tells_the_countries_it_covers(who: Who) -> None:
    code, said, _ = who("Garda", "2010")
    assert code == 0
    assert "United Kingdom, as of 2010-12-31:" in said
    assert "Garda Liaison Officer London" in said


def test_an_office_tells_its_countries(who: Who) -> None:
    code, said, _ = who("Frankfurt")
    assert code == 0
    assert (
        said.splitlines()[1]
        == "ICE Attaché office Frankfurt am Main covers, as of " + said.split("as of ")[1][:10] + ":"
    )
    assert "Belarus · Also covered" in said
    _, said, _ = who("Frankfurt", "--json")
    assert {fact["country_iso2"] for fact in json.loads(said)["facts"]} >= {"DE", "BY", "PL"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("Berarus",),
            "“Berarus” is no country, crime type, agency, office or date that is known here. Perhaps: Belarus (BY)",
        ),
        (("в", "Беларуси"), "Perhaps: Belarus (BY)"),
        (
            ("Congo",),
            "“Congo” can mean several things: choose one. Perhaps: Congo - Kinshasa (CD), Congo - Brazzaville (CG)",
        ),
        (("Sowjetunion",), "several"),
        (("BY", "drugs", "fraud"), "“fraud” is another one"),
        (("BY", "drugs", "--crime", "fraud"), "“fraud” is another one"),
        (("BY", "2010", "--at", "2011"), "“2011” is another one"),
        (("BY", "--at", "31.02.2019"), "There is no day 31 in 02.2019"),
        (("BY", "--at", "someday"), "Not a date: someday"),
        (("drugs", "2010"), "Name a country, an agency or an office."),
    ],
)
def test_what_is_not_understood_is_told_and_nothing_is_answered(
    who: Who, arguments: tuple[str, ...], complaint: str
) -> None:
    code, said, complained = who(*arguments)
    assert (code, said) == (2, "")
    assert complaint in complained
