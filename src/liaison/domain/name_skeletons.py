"""Names of people and agencies compared across alphabets and romanisations: Gubaydulin, Gubaidulin, Губайдулин.

Two spellings are taken for one name when nothing is left of them but the same sounds. That finds nearly every spelling and now and then
two names that only sound alike, so it decides among the few who sit at a table, and never in a whole directory.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = (
    ("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf"),
    ("აბგდევზიკლმნოპრსტუფქყჯჰ", "abgdevziklmnoprstufkkjh"),
    ("աբգդեզէթիլկհմյնոպջռսվտրփքօֆ", "abgdezetilkhminopjrsvtrpkof"),
)
_OTHERS = (
    "ё e й i х kh щ shch ш sh ч ch ж zh ц ts ю iu я ia э e ы y є e ї i і i ґ g ў u "
    "қ k ғ g ҳ kh ҷ dzh ӣ i ӯ u ә a ө o ү u ұ u ң n һ h "
    "ђ dj љ l њ n ћ ch џ dj ѓ g ќ k ѕ z ј i "
    "თ t ჟ zh ღ g შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh "
    "ժ zh խ kh ծ ts ձ dz ղ g ճ ch շ sh չ ch ց ts ւ v "
    "α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ kh ψ ps ω o "
    # Latin letters that no accent explains, or that stand for another sound than their bare letter
    "š sh č ch ž zh ć ch đ dj "
    "ə a ı i ş sh ç ch ğ g ł l ø o å a æ ae ä a ö o ü u ß ss ð d þ th œ oe"
)
_PAIRS = _OTHERS.split()
_TABLE = str.maketrans(
    {letter: sound for letters, sounds in _ALIKE for letter, sound in zip(letters, sounds, strict=True)}
    | dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
    | dict.fromkeys("ъьը’'ʼ`ʻ", "")
)
# romanisations part most over hissing sounds and over a, e and o, so all of the former are one sound, and all of the latter
_RULES = (
    (r"dzh|dj|dsch", "j"),
    (r"shch|schtsch|szcz|chtch", "s"),
    (r"tsch|tch|sch|sz|sh|cz|zh", "s"),
    (r"ck", "k"),
    (r"ch(?=[rkt])|kh|(?<![ae])x|x(?![aeiouy])", "h"),
    (r"x", "ks"),
    (r"ch|ts|tz", "s"),
    (r"ou", "u"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"(?<=.)ff$", "v"),
    (r"q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"(?<![a-z])(?:ye|je|ie)", "e"),
    (r"(?:iy|ij|yi|ii|yy|y|j|i)+", "i"),
    (r"i(?=[aeou])", ""),
    (r"(?<=[aou])i(?=e)", ""),
    (r"z", "s"),
    (r"([aou])e", r"\1"),
    (r"(?<=[^aeiou])e$", ""),
    (r"(?<=.)h$|(?<=[aeiou])h(?=[^aeiou])", ""),
    (r"[aeo]+", "a"),
    (r"(.)\1+", r"\1"),
)
_GREEK = re.compile("[\u0370-\u03ff]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`][^\W_]+)*")
# the cases a Russian name is written in after a verb; the longer endings first
_CASE_ENDINGS = ("ому", "ого", "ой", "ым", "ом", "ем", "у", "а", "ю", "е")
_SHORTEST_STEM = 4


def words_in(text: str) -> tuple[str, ...]:
    """The words of a name as written, without marks of direction and punctuation."""
    shown = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return tuple(_WORD.findall(unicodedata.normalize("NFC", shown)))


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """What one word sounds like, whatever its script and romanisation; letters outside the table stay as they are."""
    written = unicodedata.normalize("NFC", word.replace("İ", "i").casefold())
    if _GREEK.search(written):
        # the accents of Greek say where the stress lies, and hide its letters from the table
        bare = unicodedata.normalize("NFD", written)
        written = "".join(character for character in bare if not unicodedata.combining(character)).replace("ου", "u")
    sounds = written.replace("ու", "u").translate(_TABLE)
    if not sounds.isascii():
        bare = unicodedata.normalize("NFD", sounds)
        sounds = "".join(character for character in bare if not unicodedata.combining(character))
    for pattern, sound in _rules():
        sounds = pattern.sub(sound, sounds)
    return sounds.lower()


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Made when the first name is compared: few do so right after the start."""
    return tuple((re.compile(pattern), sound) for pattern, sound in _RULES)


def skeletons(text: str) -> tuple[str, ...]:
    """The sounds of each word of a name."""
    return tuple(filter(None, map(skeleton, words_in(text))))


def nominative(word: str) -> str:
    """A Russian family name out of another case: Губайдулину is Губайдулин; any other word as it is."""
    lower = word.casefold()
    for ending in _CASE_ENDINGS:
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) >= _SHORTEST_STEM and "а" <= stem[-1] <= "я":
            return word[: len(stem)]
    return word
