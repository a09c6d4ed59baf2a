"""The meter errs on the low side, knows Russian as it knows English, and never takes long or fails."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.base.paths import resources
from liaison.domain.vault_errors import PassphraseTooWeak
from liaison.services.vault import Guesser, Level, StrengthMeter, load_word_list
from liaison.services.vault.guesser import LONGEST_ESTIMATED, _pieces
from liaison.services.vault.strength import caveat, duration

WORDS = resources() / "words"
GUESSER = Guesser(WORDS)
METER = StrengthMeter(GUESSER, known=("g.balsamo", "Иванов Иван", "CUSTOMS-LAPTOP-7"))


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "password",
        "p@$$w0rd",
        "пароль",
        "Пароль1",
        "gfhjkm",
        "parol",
        "зфыыцщкв",
        "qwertyuiop",
        "йцукенгшщз",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "абвабвабвабвабвабвабваб",
        "мама мыла раму",
        "tebya-lyublyu",
        "ивановиван",
        "bdfyjd2019",
        "Balsamo2019",
        "customs-laptop-7",
        "02.08.2019",
    ],
)
def test_what_everyone_tries_is_weak(passphrase: str) -> None:
    strength = METER.rate(passphrase)
    assert strength.level <= Level.WEAK
    assert not strength.accepted
    with pytest.raises(PassphraseTooWeak) as caught:
        METER.require(passphrase)
    assert caught.value.sentence == strength.sentence
    assert caught.value.remedy


@pytest.mark.parametrize("language", ["en", "ru"])
def test_five_drawn_words_are_always_accepted_and_two_never(language: str) -> None:
    words = load_word_list(WORDS, language)
    for _ in range(40):
        METER.require(words.passphrase().text)
        assert not METER.rate(words.passphrase(2).text).accepted


def test_an_estimate_is_never_above_what_drawing_gives() -> None:
    for language in ("en", "ru"):
        drawn = load_word_list(WORDS, language).passphrase(4)
        assert GUESSER.guess(drawn.text).power <= drawn.bits * 0.30103 + 0.001


def test_random_characters_are_strong() -> None:
    assert METER.rate(secrets.token_urlsafe(24)).level is Level.STRONG


def test_names_others_know_make_it_weaker_and_are_named() -> None:
    with_name, without = METER.rate("Balsamo!2019x"), StrengthMeter(GUESSER).rate("Balsamo!2019x")
    assert with_name.level < without.level
    assert "name" in with_name.advice


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80) | st.text(alphabet="4@8({[<369|1!0$5+7%2 йцукен", max_size=80))
def test_any_text_is_rated(text: str) -> None:
    strength = METER.rate(text)
    assert strength.sentence
    assert strength.accepted == (strength.level >= Level.GOOD)
    assert bool(strength.advice) == (bool(text) and not strength.accepted)
    assert GUESSER.guess(text + "x" * 100_000).power < 400


@given(st.text(alphabet="4@8({[<369|1!0$5+7%2abc", max_size=200))
def test_text_is_cut_so_that_few_substitutes_meet(text: str) -> None:
    pieces = list(_pieces(text))
    assert "".join(pieces) == text
    assert all(len(set(piece) - set("abc")) <= 6 for piece in pieces)


def test_only_the_beginning_of_a_long_text_counts() -> None:
    text = secrets.token_hex(LONGEST_ESTIMATED)
    assert GUESSER.guess(text).power == GUESSER.guess(text[:LONGEST_ESTIMATED]).power


def test_a_slower_computer_gives_a_longer_time() -> None:
    passphrase = "Minsk2019!"
    assert METER.rate(passphrase).sentence != StrengthMeter(GUESSER, (), 90.0).rate(passphrase).sentence


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "less than a second"),
        (1.2, "about 1 second"),
        (59.0, "about 59 seconds"),
        (90 * 60, "about 2 hours"),
        (86_400.0 * 3, "about 3 days"),
        (31_556_952.0 * 28.6, "about 29 years"),
        (31_556_952.0 * 4_000, "about 4 thousand years"),
        (31_556_952.0 * 1e7, "more than a million years"),
        (float("inf"), "more than a million years"),
    ],
)
def test_times_are_said_in_one_number(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_levels_have_names_and_the_meter_says_what_it_cannot_know() -> None:
    assert len({level.label for level in Level}) == 5
    assert "verses" in caveat()


def test_the_word_lists_say_where_they_come_from() -> None:
    notice = (WORDS / "README.md").read_text(encoding="utf-8")
    for path in Path(WORDS).glob("*.txt"):
        assert path.name in notice
