"""Makes resources/templates/minutes.docx, the template of minutes that comes with the program: python packaging/build_minutes_template.py

The same libraries make the same bytes. What stands in braces is filled in; `resources/docs/minutes-template.md` lists it.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.shared import Pt

import word_template as word

TARGET = word.FOLDER / "minutes.docx"


def main() -> int:
    """Write the template."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(built())
    return 0


def built() -> bytes:
    """The template."""
    document = Document()
    word.page(document)
    word.styles(document)
    word.edges(document)
    _body(document)
    return word.finished(document, TARGET.name)


def _body(document: Any) -> None:
    add = document.add_paragraph
    add("{{ name }}", "Quiet")
    add("{{ title }}", "Heading 1")
    add("{{ kind }}", "Quiet")
    word.table(document, (), ("{{ fact.label }}", "{{ fact.text }}"), (24, 76), "fact in facts")
    word.gap(document)
    with_sides = ("words.delegation", "words.capacity", "words.people")
    word.when(document, "delegations")
    add("{{ words.participants }}", "Heading 2")
    cells = ("{{ side.name }}", "{{ side.capacity }}", "{{ side.people_text }}")
    word.table(document, with_sides, cells, (42, 18, 40), "side in delegations", strong=1)
    word.gap(document)
    word.end(document, "if")
    add("{%p for item in items %}")
    heading = add("{% if item.number %}{{ item.number }}. {% endif %}{{r item.rich }}", "Heading 2")
    note = heading.add_run("\t{{ item.note }}")
    note.font.size, note.font.bold, note.font.color.rgb = Pt(9), False, word.GREY
    add("{%p for part in item.parts %}")
    _parts(document)
    word.end(document, "for")
    word.end(document, "for")
    word.when(document, "outcomes")
    add("{{ words.outcomes }}", "Heading 2")
    heads = ("words.kind", "words.outcome")
    word.table(document, heads, ("{{ one.kind }}", "{{r one.rich }}"), (26, 74), "one in outcomes", strong=1)
    word.gap(document)
    word.end(document, "if")
    word.when(document, "follow_ups")
    add("{{ words.follow_ups }}", "Heading 2")
    promised = ("words.number", "words.what", "words.who", "words.due", "words.state")
    asked = ("{{ one.number }}", "{{r one.rich }}", "{{ one.who }}", "{{ one.due }}", "{{ one.box }} {{ one.state }}")
    word.table(document, promised, asked, (6, 37, 20, 22, 15), "one in follow_ups")
    word.gap(document)
    word.end(document, "if")
    word.when(document, "attachments")
    add("{{ words.attachments }}", "Heading 2")
    add("{%p for file in attachments %}")
    add("{{ file.number }}.\t{% if file.caption %}{{ file.caption }} – {% endif %}{{ file.name }}", "Entry 1")
    word.end(document, "for")
    word.end(document, "if")
    word.when(document, "handling")
    add("{{ words.handling }}", "Heading 2")
    word.table(document, (), ("{{ rule.label }}", "{{ rule.text }}"), (24, 76), "rule in handling")
    word.gap(document)
    word.end(document, "if")


def _parts(document: Any) -> None:
    add = document.add_paragraph
    add("{%p if part.kind == 'heading' %}")
    add("{{r part.rich }}", "Heading 3")
    for depth in range(3):
        test = f"part.depth == {depth}" if depth < 2 else "part.depth >= 2"
        add(f"{{%p elif part.kind == 'entry' and {test} %}}")
        add("{{ part.mark }}\t{{r part.rich }}", f"Entry {depth + 1}")
    add("{%p elif part.kind == 'statement' and part.translation %}")
    word.labelled(document, "{% if part.time %}{{ part.time }} {% endif %}", "{{ part.speaker }}", " {{ part.note }}")
    heads = ("part.original_head", "part.translation_head")
    word.table(document, heads, ("{{r part.rich }}", "{{r part.rich_translation }}"), (50, 50))
    word.gap(document)
    add("{%p elif part.kind == 'statement' %}")
    add("{%p if part.speaker or part.time %}")
    speaker = "{% if part.time %}{{ part.time }}{% if part.speaker %} · {% endif %}{% endif %}{{ part.speaker }}"
    add(speaker, "Quote Speaker")
    word.end(document, "if")
    add("{{r part.rich }}", "Quote")
    add("{%p if part.note %}")
    add("{{ part.note }}", "Quote")
    word.end(document, "if")
    add("{%p elif part.kind == 'table' %}")
    _wide_table(document)
    word.gap(document)
    add("{%p elif part.kind == 'topics' %}")
    topics = add("", "Quiet")
    topics.add_run("{{ part.label }}:").bold = True
    topics.add_run(" {{ part.text }}")
    add("{%p elif part.label %}")
    word.labelled(document, "", "{{ part.label }}:", " {{r part.rich }}")
    add("{%p else %}")
    add("{% if part.time %}{{ part.time }} {% endif %}{{r part.rich }}")
    word.end(document, "if")


def _wide_table(document: Any) -> None:
    """A table of the note: as many columns as it has there."""
    table = document.add_table(rows=0, cols=3)
    word.shape(table, (33, 34, 33), fixed=False)
    row = table.add_row()
    word.repeated_head(row)
    word.fill(
        row, ["{%tc for head in part.heads %}", "{{r head.rich }}", "{%tc endfor %}"], ["Cell Head"] * 3, 8, "3C3C3C"
    )
    word.fill(table.add_row(), ["{%tr for row in part.rows %}", "", ""], ["Cell"] * 3)
    cells = ["{%tc for cell in row.cells %}", "{{r cell.rich }}", "{%tc endfor %}"]
    word.fill(table.add_row(), cells, ["Cell"] * 3, 4, "BEBEBE")
    word.fill(table.add_row(), ["{%tr endfor %}", "", ""], ["Cell"] * 3)


if __name__ == "__main__":
    raise SystemExit(main())
