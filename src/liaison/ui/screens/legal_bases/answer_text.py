"""An answer as plain text, to hand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.base.translations import tr, trn
from liaison.domain.legal_bases import LegalAnswer
from liaison.ui.screens.legal_bases.lines import Line, LineKind
from liaison.ui.widgets.reference.names import Names


def heading_of(answer: LegalAnswer, names: Names) -> str:
    """What was asked, on one line."""
    crime = names.crime(answer.crime) if answer.crime else tr("Any crime")
    a, b = names.country(answer.a), names.country(answer.b)
    return tr("{a} – {b}: {crime}, on {date}", a=a, b=b, crime=crime, date=answer.at)


def left_out_in_words(answer: LegalAnswer) -> str:
    """That not every convention was judged, and what to do; empty when all were."""
    if not answer.left_out:
        return ""
    more = trn("{n} more convention was not judged.", "{n} more conventions were not judged.", answer.left_out)
    return f"{more} {tr('A kind or a crime type narrows the question.')}"


def answer_text(answer: LegalAnswer, lines: Iterable[Line], names: Names) -> str:
    """Everything the lines say, indented below their headings."""
    # hard spaces keep a line together on the screen and puzzle other programs
    left_out = left_out_in_words(answer)
    text = "\n".join((heading_of(answer, names), *((left_out,) if left_out else ()), *_words(lines)))
    return text.replace("\u00a0", " ") + "\n"


def _words(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if line.kind is LineKind.HEADING:
            yield ""
        indent = "" if line.kind is LineKind.HEADING else "  "
        yield f"{indent}{line.title}: {line.badge}"
        for detail in line.details:
            yield f"{indent}  {detail.text}"
