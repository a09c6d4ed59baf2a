"""The letters of names as sounds: what each letter of an alphabet, and each group of Latin letters, may stand for.

Sounds are written with one letter each. A plain letter is that sound alone, a capital or a rare letter one of several; what they are
is told by the judgement. Digits and signs are questions, each with a few answers that a whole word shares: how `j` or `ch` is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


def _pairs(text: str) -> dict[str, str]:
    """A table out of words in turn: a letter, its sounds; a dot is no sound at all."""
    words = text.split()
    return {letter: sounds.replace(".", "") for letter, sounds in zip(words[::2], words[1::2], strict=True)}


QUESTIONS = {
    "1": ("j", "J"),  # Latin j
    "2": ("Č", "X"),  # ch
    "3": ("ks", "h"),  # x
    "4": ("k", "C"),  # c before a, o, u and consonants
    "5": ("H", ""),  # h
    "6": ("g", "J"),  # g before e and i
    "7": ("u", "v"),  # the second half of au, eu, ou before a consonant: Belarusian ў
    "8": ("rZ", "ž"),  # rz, ř
    "9": ("k", "Ck"),  # ck
    "0": ("Š", "sh"),  # sch before a vowel
    "!": ("v", "u"),  # w at the beginning
    "$": ("g", ""),  # ğ
    "%": ("ǯ", "d"),  # đ
    "&": ("kv", "k"),  # qu
    "(": ("", "n"),  # the nose in ą, ę
    ")": ("", "m"),  # the same before b and p
    "*": ("gi", "di"),  # gy
    "+": ("c", "t"),  # soft t and d of Belarusian
    "/": ("ʒ", "d"),
    ":": ("", "Σ"),  # the ending of a Baltic nominative
    ";": ("", "aΣ"),
    "<": ("t", ""),  # mute at the end in French
    "=": ("d", ""),
    ">": ("gard", "gor"),
    "?": ("gi", "i"),  # Greek γι before a vowel
    "@": ("b", "mp"),  # Greek μπ within a word
    "#": ("Q", "nQ"),  # Greek γκ within a word
    "~": ("n", "ng"),  # ң
    "_": ("r", "rž"),  # ř
    "|": ("gi", "Ji", "i"),  # gi before a, o, u
    "}": ("ni", "n"),  # ny at the end
    "[": ("š", "Σj"),  # Nordic and Dutch sj, zj, tj
    "]": ("ž", "Zj"),
    '"': ("tj", "č"),
    "{": ("ω", "ov"),  # ou before a consonant: French, or Belarusian ў
}
"""Each question and its answers, the likelier first."""

ASKED = re.compile("[" + re.escape("".join(QUESTIONS)) + "]")

_CYRILLIC = (
    "а a б b в v г G д d е e ё ё ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч č ш š щ ŝ ъ ' ы y ь ' э ɜ "
    "ю iu я ia є ie і i ї i ґ g ў v қ Q ғ g ҳ h ҷ ǯ ӣ i ӯ ó ә ə ө ө ұ u ү ü ң ~ һ h ҡ k ҙ z ҫ s ҥ n "
    "ђ ǯ љ l' њ n' ћ č џ ǯ ѓ g ќ k ѕ ʒ ј j ѣ e ѳ f ѵ i"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ ž რ r ს s ტ t უ u ფ p ქ k ღ g ყ Q შ š ჩ č ც c ძ ʒ წ c ჭ č "
    "ხ h ჯ ǯ ჰ 5"
)
_ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը ə թ t ժ ž ի i լ l խ h ծ c կ k հ 5 ձ ʒ ղ g ճ č մ m յ j ն n շ š ո o չ č պ p ջ ǯ ռ r ս s վ v "
    "տ t ր r ց c ւ v փ p ք k և ev օ o ֆ f"
)
_GREEK = "α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ X ψ ps ω o"

LETTERS = str.maketrans(_pairs(f"{_CYRILLIC} {_GEORGIAN} {_ARMENIAN} {_GREEK}"))
"""Every letter of the other alphabets."""

LATIN = str.maketrans(
    _pairs(
        "š š č č ž ž ć č ś S ź Z ż ž ç Č ş š ș š ţ ts ț ts ń n ň n ñ n ņ n ŋ ~ ł l ļ l ľ l ř _ đ % ð d þ th ď d ť t ğ $ ģ g ķ k ǯ ǯ ŝ ŝ "
        "ə ə ǝ ə ı i å å æ ä ä ä ø ö ö ö ő ö œ œ ü ü ű ü õ õ ó ó ă ă â â û û ą å) ę e) ě e ŭ 7 ĥ h"
    )
)
"""Latin letters that are not their bare letter with an accent that says nothing."""

_VOWEL = "aeiouyäöüåõəóăâûœ"
_BEFORE_VOWEL = f"(?=[{_VOWEL}])"

_GROUPS: tuple[tuple[str, str], ...] = (
    ("schtsch|sjtsj|sjtj|stsch|szcz|shch|chtch|šč|stch|štš|scs", "ŝ"),
    (f"tsj{_BEFORE_VOWEL}", "t["),
    ("tsch|tsj|tch|tsh|tš|cz|cs", "č"),
    ("dsch|dzh|dž", "ǯ"),
    ("dzj", "d]"),
    (f"sch{_BEFORE_VOWEL}", "0"),
    ("sch", "Š"),
    ("sh", "š"),
    ("zh|zs", "ž"),
    ("sz", "S"),
    ("rz", "8"),
    ("ck", "9"),
    ("kh", "h"),
    ("gh|g'", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ch", "2"),
    ("ts(?=i)", "+"),
    ("dz(?=i)", "/"),
    ("c(?=[eiyäöüəéě])", "C"),
    ("c", "4"),
    (f"qu{_BEFORE_VOWEL}", "&"),
    ("q", "Q"),
    ("x", "3"),
    ("(?<=[ln])j$", ""),
    ("(?<=.)j$", "j"),
    ("ny$", "}"),
    ("j", "1"),
    ("hd", "5D"),
    ("h", "5"),
    (f"sj{_BEFORE_VOWEL}|sj$", "["),
    (f"zj{_BEFORE_VOWEL}|zj$", "]"),
    (f"tj{_BEFORE_VOWEL}|tj$", '"'),
    ("sg", "SQ"),
    ("\\bkj", "Xj"),
    ("gi(?=[aou])", "|"),
    ("gue", "gʉ"),
    ("gu(?=[iy])", "gʊ"),
    (f"gy(?=[{_VOWEL}]|$)", "*"),
    ("g(?=[eiyäöüə])", "6"),
    (f"\\bw{_BEFORE_VOWEL}", "!"),
    ("w", "v"),
    ("v", "V"),
    ("s", "S"),
    ("z", "Z"),
    ("o'", "ó"),
    ("(?<!i)aeu(?=.)", "äu"),
    (f"ou(?![{_VOWEL}])", "{"),
    ("ou", "ω"),
    ("(?<=h)e(?=va?$)", "ё"),
    ("aa", "ꜳ"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("ue", "ʉ"),
    ("(?<![ea])ie", "ɪ"),
    (f"(?<=[ae])u(?![{_VOWEL}])", "7"),
    (r"\)(?![bp])", "("),
)
_ENDS: tuple[tuple[str, str], ...] = (
    ("(?<=[oe]v)s$|(?<=j)s$|(?<=[sc]ki)s$", ":"),
    ("(?<=[oe]v)as$|(?<=[sc]k)as$", ";"),
    ("(?<=[aeo]n)t$|(?<=o)t$", "<"),
    ("(?<=[aeo]n)d$|(?<=ar)d$", "="),
    ("gaard$|gård$", ">"),
    ("(?<=[aeiou])s$", "Σ"),
    ("(?<=.)o(?=l?[lns]?(?:berg|sen|stad|dal|vik|rud)$)", "ó"),
    ("ff$", "f"),
    ("^a(?=[a-zäöåø]+(?:sson|berg|lund|gren|strand|gaard|str[oö]m)$)", "å"),
    ("(?<=[^aeiouyäöüåõəóăâ1j])e$", "ɛ"),
    ("(?<=.{4}k)a$", "å"),
    ("(?<=..)[ae](?=nk[ao]$)", "ə"),
)


def _replacing(groups: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """One pass over a text that replaces the first group that stands at each place; the groups are compiled for the first text."""
    sounds = ("", *(sounds for _group, sounds in groups))

    @lru_cache(maxsize=1)
    def pattern() -> re.Pattern[str]:
        return re.compile("|".join(f"({group})" for group, _sounds in groups))

    return lambda text: pattern().sub(lambda found: sounds[found.lastindex or 0], text)


latin_ends = _replacing(_ENDS)
"""The ends of a whole word in Latin letters, before its groups."""

latin_groups = _replacing(_GROUPS)
"""What the letters of a word in Latin letters stand for."""
