"""Names that may be the same: found without comparing each with each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from difflib import SequenceMatcher

from liaison.domain.country_names import folded_name

_ALIKE = 0.86
_BEGINNING = 4
_TOO_COMMON = 300
_COMPARED = 40
_NUMBERS = re.compile(r"\d+")


class Likeness:
    """Names by the beginnings of their words, in groups that are never compared with each other (an agency's offices)."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[Hashable, str], list[int]] = {}
        self._names: list[tuple[str, str]] = []

    def add(self, group: Hashable, name: str, identity: str) -> None:
        """Take a name."""
        folded = folded_name(name)
        for beginning in _beginnings(folded):
            self._blocks.setdefault((group, beginning), []).append(len(self._names))
        self._names.append((folded, identity))

    def near(self, group: Hashable, name: str) -> Iterator[str]:
        """Identities of names nearly like this one, the likest first. Names with other numbers are other names."""
        wanted = folded_name(name)
        places: Counter[int] = Counter()
        for beginning in _beginnings(wanted):
            block = self._blocks.get((group, beginning), ())
            # a word that half the names have ("office") tells nothing apart
            if len(block) <= _TOO_COMMON:
                places.update(block)
        found = []
        matcher = SequenceMatcher(b=wanted)
        for place, _ in places.most_common(_COMPARED):
            other, identity = self._names[place]
            if _NUMBERS.findall(other) != _NUMBERS.findall(wanted):
                continue
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                ratio = matcher.ratio()
                if ratio >= _ALIKE:
                    found.append((ratio, identity))
        yield from dict.fromkeys(identity for _, identity in sorted(found, reverse=True))


def _beginnings(folded: str) -> set[str]:
    return {word[:_BEGINNING] for word in folded.split() if len(word) > 2}
