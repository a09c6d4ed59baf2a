"""Minutes of a long day (60 KB of notes, 90 agenda items): read, selected and written, beside the bare parts on the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

from docx import Document
from figures import Figure, median, timed
from fpdf import FPDF

from liaison.base.paths import resources
from liaison.domain.minutes import Item, ItemKind, Minutes, MinutesHeader
from liaison.domain.minutes_selection import Selection, leaving
from liaison.domain.minutes_words import item_text
from liaison.domain.note_structure import structure_of
from liaison.export.minutes_docx import default_template
from liaison.services.minutes_out import MinutesFormat, MinutesOutService
from liaison.services.minutes_reading import Naming, read_note
from liaison.services.minutes_writers import bytes_of

RUNS = 5
ITEM = """\
10:04
## Правовые системы двух стран (30 min)
Exchange of views. The interaction of investigative units with other agencies before trial was explained at length.
#drug-smuggling #trafficking-in-persons

> О. Губайдулин: Готовы подписать договор в этом году; рабочие контакты согласованы, списки будут переданы.

=> Decision: contact points are exchanged
- [ ] Послать список контактных лиц @Губайдулин due:2019-08-16
- one **entry** of a list
- another one

| Route | Goods |
|---|---|
| Afghanistan → Tajikistan | heroin |

"""
NOTE = ITEM * 90
NAMING = Naming(lambda written: written, "attachment")


def run() -> Iterator[Figure]:
    """Milliseconds, medians of five."""
    minutes = _read()
    size = f"{len(NOTE.encode()) // 1024} KB of notes"
    structure = _median(lambda: structure_of(NOTE))
    yield Figure(f"{size}: read as minutes (bare: their structure alone)", "ms", _median(_read), bare=structure)
    yield Figure(f"{size}: selected", "ms", _median(lambda: leaving(minutes, Selection())), limit=50)
    out = MinutesOutService(lambda: bytes_of, lambda: date(2019, 8, 3))
    bare = {MinutesFormat.PDF: _bare_pdf, MinutesFormat.DOCX: _bare_docx}
    beside = {MinutesFormat.PDF: " (bare: the words alone, untagged)", MinutesFormat.DOCX: " (bare: opened and saved)"}
    for kind in MinutesFormat:
        measured = _median(lambda kind=kind: out.content(minutes, Selection(), kind))  # type: ignore[misc]
        compared = _median(lambda kind=kind: bare[kind](minutes)) if kind in bare else None  # type: ignore[misc]
        limit = 2000.0
        yield Figure(f"{size}: {kind.value}{beside.get(kind, '')}", "ms", measured, limit, compared)


def _median(work: Callable[[], object]) -> float:
    work()
    return median([timed(work) for _ in range(RUNS)])


def _read() -> Minutes:
    header = MinutesHeader("Working meeting")
    return Minutes("m", Item("header", ItemKind.HEADER), header, (), read_note(NOTE, NAMING).sections)


def _bare_pdf(minutes: Minutes) -> bytes:
    pdf = FPDF()
    pdf.add_font("paper", "", resources() / "fonts" / "DejaVuSansCondensed.ttf")
    pdf.set_font("paper", size=10)
    pdf.add_page()
    for block in minutes.blocks:
        pdf.multi_cell(0, 5, item_text(block), new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _bare_docx(minutes: Minutes) -> bytes:
    target = BytesIO()
    Document(str(default_template())).save(target)
    return target.getvalue()
