"""A written word as it may be heard: a few readings of its letters, and a coarse key by which spellings of one name are brought together.

A reading is a row of vowels and consonants in turn that begins and ends with (perhaps no) vowels: `^`, `g`, `u`, `b`, `ai`, `d`, `u`, `l`,
`i`, `n`, `$` for Губайдулин. The first and the last vowels carry a mark, because they tell names apart better than those between.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from liaison.domain.given_names import eastern
from liaison.domain.name_letters import ASKED, LATIN, LETTERS, QUESTIONS, latin_ends, latin_groups

Reading = tuple[str, ...]
Readings = dict[str, list[Reading]]
"""The readings of a word under their coarse keys, the likelier first."""

LONGEST = 60
"""Letters after which a word is cut."""

MOST_READINGS = 6
"""After so many, further questions get their likelier answer only."""
UNFINISHED = "~"
"""Marks the last vowels of a word that goes on, and its last consonant if none follow: it may still become another of its sort."""

_VOWELS = "aeiyjoəäöüåõёóăâûœæuʉɪʊɛωαꜳɜөὀὸ"
_CLASSES = {"p": "bpvfVB", "t": "dtD", "k": "gkhGQHX", "s": "szšžčcʒǯŝSΣZČŠCJ", "m": "m", "n": "n", "l": "l", "r": "r"}
_CLASS = str.maketrans(
    {letter: sound for sound, letters in _CLASSES.items() for letter in letters} | dict.fromkeys(_VOWELS, "a")
)
_NOT_HEARD = re.compile(f"[^{_VOWELS}{''.join(_CLASSES.values())}]+")
_SOFT = re.compile(f"'+(?=[{_VOWELS}])")
_RUNS = re.compile(
    f"[{_VOWELS}]+|"
    + "|".join(f"[{letters}]+" for sound, letters in _CLASSES.items() if sound not in "ts")
    + f"|(?:[{_CLASSES['t']}]*[{_CLASSES['s']}]+)+|[{_CLASSES['t']}]+"
)
_LATIN_ONLY = re.compile("[^\u0370-\u1dff\u1f00-\U0010ffff]+")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_GROUPS = tuple(
    (re.compile(group), sounds)
    for group, sounds in (
        ("ου", "u"),
        ("αι", "e"),
        ("[εου]ι", "i"),
        ("(?<=[αεη])υ", "V"),
        ("^μπ", "b"),
        ("μπ", "@"),
        ("^ντ", "d"),
        ("ντ", "nD"),
        ("^γκ", "g"),
        ("γκ", "#"),
        ("γγ", "ng"),
        ("γχ", "nX"),
        ("τζ", "ʒ"),
        ("γ[ιηυ](?=[αοωuε])", "?"),
    )
)
_OTHER_GROUPS = tuple(
    (re.compile(group), sounds)
    for group, sounds in (
        ("ու", "u"),
        ("^[եէ]", "ie"),
        ("^ո(?!վ)", "vo"),
        ("дз(?=[іеёюя])(?=.*[іў])", "/"),
        ("ц(?=[іеёюя])(?=.*[іў])", "+"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ъ(?=[бвгджзклмнпрстфхцчшщ])", "â"),
        ("гаард$", ">"),
        ("рж(?=[аеиоуыюяё])", "_"),
        ("(?<=[щчшж])е(?=ва?$)", "ё"),
        ("(?<=.{4}к)а$", "å"),
        ("(?<=..)[аеэ](?=нк[ао]$)", "ə"),
        ("(?<=[ое]в)с$", ":"),
    )
)


_GERMAN = re.compile("w|sch|ss|j|ei.|ee|[aou]e|[äöü]")
_ARMENIAN = re.compile("[ijyь]an|ян|յան")
_VOICELESS = str.maketrans("bpgkdt", "BBQQDD")
_UNSTEADY = str.maketrans("aeäouü", "əəəὸóó")
_LAST_D = re.compile("[dt]$")
_UZBEK = re.compile("[qx]|[og]'|[қғҳ]")
_BELARUSIAN = re.compile(
    "^(?=.*[іў])[^иїєқғңұүһәө]+$|[аеэ]нка$|[ae]nka$|[^aeiou]ava$|[^аеоуыэюяіи]ава$|[aoe]u$|[kr]evi(?:ch|č)$|[oe]usk(?:i|a[iyj]a)$"
)


_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`ʻʹ′‘", "'"))


def _letters(word: str) -> str:
    """The letters of a word in small case, composed, and apostrophes; cut to the longest that is read."""
    written = word[:LONGEST].replace("İ", "i").casefold()
    return written if written.isascii() else unicodedata.normalize("NFC", written).translate(_APOSTROPHES)


class _Bare(dict[int, str]):
    """Latin letters as `LATIN` has them, and others without their accents, worked out once."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = base if base.isascii() else ""
        return self[code]


