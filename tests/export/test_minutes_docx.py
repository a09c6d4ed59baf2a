from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.export import minutes_values

from liaison.base.errors import WorldError
from liaison.domain.minutes_out_errors import TemplateBroken, TemplateRefused
from liaison.export.docx_guard import safe_template
from liaison.export.minutes_docx import context_of, default_template, docx_of, schema

MADE = date(2019, 8, 3)


def written(template: Path, note: str = minutes_values.NOTE) -> Any:
    return Document(io.BytesIO(docx_of(minutes_values.minutes(note), template, MADE)))


def office(tmp_path: Path, *paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> Path:
    """A template as an office would write one."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for cells in table:
            for cell, text in zip(made.add_row().cells, cells, strict=True):
                cell.text = text
    path = tmp_path / "office.docx"
    document.save(str(path))
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same file with other parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def texts(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_default_template_tells_everything_and_leaves_no_braces() -> None:
    document = written(default_template())
    told = texts(document)
    for words in (
        "Рабочая встреча по делу «Янтарь» & <Bernstein>",
        "10:00–12:15 (Europe/Minsk)",
        "G. Balsamo, attaché (head of delegation)\nK. Stifler (excused)",
        "1. Правовые системы\t10:04 · 30 min",
        "Қазақ тілі: ғылым",
        "О. Губайдулин, chairman",
        "Готовы подписать договор.\nЭто важно.",
        "Ready to sign the treaty.",
        "interest in bilateral treaties.",
        "Decision: contact points are exchanged",
        "Follow-up 1: Послать список (Губайдулин, due 16\u00a0August\u00a02019)",
        "☑ done",
        "31.02.2019",
        "Afghanistan → Tajikistan",
        "10:41 a stamped line",
        "The list – list.pdf",
        "For the addressee only.",
    ):
        assert words in told
    assert "{" not in told and "}" not in told
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "bold" in bold
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_every_page_has_marking_state_and_number() -> None:
    section = written(default_template()).sections[0]
    assert section.header.paragraphs[0].text.split() == ["DRAFT", "TLP:AMBER"]
    foot = section.footer.paragraphs[0]
    assert "Draft, version 1" in foot.text and "TLP:AMBER" in foot.text
    assert "PAGE" in foot._p.xml and "NUMPAGES" in foot._p.xml


def test_columns_of_a_table_of_the_note_become_columns() -> None:
    note = "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 | 6 | 7 | 8 |\n"
    tables = written(default_template(), note).tables
    (table,) = (one for one in tables if one.rows[0].cells[0].text == "a")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list("abcd"), list("1234"), list("5678")]


def test_words_that_look_like_a_template_stay_words() -> None:
    note = "{{ title }} {% for x in items %} {_{ x }_} <w:t>&amp; {{r rich }}\n"
    assert "{{ title }} {% for x in items %}" in texts(written(default_template(), note))
    assert "<w:t>&amp; {{r rich }}" in texts(written(default_template(), note))


def test_an_office_writes_its_own_with_placeholders_loops_and_conditions(tmp_path: Path) -> None:
    template = office(
        tmp_path,
        "Protocol of {{ title|upper }}",
        "{%p if draft %}",
        "NOT FINAL",
        "{%p endif %}",
        "{%p for side in delegations %}",
        "{{ loop.index }}. {{ side.name }}{% for person in side.people %}; {{ person.name }}{% endfor %}",
        "{%p endfor %}",
        "{{r items[0].rich }}",
        table=(("{%tr for one in follow_ups %}", ""), ("{{ one.text }}", "{{ one.due }}"), ("{%tr endfor %}", "")),
    )
    told = texts(written(template))
    assert told.splitlines() == [
        "Protocol of РАБОЧАЯ ВСТРЕЧА ПО ДЕЛУ «ЯНТАРЬ» & <BERNSTEIN>",
        "NOT FINAL",
        "1. Investigative Committee",
        "2. ICE, attaché office; G. Balsamo; K. Stifler",
        "Before the agenda",
        "Послать список",
        "16\u00a0August\u00a02019",
        "Ask for documents",
        "31.02.2019",
    ]


@pytest.mark.parametrize(
    ("paragraphs", "told", "paragraph"),
    [
        (("{%p for item in items %}", "{{ item.title }}"), "not closed", ""),
        (("fine", "Hello {{ titel }}!"), "titel", "Hello {{ titel }}!"),
        (("{%p for item in items %}", "x {{ item.titel }} y", "{%p endfor %}"), "item.titel", "x {{ item.titel }} y"),
        (("a", "{%p for item in itemz %}", "x", "{%p endfor %}"), "itemz", "{% for item in itemz %}"),
        (("{%p for letter in title %}", "x", "{%p endfor %}"), "title", ""),
        (("{{ title|evil }}",), "evil", "{{ title|evil }}"),
        (("{{ title",), "not closed", "{{ title"),
        (("{{ title }",), "not closed", "{{ title }"),
        (("a {{ items[0].rich }} b",), "{{r", ""),
        (("{% for item in items %}", "x {% endfor %} y {% endfor %}"), "not closed", ""),
    ],
)
def test_a_mistake_names_the_template_the_paragraph_and_what_is_wrong(
    tmp_path: Path, paragraphs: tuple[str, ...], told: str, paragraph: str
) -> None:
    with pytest.raises(TemplateBroken) as broken:
        written(office(tmp_path, *paragraphs))
    assert "office.docx" in broken.value.sentence
    assert told in broken.value.sentence
    assert broken.value.paragraph == paragraph or not paragraph
    assert "Nothing was written" in broken.value.remedy


def test_a_mistake_is_found_even_where_this_meeting_has_nothing_to_show(tmp_path: Path) -> None:
    template = office(tmp_path, "{%p for one in outcomes %}", "{{ one.wrong }}", "{%p endfor %}")
    with pytest.raises(TemplateBroken, match=r"one\.wrong"):
        written(template, "no outcome here")


def test_a_loop_that_begins_in_a_table_and_ends_outside_is_found(tmp_path: Path) -> None:
    template = office(tmp_path, "{% endfor %}", table=(("{% for one in follow_ups %}", "x"),))
    with pytest.raises(TemplateBroken):
        written(template)


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__ }}",
        "{{ items.__init__ }}",
        "{{ self }}",
        "{{ title.upper() }}",
        "{{ cycler('a') }}",
        "{% for x in range(10000000) %}x{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{% set x = title ~ title %}{{ x }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{{ title|replace('a', title) }}",
        "{{ title|attr('__class__') }}",
        "{{ lipsum.__globals__ }}",
        "{% filter upper %}x{% endfilter %}",
        "{% for a in items %}{% for b in items %}{% for c in items %}{% for d in items %}{% for e in items %}x"
        "{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    ],
)
def test_what_is_no_template_language_of_ours_is_refused(tmp_path: Path, hostile: str) -> None:
    with pytest.raises(TemplateBroken):
        written(office(tmp_path, hostile))


def test_loops_within_loops_are_stopped_before_they_fill_the_memory(tmp_path: Path) -> None:
    template = office(
        tmp_path,
        "{% for a in items %}{% for b in items %}{% for c in items %}{% for d in items %}"
        + "x" * 5000
        + "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    )
    started = time.monotonic()
    with pytest.raises(TemplateBroken, match="more than fits"):
        written(template, "\n".join(f"## item {number}" for number in range(100)))
    assert time.monotonic() - started < 30


def relation(kind: str, target: str) -> Callable[[dict[str, bytes]], None]:
    """Adds a relation to something outside."""
    added = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", added)

    return change


def field(code: str) -> Callable[[dict[str, bytes]], None]:
    half = len(code) // 2
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:]))

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b"<w:sectPr", f"<w:p>{runs}</w:p><w:sectPr".encode(), 1
        )

    return change


def part(name: str, content: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


def with_entity(parts: dict[str, bytes]) -> None:
    body = parts["word/document.xml"]
    parts["word/document.xml"] = body.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (part("word/vbaProject.bin"), "macros"),
        (part("word/embeddings/oleObject1.bin"), "macros"),
        (part("word/activeX/activeX1.xml"), "macros"),
        (relation("image", "https://e.org/x.png"), "outside"),
        (relation("frame", "file:///c:/x"), "outside"),
        (relation("hyperlink", "file://server/share"), "outside"),
        (relation("aFChunk", "x.html"), "outside"),
        (field(' INCLUDEPICTURE "https://e.org/x.png" '), "field"),
        (field(" DDEAUTO cmd "), "field"),
        (with_entity, "entities"),
        (part("word/media/big.xml", b" " * 6_000_000), "too large"),
        (part("word/media/bomb.png", b"\x00" * 70_000_000), "too large"),
    ],
)
def test_a_template_that_would_bring_something_with_it_is_refused(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], told: str
) -> None:
    template = changed(office(tmp_path, "{{ title }}"), change)
    with pytest.raises(TemplateRefused, match=told) as refused:
        written(template)
    assert "office.docx" in refused.value.sentence


@pytest.mark.parametrize("content", [b"", b"PK", b"not an archive", b"\xd0\xcf\x11\xe0 an old document"])
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateRefused, match="not a Word document"):
        written(path)


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(office(tmp_path, "{{ title }}" * 3000).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    where = data.find(size.to_bytes(4, "little"))
    while where >= 0:
        data[where : where + 4] = (10).to_bytes(4, "little")
        where = data.find(size.to_bytes(4, "little"))
    path = tmp_path / "office.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(WorldError):
        written(path)


def test_a_shortened_file_is_never_more_than_refused(tmp_path: Path) -> None:
    whole = default_template().read_bytes()
    path = tmp_path / "office.docx"
    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        with pytest.raises(WorldError):
            written(path)


def test_what_only_tells_of_the_computer_it_was_written_on_is_taken_out(tmp_path: Path) -> None:
    template = office(tmp_path, "{{ title }}")
    changed(template, relation("attachedTemplate", "file:///C:/Users/ivanov/Normal.dotm"))
    document = Document(str(template))
    document.core_properties.author = document.core_properties.last_modified_by = "Ivanov"
    document.core_properties.comments = "made at HOST-7"
    document.save(str(template))
    changed(template, part("docProps/app.xml", b"<Properties><Company>Ivanov and sons</Company></Properties>"))
    content = docx_of(minutes_values.minutes(), template, MADE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = b" ".join(archive.read(name) for name in archive.namelist())
    assert b"vanov" not in told and b"HOST-7" not in told and b"python-docx" not in told
    about = Document(io.BytesIO(content)).core_properties
    assert (about.title, about.author, str(about.created.date() if about.created else "")) == (
        "Minutes",
        "",
        "2019-08-03",
    )


def test_the_default_template_passes_its_own_guard() -> None:
    whole = default_template().read_bytes()
    assert safe_template(whole, "minutes.docx") == safe_template(safe_template(whole, "minutes.docx"), "minutes.docx")


def test_what_templates_may_ask_for_is_what_there_is() -> None:
    """Everything the check knows is filled in, and the other way round."""

    def same(known: object, given: object, path: str) -> None:
        if isinstance(known, Mapping) and isinstance(given, Mapping):
            assert known.keys() == given.keys(), path
            for name in known:
                same(known[name], given[name], f"{path}.{name}")
        elif isinstance(known, list) and isinstance(given, list):
            for one in given:
                same(known[0], one, f"{path}[]")
        else:
            assert not isinstance(known, Mapping | list) and not isinstance(given, Mapping | list), path

    same(schema(), context_of(minutes_values.minutes()), "")


def test_every_placeholder_is_in_the_help() -> None:
    text = (default_template().parents[1] / "docs" / "minutes-template.md").read_text(encoding="utf-8")

    def names(known: object) -> set[str]:
        if isinstance(known, Mapping):
            return set(known) | {name for one in known.values() for name in names(one)}
        return names(known[0]) if isinstance(known, list) else set()

    assert not {name for name in names(schema()) if f"`{name}`" not in text}
