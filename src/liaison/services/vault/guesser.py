"""What a guesser knows: common passwords and words of English and Russian, on either keyboard layout and in either script.

zxcvbn (https://github.com/dropbox/zxcvbn) knows English and keyboards. Russian words are given to it as three more
dictionaries: as written, as typed with the Latin layout left on, and in Latin letters; and a passphrase in Cyrillic is
also guessed as what its keys give on the Latin layout and as its transliteration. The smallest estimate counts.
It cannot know sayings, verses and what a person is fond of.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liaison.services.vault.words import all_word_lists, read_words

LONGEST_ESTIMATED = 48
"""Characters estimated; what follows them is not counted, so that the estimate errs on the low side and never takes long."""

_SUBSTITUTES = frozenset("4@8({[<369|1!0$5+7%2")
_MOST_SUBSTITUTES = 6
_LONGEST_INPUT = 40
_MOST_INPUTS = 40

# zxcvbn takes each space between words for an unknown character; who guesses phrases tries a few ways to join them
_NO_SEPARATORS = str.maketrans("", "", " -_.,")
_SEPARATOR_POWER = 1.0

_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_TO_LATIN_KEYS = str.maketrans(
    _CYRILLIC_KEYS + _CYRILLIC_KEYS.upper(), _LATIN_KEYS + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~'
)
_TO_LATIN_LETTERS = str.maketrans("абвгдезийклмнопрстуфыэё", "abvgdeziyklmnoprstufyee", "ъь") | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The cheapest way found to guess a passphrase.

    Attributes:
        power: the decimal logarithm of the number of guesses.
        patterns: what it is made of, as zxcvbn names it, longest part first: "dictionary", "user_inputs", "spatial",
            "repeat", "sequence", "date", "regex", "bruteforce", and "generated" for words of our own lists.
    """

    power: float
    patterns: tuple[str, ...]


class Guesser:
    """Estimates passphrases; loads its dictionaries when made (a tenth of a second), so it is made off the GUI thread.

    Args:
        folder: where the word lists lie.
    """

    def __init__(self, folder: Path) -> None:
        # off the start path: needed only where a passphrase is chosen
        from zxcvbn import matching

        russian = read_words(folder / "russian-common.txt")
        self._dictionaries: dict[str, dict[str, int]] = {
            **matching.RANKED_DICTIONARIES,
            "russian": _ranked(russian),
            "russian_on_latin_keys": _ranked([word.translate(_TO_LATIN_KEYS) for word in russian]),
            "russian_in_latin_letters": _ranked([word.translate(_TO_LATIN_LETTERS) for word in russian]),
        }
        self._generated = [(frozenset(words.words), words.bits_a_word) for words in all_word_lists(folder)]

    def guess(self, passphrase: str, known: Sequence[str] = ()) -> Guess:
        """The cheapest guess at `passphrase` by one who knows `known`: names of the officer, the agency, the computer."""
        dictionaries = self._dictionaries | {"user_inputs": _ranked(_inputs(known))}
        text = passphrase[:LONGEST_ESTIMATED].replace("ё", "е")
        guesses = [_product(form, dictionaries) for form in _forms(text)]
        joined = text.translate(_NO_SEPARATORS)
        if joined != text:
            guesses += [_product(form, dictionaries, _SEPARATOR_POWER) for form in _forms(joined)]
        guesses += self._as_generated(passphrase)
        return min(guesses, key=lambda guess: guess.power, default=Guess(0.0, ("bruteforce",)))

    def _as_generated(self, passphrase: str) -> list[Guess]:
        words = passphrase.lower().split()
        return [
            Guess(len(words) * bits * math.log10(2), ("generated",))
            for known, bits in self._generated
            if words and known.issuperset(words)
        ]


def _product(text: str, dictionaries: dict[str, dict[str, int]], power: float = 0.0) -> Guess:
    """The estimate of `text` from that of its pieces, and the `power` of what was done to it before."""
    guesses = [_estimate(piece, dictionaries) for piece in _pieces(text)]
    total = power + sum(guess.power for guess in guesses)
    return Guess(total, tuple(name for guess in guesses for name in guess.patterns))


def _estimate(text: str, dictionaries: dict[str, dict[str, int]]) -> Guess:
    # off the start path, as above
    from zxcvbn import matching, scoring

    result: dict[str, Any] = scoring.most_guessable_match_sequence(text, matching.omnimatch(text, dictionaries))
    parts = sorted(result["sequence"], key=lambda match: -len(match["token"]))
    return Guess(float(result["guesses_log10"]), tuple(_pattern(match) for match in parts))


def _pattern(match: dict[str, Any]) -> str:
    name = str(match["pattern"])
    return "user_inputs" if match.get("dictionary_name") == "user_inputs" else name


def _forms(text: str) -> tuple[str, ...]:
    """The passphrase, and what else a guesser of Latin letters would find it by; each once."""
    forms = (text, text.translate(_TO_LATIN_KEYS), text.lower().translate(_TO_LATIN_LETTERS))
    return tuple(dict.fromkeys(form for form in forms if form))


def _pieces(text: str) -> Iterator[str]:
    """`text` cut where it would hold more kinds of letter substitutes (@ for a) than zxcvbn tries in reasonable time:
    it tries all their meanings together, which takes seconds for twenty of them.
    """
    start, kinds = 0, set[str]()
    for place, character in enumerate(text):
        if character in _SUBSTITUTES and character not in kinds and len(kinds) == _MOST_SUBSTITUTES:
            yield text[start:place]
            start, kinds = place, set()
        if character in _SUBSTITUTES:
            kinds.add(character)
    yield text[start:]


def _inputs(known: Sequence[str]) -> list[str]:
    """The words of `known`, each in the forms a passphrase is estimated in."""
    words = [word for text in known for word in (text, *text.replace("@", " ").replace(".", " ").split())]
    lowered = [word.lower()[:_LONGEST_INPUT] for word in words if len(word) > 2][:_MOST_INPUTS]
    return list(dict.fromkeys(form for word in lowered for form in _forms(word.replace("ё", "е"))))


def _ranked(words: Sequence[str]) -> dict[str, int]:
    """Each word's rank, from 1; the better rank of two that became equal."""
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words, 1):
        ranks.setdefault(word, rank)
    return ranks
