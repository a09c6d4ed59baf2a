"""A large store for Find: meetings with notes of 1 to 3 KB in several scripts, indexed as the program does it.

Made once a size and kept, as `corpus` does; a million takes most of an hour. Nothing in it is real.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus import KEY, folder_for

from liaison.base.paths import resources
from liaison.services.finding.indexing import ALONE, FindIndexing
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store
from liaison.store.opening import create_store, open_store
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE

BATCH = 5_000
SENTENCES = 6_000
NAMES = Path(__file__).resolve().parent.parent / "services" / "names" / "alike.txt"
_SYLLABLES = {
    "az": "ə lə bə də gü qa ra ti şa na mi öz yev li zadə sul tan hü seyn or",
    "ka": "გი ორ შვი ლი ძე ნი კო და ვა მე გა რე ბი ლა თა მა ზი უ ხე ჭე",
    "hy": "հա կոբ յան սար գըս ար մեն վա հան խա չատ պետ րոս մի նա լի դա գո",
    "el": "πα δό που λος γε ώρ γι νί κο αν δρέ ας κα ρα μά ξη ε λέ νη στα",
    "uk": "шев чен ко ілля київ їж ґан ок під при мо ва рів не льві єв гу",
}
_SCRIPTS = (("ru", 45), ("en", 35), *((name, 4) for name in _SYLLABLES))
_TITLES = ("Working meeting", "Рабочая встреча", "Session", "Call", "Görüş", "შეხვედრა")


def find_corpus(notes: int) -> Store:
    """An open store with so many notes, all indexed."""
    folder = folder_for(f"find-{notes}")
    if (folder / "complete").exists():
        return open_store(folder, DataKey(KEY))
    (folder / DATABASE).unlink(missing_ok=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = create_store(folder, DataKey(KEY))
    PackService(store).install_built_in()
    started = perf_counter()
    write_notes(store, notes)
    written = perf_counter()
    for _ in FindIndexing(store, ALONE).catch_up():
        pass
    (folder / "complete").write_text(f"written {written - started:.0f} s, indexed {perf_counter() - written:.0f} s\n")
    return store


def write_notes(store: Store, notes: int) -> None:
    """Put so many meetings with a note each into a new store; they wait to be indexed."""
    source = random.Random(1)
    sentences = {script: _sentences(script, source) for script, _ in _SCRIPTS}
    names = [name for line in NAMES.read_text(encoding="utf-8").splitlines() for name in line.split("|")]
    for first in range(0, notes, BATCH):
        numbers = range(first, min(first + BATCH, notes))
        meetings = [_meeting(number, notes, source) for number in numbers]
        bodies = [
            (OWN, f"{row[1]}-n", row[1], _body(number, sentences, names, source))
            for number, row in zip(numbers, meetings, strict=True)
        ]
        with store.maintain() as connection:
            run = connection.exec_driver_sql
            run("INSERT INTO meeting (scope, id, kind, title, date, city, state) VALUES (?,?,?,?,?,?,?)", meetings)
            run("INSERT INTO note (scope, id, meeting_id, body) VALUES (?,?,?,?)", bodies)


def _meeting(number: int, notes: int, source: random.Random) -> tuple[Any, ...]:
    day = date(1996, 1, 1) + timedelta(days=number * 11_000 // notes)
    stored = f"{day.isoformat()}110 {day.isoformat()}"
    title = f"{source.choice(_TITLES)} {number}"
    return (
        OWN,
        f"{number:012d}",
        "working_meeting",
        title,
        stored,
        source.choice(("Minsk", "Baku", "Вена", "Tbilisi")),
        "draft",
    )


def _body(number: int, sentences: dict[str, list[str]], names: Sequence[str], source: random.Random) -> str:
    script = source.choices([name for name, _ in _SCRIPTS], [weight for _, weight in _SCRIPTS])[0]
    lines = source.choices(sentences[script], k=source.randint(8, 20))
    # what only few notes have: people, references, words that are rare
    lines.insert(
        1, f"{source.choice(names)} {source.choice(names)} {number % 997}/{number:07d} {_rare(source)} {_rare(source)}"
    )
    return "\n".join(lines)


def _rare(source: random.Random) -> str:
    letters = source.choice(("bdfgklmnprstvz", "бвгджзклмнпрст"))
    vowels = "aeiou" if letters[0] == "b" else "аеиоу"
    return "".join(source.choice(letters) + source.choice(vowels) for _ in range(source.randint(3, 4)))


def _sentences(script: str, source: random.Random) -> list[str]:
    words = _vocabulary(script, source)
    # as in any language the tenth word is a tenth as frequent as the first
    weights = [1 / (rank + 2) for rank in range(len(words))]
    picked = source.choices(words, weights, k=SENTENCES * 12)
    return [" ".join(picked[at : at + 12]).capitalize() + "." for at in range(0, len(picked), 12)]


def _vocabulary(script: str, source: random.Random) -> list[str]:
    files = {"ru": "russian-common.txt", "en": "english.txt"}
    if script in files:
        lines = (resources() / "words" / files[script]).read_text(encoding="utf-8").split()
        words = [word for word in lines if word.isalpha()]
        source.shuffle(words)
        return words
    syllables = _SYLLABLES[script].split()
    return ["".join(source.choices(syllables, k=source.randint(2, 4))) for _ in range(6_000)]


if __name__ == "__main__":
    for size in map(int, sys.argv[1:]):
        find_corpus(size).close()
        print(size, (folder_for(f"find-{size}") / "complete").read_text().strip())
