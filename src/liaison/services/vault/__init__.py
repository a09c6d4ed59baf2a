"""The vault as an officer meets it: a passphrase rated or drawn, the printed code kept, keys set up and changed."""

from liaison.services.vault.guesser import Guesser
from liaison.services.vault.keys import ChangeOfKeys, FirstStart
from liaison.services.vault.location import copied_by, warning_about
from liaison.services.vault.quiz import RecoveryQuiz
from liaison.services.vault.strength import Level, Strength, StrengthMeter, caveat
from liaison.services.vault.words import GeneratedPassphrase, WordList, load_word_list

__all__ = [
    "ChangeOfKeys",
    "FirstStart",
    "GeneratedPassphrase",
    "Guesser",
    "Level",
    "RecoveryQuiz",
    "Strength",
    "StrengthMeter",
    "WordList",
    "caveat",
    "copied_by",
    "load_word_list",
    "warning_about",
]
