"""Formatted text as it lies on the clipboard, read as Markdown."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import pytest

from liaison.services.pasted_markup import NestedTooDeep
from liaison.services.pasted_text import is_marked_up, markdown_of

SAMPLES = Path(__file__).parent / "pasted"


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def test_word() -> None:
    assert markdown_of(sample("word.html"), below_agenda=True).splitlines() == [
        "### Draft agenda",
        "",
        "#### Current legal systems",
        "",
        "**Four** points, among them [the treaty](https://example.org/a) and a file:",
        "",
        "- First item",
        "  - Inner item",
        "- Second item",
        "",
        "3. Third",
        "4. Fourth",
        "",
        "| **State** | Point of \\| contact |",
        "| --- | --- |",
        "| Belarus (host) | Mr\u00a0A |",
        "",
        "End",
    ]


def test_libreoffice() -> None:
    assert markdown_of(sample("libreoffice.html"), below_agenda=False).splitlines() == [
        "## Повестка дня",
        "",
        "Стороны обсудили взаимодействие",
        "до суда.",
        "",
        "1. Первый пункт",
        "2. Второй",
        "   - Вложенный",
    ]


def test_a_table_of_a_browser_and_what_only_serves_the_looks() -> None:
    assert markdown_of(sample("browser.html"), below_agenda=False).splitlines() == [
        "Posts",
        "",
        "| Country | Office |",
        "| --- | --- |",
        "| Poland | [Warsaw](https://x.example/y#z) |",
        "| Norway | Oslo Bergen |",
        "",
        "quoted *words*",
        "",
        "Google",
        "",
        "js",
    ]


@pytest.mark.parametrize(
    ("html", "below", "headings"),
    [
        ("<h1>a</h1><h2>b</h2><h2>c</h2>", False, ["# a", "## b", "## c"]),
        ("<h1>a</h1><h1>b</h1><h4>c</h4>", False, ["## a", "## b", "### c"]),
        ("<h3>a</h3>", False, ["## a"]),
        ("<h1>a</h1><h2>b</h2>", True, ["### a", "#### b"]),
        ("<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>", True,
         ["### 1", "#### 2", "##### 3", "###### 4", "###### 5", "###### 6"]),
    ],
)  # fmt: skip
def test_headings_become_agenda_items_only_where_there_are_none_above(
    html: str, below: bool, headings: list[str]
) -> None:
    assert markdown_of(html, below_agenda=below).split("\n\n") == headings


def test_nobody_at_the_meeting_said_what_a_page_quotes() -> None:
    assert markdown_of("<blockquote><p>a</p><p>b</p></blockquote>", below_agenda=False) == "a\n\nb"


def test_a_table_that_only_places_things_is_paragraphs() -> None:
    html = "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td><p>c</p></td></tr></table>"
    assert markdown_of(html, below_agenda=False).splitlines() == ["| a | b |", "| --- | --- |", "", "c"]


def test_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    html = (
        '<!DOCTYPE html SYSTEM "http://x.example/a.dtd"><base href="http://x.example"><link rel=stylesheet href="http://x.example/a.css">'
        '<img src="http://x.example/a.png"><iframe src="file:///etc/passwd"></iframe><script>document.write("s")</script>'
        '<a href="file:///etc/passwd">file</a> <a href="javascript:x()">script</a> <a href="MAILTO:a@b.example">mail</a>'
    )
    assert markdown_of(html, below_agenda=False) == "file script [mail](MAILTO:a@b.example)"


def test_plain_text_is_plain_text() -> None:
    assert not is_marked_up("<html><style>p{}</style><p class=MsoNormal>only <span>words</span></p><br><body></html>")
    assert is_marked_up("<p style='mso-list:l0'>x")
    assert is_marked_up("<LI>x")
    assert markdown_of("", below_agenda=False) == ""


@pytest.mark.parametrize("piece", ["<b><i>", "<table><tr><td>", "<ul><li>"])
def test_what_no_person_made_is_refused(piece: str) -> None:
    with pytest.raises(NestedTooDeep):
        markdown_of(piece * 3000 + "x", below_agenda=False)


@pytest.mark.parametrize("piece", ["<!--", "<![if ", '<a href="', "&", "<p style='mso-list:l0 level9'>x", "\0<b>"])
def test_damaged_text_is_read_in_the_time_of_its_length(piece: str) -> None:
    # the square of the length would take minutes
    with suppress(NestedTooDeep):
        markdown_of(piece * (200_000 // len(piece)), below_agenda=False)
