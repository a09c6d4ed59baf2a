"""Drawn passphrases: every word equally likely, and their strength known."""

from __future__ import annotations

import math
from hashlib import sha256

import pytest

from liaison.base.paths import resources
from liaison.services.vault import WordList, load_word_list

WORDS = resources() / "words"


@pytest.mark.parametrize(("language", "count", "alphabet"), [("en", 7776, "a-z and -"), ("ru", 4096, "а-я")])
def test_the_lists_are_whole(language: str, count: int, alphabet: str) -> None:
    words = load_word_list(WORDS, language).words
    assert len(words) == len(set(words)) == count
    letters = set("".join(words))
    allowed = set("abcdefghijklmnopqrstuvwxyz-") if language == "en" else {chr(code) for code in range(0x430, 0x450)}
    assert letters <= allowed, alphabet
    assert all(3 <= len(word) <= 9 for word in words)


def test_the_english_list_is_the_published_one() -> None:
    words = load_word_list(WORDS, "en").words
    dice = ["".join(str(number // 6**place % 6 + 1) for place in (4, 3, 2, 1, 0)) for number in range(7776)]
    published = "".join(f"{rolled}\t{word}\n" for rolled, word in zip(dice, words, strict=True))
    digest = "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e"
    assert sha256(published.encode()).hexdigest() == digest


def test_five_words_are_drawn_and_their_strength_is_known() -> None:
    drawn = load_word_list(WORDS, "en").passphrase()
    assert len(drawn.words) == 5
    assert drawn.text.split(" ") == list(drawn.words)
    assert round(drawn.bits, 1) == 64.6
    assert load_word_list(WORDS, "ru").passphrase().bits == 60.0


def test_a_language_without_a_list_gets_the_english_one() -> None:
    assert load_word_list(WORDS, "fr") == load_word_list(WORDS, "en")


def test_every_word_is_drawn_equally_often() -> None:
    words = WordList(tuple("abcdefgh"))
    drawn = [word for _ in range(2000) for word in words.passphrase(4).words]
    expected, spread = len(drawn) / 8, math.sqrt(len(drawn) / 8 * 7 / 8)
    # six standard deviations: wrong once in sixty million runs
    assert all(abs(drawn.count(word) - expected) < 6 * spread for word in words.words)


def test_the_words_are_not_shown() -> None:
    drawn = load_word_list(WORDS, "en").passphrase()
    assert not any(word in repr(drawn) for word in drawn.words)
