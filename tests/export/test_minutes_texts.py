"""Markdown, HTML, OpenDocument and the calendar: read back by what reads such files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import vobject
from defusedxml import ElementTree
from markdown_it import MarkdownIt
from tests.export import minutes_values

from liaison.domain.dates import PartialDate
from liaison.domain.minutes import Minutes
from liaison.export.minutes_html import html_of
from liaison.export.minutes_ics import ics_of
from liaison.export.minutes_markdown import markdown_of
from liaison.export.minutes_odt import odt_of
from liaison.export.minutes_paper import MinutesPaper, paper_of

MADE = date(2019, 8, 3)
HOSTILE = (
    '# not a heading <script>alert(1)</script> & "quotes" `code` *stars* _under_ [x](javascript:alert(1)) | pipe\n\n'
    "> <img src=x onerror=alert(1)>: said\n\n- [ ] =cmd|' /C calc'!A0 @<b>\n\n| <b> | a \\| b |\n|---|---|\n| {{ x }} | {% y %} |\n"
)
ODF = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}


def paper(note: str = minutes_values.NOTE) -> MinutesPaper:
    return paper_of(minutes_values.minutes(note))


class Page(HTMLParser):
    """Elements with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def test_a_page_loads_nothing_runs_nothing_and_says_its_language() -> None:
    page = Page(html_of(paper(HOSTILE)))
    names = {name for name, _ in page.elements}
    assert not names & {"script", "img", "a", "link", "iframe", "form", "object", "embed", "svg", "input", "base"}
    assert not [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith("on") or name in ("src", "href", "style")
    ]
    policy = next(attributes["content"] for name, attributes in page.elements if attributes.get("http-equiv"))
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'sha256-")
    assert ("html", {"lang": "en"}) in page.elements
    assert "<script>alert(1)</script>" in page.text
    assert "javascript:" not in html_of(paper(HOSTILE)).replace("](javascript:", "")
    assert page.open == []


def test_a_page_has_heads_where_tables_have_them_and_the_marking_twice() -> None:
    page = Page(html_of(paper()))
    scopes = [attributes.get("scope") for name, attributes in page.elements if name == "th"]
    assert set(scopes) == {"col", "row"}
    assert [name for name, _ in page.elements].count("h1") == 1
    assert page.text.count("TLP:AMBER") == 2
    assert "Готовы подписать договор." in page.text and "Ready to sign the treaty." in page.text
    title = html_of(paper()).partition("<title>")[2].partition("</title>")[0]
    assert title == "Minutes"


def test_nested_lists_close_what_they_open() -> None:
    note = "- a\n  - b\n    1. c\n    2. d\n- e\n\n1. f\n   - g\n"
    page = Page(html_of(paper(note)))
    assert page.open == []
    assert [name for name, _ in page.elements if name in ("ul", "ol", "li")] == [
        "ul", "li", "ul", "li", "ol", "li", "li", "li", "ol", "li", "ul", "li", "ol", "li",
    ]  # fmt: skip


def test_markdown_reads_as_it_was_meant_and_signs_in_words_stay_words() -> None:
    text = markdown_of(paper())
    assert text.startswith("**TLP:AMBER DRAFT**\n\n# Рабочая встреча по делу «Янтарь» & \\<Bernstein\\>\n")
    assert "- **Date:** 2\u00a0August\u00a02019" in text
    assert "| Готовы подписать договор.; Это важно. | Ready to sign the treaty. |" in text
    shown = MarkdownIt("commonmark").enable("table").render(markdown_of(paper(HOSTILE)))
    assert "<script>" not in shown and "<img" not in shown and "<a " not in shown
    assert "not a heading &lt;script&gt;" in shown
    assert shown.count("<h1>") == 1 and "{{ x }}" in shown


