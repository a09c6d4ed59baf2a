"""Lines of text from documents in XML, read as a stream: nothing is kept of them but the present line.

Declarations of a document type, and with them entities of every kind, are refused: no program writes them into documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from defusedxml.ElementTree import DefusedXMLParser

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import Enough, Gathered, Lines, with_single_spaces

_MOST_SPACES = 100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format mean, by their names without namespaces.

    Attributes:
        texts: what stands in them is text; in all others it is not.
        paragraphs, rows, cells: as they say.
        asides: stand inside a paragraph and are read after it, such as footnotes.
        skipped: nothing in them is text for the reader.
        signs: stand for these characters.
        as_written: spaces count; otherwise a run of spaces and line ends is one space.
    """

    texts: frozenset[str]
    paragraphs: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]
    asides: frozenset[str]
    skipped: frozenset[str]
    signs: Mapping[str, str] = field(default_factory=dict)
    as_written: bool = False


def read_markup(pieces: Iterable[bytes], vocabulary: Vocabulary, found: Gathered) -> None:
    """Add the lines of one XML document. Raises Enough, and errors of the parser where it is no XML, or declares entities."""
    target = _Target(vocabulary, found)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for piece in pieces:
            parser.feed(piece)
            found.require_time()
        parser.close()
    except Enough:
        target.close()
        raise


class _Target:
    def __init__(self, vocabulary: Vocabulary, found: Gathered) -> None:
        self._words, self._found = vocabulary, found
        self._lines: list[Lines] = [Lines(found.add)]
        self._aside: list[str] = []
        self._depth = self._texts = self._skipped = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._depth += 1
        if self._depth > self._found.limits.depth:
            raise Enough(TextReason.TOO_LARGE)
        self._texts += name in self._words.texts
        self._skipped += name in self._words.skipped
        if name in self._words.asides:
            self._lines.append(Lines(self._keep_aside()))
        elif name in self._words.rows:
            self._lines[-1].finish()
        elif name in self._words.signs and not self._skipped:
            self._sign(name, attributes)

    def _keep_aside(self) -> Callable[[str], None]:
        return self._aside.append

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        sign = self._words.signs[name]
        if sign == "\n":
            self._lines[-1].end_paragraph()
            return
        many = next((value for key, value in attributes.items() if key.endswith("}c")), "1")
        self._lines[-1].write(sign * min(int(many) if many.isdecimal() else 1, _MOST_SPACES))

    def data(self, text: str) -> None:
        if self._skipped or not self._texts:
            return
        self._lines[-1].write(text if self._words.as_written else with_single_spaces(text))

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._depth -= 1
        self._texts -= name in self._words.texts
        self._skipped -= name in self._words.skipped
        if name in self._words.asides:
            self._lines.pop().finish()
        elif name in self._words.paragraphs:
            self._lines[-1].end_paragraph()
        elif name in self._words.cells:
            self._lines[-1].end_cell()
        elif name in self._words.rows:
            self._lines[-1].finish()
        if self._aside and len(self._lines) == 1 and name in self._words.paragraphs:
            self._tell_asides()

    def _tell_asides(self) -> None:
        self._lines[0].finish()
        lines, self._aside[:] = list(self._aside), []
        for line in lines:
            self._found.add(line)

    def close(self) -> None:
        self._lines[0].finish()
        self._tell_asides()
