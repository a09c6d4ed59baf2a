"""Bring the catalogues of resources/languages up to date with the sources: python packaging/languages.py [--check]

English is the key. A language is added by an empty file `<code>.po` in that folder and this command; it keeps translations, drops those
whose English is gone, leaves new ones empty, and lists what is missing. With `--check` nothing is written.
Exit code 1: something is missing, or, with `--check`, a catalogue is not what the sources ask for.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "liaison"
CATALOGUES = ROOT / "resources" / "languages"

KEYWORDS = {"tr": 1, "trn": 2, "marked": 1}
"""The functions that carry texts, and how many of their first arguments are texts."""

HEADER = """\
# Liaison Desk, {language}. English is the key.
msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(frozen=True, slots=True)
class Updated:
    """One catalogue as the sources ask for it.

    Attributes:
        text: the whole file.
        missing: the English of each message without a translation.
        is_current: the file already holds exactly `text`.
    """

    path: Path
    text: str
    missing: tuple[str, ...]
    is_current: bool


def messages_of(sources: Path, code: str = "en") -> Catalog:
    """Every text under `sources` that a person can see, untranslated, in a catalogue of the language `code`."""
    catalogue = Catalog(locale=code)
    for path in sorted(sources.rglob("*.py")):
        for text in texts_of(path):
            catalogue.add(text)
    return catalogue


def texts_of(path: Path) -> Iterator[str | tuple[str, str]]:
    """The texts of one module, with their plurals.

    Read from the syntax tree, not from tokens: before Python 3.12 these show nothing of what stands in the braces of an f-string.
    Raises ValueError where a text is put together before it is translated.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            arguments = node.args[: KEYWORDS[node.func.id]]
            if any(isinstance(one, (ast.JoinedStr, ast.BinOp)) for one in arguments):
                raise ValueError(f"{path}:{node.lineno}: {node.func.id} needs the whole text with its placeholders")
            texts = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if any(texts):
                yield (texts[0], texts[1]) if len(texts) == 2 else texts[0]


def read_catalogue(path: Path) -> Catalog:
    """The catalogue `<code>.po`; an empty file is one without translations."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.stem, abort_invalid=True)


def entries(catalogue: Catalog) -> Iterator[Message]:
    """The messages without the header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form; empty strings where there is none."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def english(message: Message) -> str:
    """The key; of a message with a plural the singular."""
    return str(message.id[0] if message.pluralizable else message.id)


def update(path: Path, sources: Path = SOURCES) -> Updated:
    """The catalogue at `path` with the messages of `sources`; nothing is written."""
    present, wanted = read_catalogue(path), messages_of(sources, path.stem)
    for message in entries(wanted):
        _take_over(message, present)
    missing = tuple(sorted(english(message) for message in entries(wanted) if not all(forms(message))))
    text = _written(wanted)
    return Updated(path, text, missing, path.read_text(encoding="utf-8") == text)


def _take_over(message: Message, present: Catalog) -> None:
    """Give `message` the translation it has in `present`, unless that one was only guessed or has other plural forms."""
    known = present.get(english(message))
    if known is None or known.fuzzy:
        return
    expected = present.num_plurals if message.pluralizable else 1
    if known.pluralizable == message.pluralizable and len(forms(known)) == expected:
        message.string = known.string


def _written(catalogue: Catalog) -> str:
    """The file: sorted, one line a text, without dates and places, so that it changes only when a text does."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    language = catalogue.locale.english_name if catalogue.locale else ""
    header = HEADER.format(language=language, code=catalogue.locale_identifier, plural_forms=catalogue.plural_forms)
    return header + stream.getvalue().decode("utf-8").strip("\n") + "\n"


def _report(updated: Updated, check: bool) -> bool:
    """Say how a catalogue stands; True when nothing is to be done about it."""
    name = updated.path.name
    for text in updated.missing:
        print(f"{name}: not translated: {text!r}")
    if check and not updated.is_current:
        print(f"{name}: not what the sources ask for; run: python packaging/languages.py")
    return not updated.missing and (updated.is_current or not check)


def main(arguments: list[str]) -> int:
    """Update or check all catalogues; returns the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    check, complete = bool(arguments), True
    for path in sorted(CATALOGUES.glob("*.po")):
        updated = update(path)
        if not check and not updated.is_current:
            path.write_text(updated.text, encoding="utf-8", newline="\n")
        complete &= _report(updated, check)
    print("Every text is translated." if complete else "Something is left to do.")
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