def odt_parts(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.namelist()[0] == "mimetype"
        assert packed.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        return {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith(".xml")}


def test_an_opendocument_text_has_headings_lists_and_tables_as_such() -> None:
    content = odt_parts(odt_of(paper()))["content.xml"]
    levels = [one.get(f"{{{ODF['text']}}}outline-level") for one in content.iterfind(".//text:h", ODF)]
    assert levels[0] == "1" and set(levels) == {"1", "2", "3"}
    heads = content.findall(".//table:table-header-rows", ODF)
    assert len(heads) == 5
    assert len(content.findall(".//text:list//text:list", ODF)) == 1
    told = "".join(content.itertext())
    for words in ("ғылым, өнер, ұлт", "ҷумҳурӣ", "Ready to sign the treaty.", "Afghanistan → Tajikistan"):
        assert words in told


def test_an_opendocument_text_says_its_marking_at_head_and_foot_and_nothing_of_its_making() -> None:
    parts = odt_parts(odt_of(paper()))
    styles = parts["styles.xml"]
    for edge in ("header", "footer"):
        (found,) = styles.iterfind(f".//style:{edge}", ODF)
        assert "TLP:AMBER" in "".join(found.itertext())
    assert {child.tag.rpartition("}")[2] for child in parts["meta.xml"][0]} == {"title", "language"}
    with zipfile.ZipFile(io.BytesIO(odt_of(paper()))) as packed:
        listed = packed.read("META-INF/manifest.xml").decode()
        assert all(
            f'"{name}"' in listed for name in packed.namelist() if name.endswith(".xml") and "manifest" not in name
        )
        assert not [name for name in packed.namelist() if "humbnail" in name]


def test_an_opendocument_text_holds_any_words_as_text() -> None:
    told = "".join(odt_parts(odt_of(paper(HOSTILE)))["content.xml"].itertext())
    assert "<script>alert(1)</script>" in told and "{{ x }}" in told


def calendar(minutes: Minutes) -> Any:
    return vobject.readOne(ics_of(minutes, MADE).decode("utf-8"))


def test_a_calendar_has_the_meeting_in_its_zone_and_a_task_for_each_promise() -> None:
    found = calendar(minutes_values.minutes())
    event = found.vevent
    assert event.dtstart.value.astimezone(UTC) == datetime(2019, 8, 2, 10, tzinfo=ZoneInfo("Europe/Minsk")).astimezone(
        UTC
    )
    assert event.dtend.value.astimezone(UTC) == datetime(2019, 8, 2, 9, 15, tzinfo=UTC)
    assert event.summary.value == minutes_values.HEADER.title
    assert event.location.value == "Central office, Minsk, Belarus"
    assert event.description.value.startswith("TLP:AMBER")
    tasks = found.vtodo_list
    assert [(task.summary.value, task.status.value) for task in tasks] == [
        ("Послать список", "NEEDS-ACTION"),
        ("Ask for documents", "COMPLETED"),
    ]
    assert tasks[0].due.value == date(2019, 8, 16)
    assert not hasattr(tasks[1], "due") and "31.02.2019" in tasks[1].description.value
    assert not hasattr(event, "organizer") and not hasattr(event, "attendee")


def test_identities_in_a_calendar_stay_and_tell_nothing() -> None:
    first, again = calendar(minutes_values.minutes()), calendar(minutes_values.minutes())
    assert first.vevent.uid.value == again.vevent.uid.value
    identities = {first.vevent.uid.value, *(task.uid.value for task in first.vtodo_list)}
    assert len(identities) == 3 and all(len(one) == 32 and "@" not in one for one in identities)


def test_a_day_without_hours_is_a_whole_one_and_a_vague_date_none() -> None:
    minutes = minutes_values.minutes()
    unsaid = replace(minutes, header=replace(minutes.header, starts_at=""))
    assert calendar(unsaid).vevent.dtstart.value == date(2019, 8, 2)
    strange = replace(minutes, header=replace(minutes.header, time_zone="Nowhere/At_all"))
    assert calendar(strange).vevent.dtstart.value == date(2019, 8, 2)
    vague = replace(minutes, header=replace(minutes.header, date=PartialDate.parse("2019-05")))
    assert not hasattr(calendar(vague), "vevent")


def test_words_cannot_add_lines_to_a_calendar() -> None:
    found = calendar(minutes_values.minutes("- [ ] a; b, c \\n END:VTODO BEGIN:VALARM\n"))
    assert found.vtodo.summary.value == "a; b, c \\n END:VTODO BEGIN:VALARM"
    assert len(found.vtodo_list) == 1
