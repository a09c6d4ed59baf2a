"""How long a passphrase would hold, said in words: an estimate, erring on the low side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from liaison.base.translations import marked, tr, trn
from liaison.domain.vault_errors import PassphraseTooWeak
from liaison.services.vault.guesser import Guess, Guesser

COMPUTERS = 1000
SECONDS_A_GUESS = 0.9
"""One derivation at the cost new vaults get, on two cores (256 MiB, 3 passes, 4 lanes)."""

ACCEPTED_POWER = 12.0
"""A trillion guesses, 29 years for a thousand computers: well above zxcvbn's own best mark (10 billion)."""

_YEAR = 31_556_952.0


# size in seconds, how many of it are said before the next unit, and how
_UNITS: tuple[tuple[float, int, Callable[[int], str]], ...] = (
    (1.0, 60, lambda n: trn("about {n} second", "about {n} seconds", n)),
    (60.0, 60, lambda n: trn("about {n} minute", "about {n} minutes", n)),
    (3600.0, 24, lambda n: trn("about {n} hour", "about {n} hours", n)),
    (86_400.0, 365, lambda n: trn("about {n} day", "about {n} days", n)),
    (_YEAR, 1000, lambda n: trn("about {n} year", "about {n} years", n)),
    (1000 * _YEAR, 1000, lambda n: trn("about {n} thousand years", "about {n} thousand years", n)),
)


class Level(IntEnum):
    """Five steps of a meter; from GOOD on a passphrase is accepted."""

    VERY_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4

    @property
    def label(self) -> str:
        """The step's name, translated."""
        return tr(_LABELS[self])


_LABELS = {
    Level.VERY_WEAK: marked("Very weak"),
    Level.WEAK: marked("Weak"),
    Level.FAIR: marked("Not strong enough"),
    Level.GOOD: marked("Good"),
    Level.STRONG: marked("Strong"),
}
_LOWEST_POWERS = {Level.WEAK: 6.0, Level.FAIR: 9.0, Level.GOOD: ACCEPTED_POWER, Level.STRONG: 16.0}

_ADVICE = {
    "user_inputs": marked("It contains a name that others know."),
    "dictionary": marked("It is made of common words or passwords; letters replaced by look-alikes change little."),
    "spatial": marked("It follows keys that lie side by side."),
    "repeat": marked("It repeats itself."),
    "sequence": marked("It follows a sequence such as abc or 123."),
    "date": marked("It contains a date."),
    "regex": marked("It contains a year."),
    "bruteforce": marked("It is short."),
    "generated": marked("It has too few words."),
}
_WHAT_TO_DO = marked("Take five words that have nothing to do with each other, or let the program draw them.")


@dataclass(frozen=True, slots=True)
class Strength:
    """What the meter shows for a passphrase.

    Attributes:
        level: the step of the meter.
        sentence: how long it would hold, and against what; translated.
        advice: what makes it weak and what to do, translated; empty for an accepted one.
    """

    level: Level
    sentence: str
    advice: str

    @property
    def accepted(self) -> bool:
        """Whether a vault may be locked with it."""
        return self.level >= Level.GOOD


class StrengthMeter:
    """Rates passphrases for vaults of the usual cost. Rating takes some ten milliseconds; rate off the GUI thread.

    Args:
        guesser: estimates the number of guesses.
        known: what a guesser would try first: login name, the officer's and the agency's names, the computer's name.
        seconds_a_guess: what one derivation takes; measured when a vault was opened on this computer, or the usual.
    """

    def __init__(self, guesser: Guesser, known: Sequence[str] = (), seconds_a_guess: float = SECONDS_A_GUESS) -> None:
        self._guesser = guesser
        self._known = tuple(known)
        self._seconds = seconds_a_guess

    def rate(self, passphrase: str) -> Strength:
        """How strong `passphrase` is."""
        guess = self._guesser.guess(passphrase, self._known)
        level = max(
            (level for level, lowest in _LOWEST_POWERS.items() if guess.power >= lowest), default=Level.VERY_WEAK
        )
        advice = "" if level >= Level.GOOD or not passphrase else _advice(guess)
        return Strength(level, self._sentence(guess), advice)

    def require(self, passphrase: str) -> None:
        """Refuse what would not hold.

        Raises:
            PassphraseTooWeak: with the reason.
        """
        strength = self.rate(passphrase)
        if not strength.accepted:
            raise PassphraseTooWeak(strength.sentence, strength.advice or tr(_WHAT_TO_DO))

    def _sentence(self, guess: Guess) -> str:
        years = guess.power > 25
        seconds = float("inf") if years else 10**guess.power * self._seconds / COMPUTERS
        return tr(
            "Estimated to be guessed in {time} by someone who has the store and {computers} computers like this one.",
            time=duration(seconds),
            computers=f"{COMPUTERS:,}".replace(",", "\u202f"),
        )


def caveat() -> str:
    """What the meter cannot know, to be said beside it; translated."""
    return tr(
        "The meter knows common passwords and words of English and Russian. It does not know verses, sayings or what "
        "matters to you: whatever was ever printed is weaker than shown. Words drawn by chance are as strong as shown."
    )


def duration(seconds: float) -> str:
    """A length of time in one rounded number and its unit, translated."""
    if seconds < 1:
        return tr("less than a second")
    for size, largest, said in _UNITS:
        if seconds < size * largest:
            return said(max(1, round(seconds / size)))
    return tr("more than a million years")


def _advice(guess: Guess) -> str:
    # a name others know weighs more than the longest part
    pattern = "user_inputs" if "user_inputs" in guess.patterns else guess.patterns[0]
    return f"{tr(_ADVICE[pattern])} {tr(_WHAT_TO_DO)}"