_BARE = _Bare({code: chr(code) for code in range(128)} | {code: sounds for code, sounds in LATIN.items() if sounds})


def _of_greek(written: str) -> str:
    """Without the accents of Greek, but a dialytika still parts two vowels."""
    marked = unicodedata.normalize("NFD", written).replace("\u0308", "'")
    bare = "".join(character for character in marked if not unicodedata.combining(character))
    bare = re.sub("ι'", "'ι", bare)
    for pattern, sounds in _GREEK_GROUPS:
        bare = pattern.sub(sounds, bare)
    return bare


def _asked(written: str, whole: bool) -> str:
    """The sounds of a word, with questions where letters can be read in several ways; some languages tell themselves."""
    asked = _spelt(written, whole)
    if _GERMAN.search(written):
        asked = asked.replace("S", "Σ")
    if _ARMENIAN.search(written):
        asked = asked.translate(_VOICELESS)
    if _BELARUSIAN.search(written):
        asked = asked.replace("a", "α")
    if eastern().match(asked):
        asked = _LAST_D.sub("D", asked.translate(_UNSTEADY))
    if _UZBEK.search(written):
        asked = asked.replace("o", "ὀ")
    return asked


def _spelt(written: str, whole: bool) -> str:
    if _LATIN_ONLY.fullmatch(written):
        bare = written if written.isascii() else written.translate(_BARE)
        return latin_groups(latin_ends(bare) if whole else bare)
    if _GREEK.search(written):
        return _of_greek(written).translate(LETTERS)
    for pattern, sounds in _OTHER_GROUPS[: None if whole else -5]:
        written = pattern.sub(sounds, written)
    return written.translate(LETTERS)


def _answered(asked: str) -> list[str]:
    """Every way to read it, the likelier first; a question is answered alike in the whole word."""
    texts = [asked]
    for question in dict.fromkeys(ASKED.findall(asked)):
        answers = QUESTIONS[question][: None if len(texts) < MOST_READINGS else 1]
        texts = [text.replace(question, answer) for answer in answers for text in texts]
    return texts


def _reading(text: str, whole: bool) -> tuple[str, Reading]:
    """The key and the row of one way to read a word."""
    heard = _NOT_HEARD.sub("", _SOFT.sub("i", text))
    key, row = "", ["^"]
    for run in _RUNS.findall(heard):
        sound = run[-1].translate(_CLASS)
        if sound == "a":
            row[-1] += run
        else:
            key += sound
            row += (run, "")
    if whole:
        row[-1] += "$"
    elif len(row) > 1 and not row[-1]:
        row[-2:] = row[-2] + UNFINISHED, UNFINISHED
    else:
        row[-1] += UNFINISHED
    return ("a" + key if len(row[0]) > 1 else key), tuple(row)


@lru_cache(maxsize=10_000)
def readings(word: str, whole: bool = True) -> Readings:
    """How a word may be heard, under its coarse keys.

    Args:
        whole: the word does not go on.

    Returns: nothing for a word with digits or without letters that are known.
    """
    written = _letters(word)
    found: Readings = {}
    if any(map(str.isdigit, written)):
        return found
    for text in _answered(_asked(written, whole)):
        key, row = _reading(text, whole)
        for sort in (key, key[:-1] + "s") if row[-1] == UNFINISHED and key.endswith("t") else (key,):
            rows = found.setdefault(sort, [])
            if row not in rows:
                rows.append(row)
    found.pop("", None)
    return found
