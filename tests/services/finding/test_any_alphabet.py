"""Letters of all scripts find each other; names are found however they are spelt and ordered, and typing errors are told as such."""

from __future__ import annotations

import pytest
from tests.services.finding.finds import Finds

from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import Match

SPELLINGS = (
    ("Gubaydulin", "Gubaidulin", "Губайдулин"),
    ("Aliyev", "Əliyev", "Алиев"),
    ("Shcherbakov", "Щербаков", "Schtscherbakow"),
    ("Yeryomin", "Ерёмин", "Eremin", "Еремин"),
    ("Lukashenka", "Лукашэнка", "Лукашенко"),
    ("Jørgensen", "Jorgensen", "Йоргенсен"),
    ("Šķēle", "Skele"),
    ("Müller", "Mueller", "Мюллер"),
    ("Khachatryan", "Хачатрян", "Խաչատրյան"),
)


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda some: some[0])
def test_every_spelling_finds_every_other(finds: Finds, spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        finds.meeting(spelling, f"Said by {spelling} at the table")
    finds.meeting("Somebody else", "Said by Petrosyan at the table")
    for spelling in spellings:
        for asked in (spelling, spelling.upper(), spelling.lower()):
            found = {hit.name for hit in finds.hits(asked, FindKind.MEETING) if hit.match.is_sure}
            assert found == set(spellings), asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Straße", "STRASSE"),
        ("Diyarbakır", "diyarbakir"),
        ("İstanbul", "istanbul"),
        ("Київ", "київ"),
        ("Ўзбекистон", "ўзбекистон"),
        ("таможенный СОЮЗ", "ТАМОЖЕННЫЙ союз"),
        ("Ελληνική Δημοκρατία", "ΕΛΛΗΝΙΚΉ"),
        ("საბაჟო", "sabazho"),
        ("Հայաստան", "hayastan"),
        ("Ñuñoa", "nunoa"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("Қазақстан", "qazaqstan"),
        ("Тоҷикистон", "тоҷикистон"),
    ],
)
def test_case_accents_and_scripts_do_not_matter(finds: Finds, written: str, asked: str) -> None:
    finds.meeting("Talks", f"about {written} today")
    assert finds.names(asked) == ["Talks"]


def test_one_goes_on_typing_a_name_in_another_script(finds: Finds) -> None:
    finds.meeting("Talks", "Oleg Gubaidulin spoke")
    name = "Губайдулин"
    for length in range(4, len(name) + 1):
        assert finds.names(name[:length]) == ["Talks"], name[:length]


@pytest.mark.parametrize(
    "asked",
    [
        "Gubaydulin Oleg",
        "oleg gubaydulin",
        "Губайдулин Олег",
        "Олег Рашидович Губайдулин",
        "Gubaydulin O.",
        "O. Gubaydulin",
        "Gubaydulin O. R.",
        "Губайдулин О.Р.",
        "Gubaidulin Oleg Rashidovich",
        "Олег Рашидович Губайдуллин",
    ],
)
def test_order_patronymic_and_initials_of_a_name_do_not_matter(finds: Finds, asked: str) -> None:
    finds.person("Oleg Gubaydulin")
    finds.person("Rustam Karimov")
    assert finds.names(asked, FindKind.PERSON) == ["Oleg Gubaydulin"]


@pytest.mark.parametrize("asked", ["Giovanni Balsamo", "Balsamo Giovanni", "G. Balsamo", "balsamo g"])
@pytest.mark.parametrize("kept", ["G. Balsamo", "Balsamo G."])
def test_initials_match_whole_names(finds: Finds, asked: str, kept: str) -> None:
    finds.person(kept)
    finds.person("K. Balsamo")
    assert finds.names(asked, FindKind.PERSON) == [kept]


def test_another_spelling_is_told_and_comes_after_the_same(finds: Finds) -> None:
    finds.meeting("newer", "Gubaidulin", "2019-01-01")
    finds.meeting("older", "Gubaydulin", "2010-01-01")
    hits = finds.hits("Gubaydulin", FindKind.MEETING)
    assert [(hit.name, hit.match) for hit in hits] == [("older", Match.WORDS), ("newer", Match.SPELT_OTHERWISE)]
    assert hits[1].excerpt is not None
    assert hits[1].excerpt.marked == ((0, 10),)


def test_a_typing_error_of_one_letter_is_offered_below_and_marked(finds: Finds) -> None:
    finds.meeting("Talks", "phytosanitary rules")
    for asked in ("phytosanitray", "phytosanitry", "phytosaxnitary", "phytosamitary"):
        found = finds.ask(asked)
        assert not found.groups, asked
        assert [(hit.name, hit.match) for hit in found.near] == [("Talks", Match.NEARLY)], asked
    assert not finds.ask("phitosenitari").near


def test_what_is_sure_is_not_offered_as_an_error_again(finds: Finds) -> None:
    finds.meeting("Talks", "border and broder")
    found = finds.ask("border")
    assert [hit.name for group in found.groups for hit in group.hits] == ["Talks"]
    assert not found.near
