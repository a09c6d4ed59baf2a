from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export import minutes_values

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.importing_errors import ExportFailed
from liaison.domain.meetings import MeetingHeader, Tlp
from liaison.domain.minutes import Statement, plain
from liaison.domain.minutes_errors import MinutesGone
from liaison.domain.minutes_selection import Selection, leaving
from liaison.domain.minutes_shaping import for_calendar, has_translations, in_one_language
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.statements import StatementDetails
from liaison.domain.steps import result_of
from liaison.export.minutes_paper import paper_of
from liaison.export.minutes_rich import calendar_in_rich_text, paper_in_rich_text
from liaison.services.meetings import MeetingService
from liaison.services.minutes_leaving import MinutesLeavingService, PaperChoice
from liaison.services.minutes_out import MinutesFormat
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.minutes_writers import bytes_of
from liaison.services.note_records import NoteRecordService
from liaison.services.statements import StatementService
from liaison.store.engine import Store

PDF = PaperChoice(MinutesFormat.PDF, Selection(Tlp.AMBER))
TAGS = frozenset(
    ["html", "head", "style", "body", "p", "b", "i", "pre", "span", "table", "thead", "tr", "th", "td", "br"]
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en", resources() / "languages")
    yield


@pytest.fixture
def service(store: Store) -> MinutesLeavingService:
    return MinutesLeavingService(store, MinutesVersionService(store, NoteRecordService(store)), lambda: bytes_of)


def test_a_template_is_remembered_with_the_store_and_forgotten_again(
    service: MinutesLeavingService, store: Store, tmp_path: Path
) -> None:
    meeting = MeetingService(store).create(MeetingHeader("a meeting"), ()).key
    assert service.choices(meeting).template is None
    service.keep_template(tmp_path / "office.docx")
    assert service.choices(meeting).template == tmp_path / "office.docx"
    service.keep_template(None)
    assert service.choices(meeting).template is None


def test_a_meeting_that_is_gone_has_no_minutes(service: MinutesLeavingService) -> None:
    nobody = RowKey("own", "nobody")
    with pytest.raises(MinutesGone):
        service.choices(nobody)
    with pytest.raises(MinutesGone):
        service.minutes(nobody, "en", None)


def test_what_was_given_up_is_not_written(service: MinutesLeavingService, tmp_path: Path) -> None:
    given_up, target = Event(), tmp_path / "minutes.pdf"
    given_up.set()
    assert result_of(service.write(minutes_values.minutes(), PDF, target, given_up)) is False
    assert not target.exists()
    assert result_of(service.write(minutes_values.minutes(), PDF, target, Event())) is True
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_written_leaves_what_was_there(service: MinutesLeavingService, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        result_of(service.write(minutes_values.minutes(), PDF, tmp_path / "none" / "minutes.pdf", Event()))
    assert not (tmp_path / "none").exists()


def test_nothing_is_previewed_that_may_not_leave(service: MinutesLeavingService) -> None:
    preview = service.preview(minutes_values.minutes(), replace(PDF, selection=Selection(Tlp.CLEAR)))
    assert (preview.paper, preview.rich_text) == (None, "")
    assert preview.leaving.is_refused


def test_the_preview_speaks_the_language_of_the_minutes(service: MinutesLeavingService) -> None:
    minutes = replace(minutes_values.minutes(), language="ru")
    assert "Протокол" in service.preview(minutes, PDF).rich_text


def test_in_one_language_nothing_but_translations_is_missing() -> None:
    whole = minutes_values.minutes()
    assert has_translations(whole)
    alone = in_one_language(whole)
    assert not has_translations(alone)
    assert [plain(one.original) for one in alone.statements] == [plain(one.original) for one in whole.statements]
    assert [block for block in alone.blocks if not isinstance(block, Statement)] == [
        block for block in whole.blocks if not isinstance(block, Statement)
    ]


def test_a_calendar_holds_every_promise_and_no_other_words() -> None:
    whole = minutes_values.minutes()
    shaped = for_calendar(whole)
    assert shaped.follow_ups == whole.follow_ups
    assert list(shaped.blocks) == list(whole.follow_ups)
    assert shaped.attachments == ()


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._in_style else data


_HOSTILE = st.sampled_from(
    ['<img src="file:///x">', "</style><b>", "&amp;", "<a href=x>", '"', "'", "ё", "x", "\u202e", " "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_HOSTILE, min_size=1, max_size=4).map("".join), min_size=1, max_size=6))
def test_a_persons_text_is_never_markup_in_the_preview(pieces: list[str]) -> None:
    forms = ("{}", "- [ ] {}", "> {}: {}", "=> Decision: {}", "- {}", "### {}", "10:41 {}", "| {} |\n|---|\n| {} |")
    note = "## {0}\n".replace("{0}", pieces[0]) + "\n\n".join(
        forms[at % len(forms)].replace("{}", piece.replace("|", "")) for at, piece in enumerate(pieces)
    )
    minutes = leaving(minutes_values.minutes(note), Selection()).minutes
    for made in (paper_in_rich_text(paper_of(minutes)), calendar_in_rich_text(minutes)):
        reading = _Reading()
        reading.feed(made)
        assert reading.tags <= TAGS
        assert not reading.attributes & {"src", "href", "background", "on"}


def test_what_is_seen_is_word_for_word_what_leaves(service: MinutesLeavingService, tmp_path: Path) -> None:
    minutes, choice = minutes_values.minutes(), replace(PDF, kind=MinutesFormat.HTML)
    target = tmp_path / "minutes.html"
    result_of(service.write(minutes, choice, target, Event()))
    seen, left = _Reading(), _Reading()
    seen.feed(service.preview(minutes, choice).rich_text)
    # the title of the file's window stands beside the paper
    left.feed(target.read_text("utf-8").replace("<title>Minutes</title>", ""))
    assert _letters(seen.words) == _letters(left.words)


def test_the_capacity_of_a_speaker_is_said_in_the_language_of_the_paper(
    service: MinutesLeavingService, store: Store
) -> None:
    meetings, records, statements = MeetingService(store), NoteRecordService(store), StatementService(store)
    key = meetings.create(MeetingHeader("a meeting"), ()).key
    meeting = meetings.meeting(key)
    assert meeting is not None
    text = "> Belarus: ready\n> Eurojust: ready too"
    note = meeting.note.key
    meetings.save_note(note, text)
    records.keep(note, structure_of(text))
    for line, words, capacity in ((0, "ready", "observer"), (1, "ready too", "by letter")):
        kept = statements.at(note, line, words)
        assert kept is not None
        statements.edit(kept.key, StatementDetails(capacity=capacity))
    assert [one.capacity for one in service.minutes(key, "ru", None).statements] == ["наблюдатель", "by letter"]
    assert [one.capacity for one in service.minutes(key, "en", None).statements] == ["observer", "by letter"]


def _letters(text: str) -> str:
    """Without what only parts words, and the marks of lists, which a browser makes itself."""
    return "".join(one for one in text if not one.isspace() and one not in "•·.:123")
