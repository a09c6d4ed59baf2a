"""Makes resources/templates/request.docx, the template of drafts of requests: python packaging/build_request_template.py

The same libraries make the same bytes. What stands in braces is filled in; `resources/docs/request-template.md` lists it.
"""

from __future__ import annotations

from typing import Any

from docx import Document

import word_template as word

TARGET = word.FOLDER / "request.docx"


def main() -> int:
    """Write the template."""
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
    add("{%p if second_title %}")
    add("{{ second_title }}", "Quiet")
    word.end(document, "if")
    add("{%p if rows %}")
    cells = ("{{r row.first }}", "{{r row.second }}")
    word.table(document, ("first_language", "second_language"), cells, (50, 50), "row in rows", parted=True)
    word.gap(document)
    add("{%p else %}")
    word.table(document, (), ("{{ fact.heading }}", "{{r fact.rich }}"), (28, 72), "fact in facts")
    word.gap(document)
    add("{%p for part in parts %}")
    add("{%p if part.heading %}")
    add("{{ part.heading }}", "Heading 2")
    word.end(document, "if")
    add("{%p for line in part.lines %}")
    add("{{r line.rich }}")
    word.end(document, "for")
    word.end(document, "for")
    word.end(document, "if")
    _open(document)


def _open(document: Any) -> None:
    """What is still missing, for whoever goes on with the draft."""
    add = document.add_paragraph
    add("{%p for one in open %}")
    add("{{ one.heading }}", "Heading 2")
    for heading, sentences in (("needed_heading", "needed"), ("advised_heading", "advised")):
        add(f"{{%p if one.{sentences} %}}")
        word.labelled(document, "", f"{{{{ one.{heading} }}}}", "")
        add(f"{{%p for sentence in one.{sentences} %}}")
        add("•\t{{ sentence.text }}", "Entry 1")
        word.end(document, "for")
        word.end(document, "if")
    word.end(document, "for")


if __name__ == "__main__":
    raise SystemExit(main())
