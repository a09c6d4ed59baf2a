from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.export import minutes_values

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.dates import PartialDate
from liaison.domain.importing_errors import ExportFailed
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import AttachedFile, Item, ItemKind, Minutes, Statement
from liaison.domain.minutes_out_errors import NothingMayLeave, TemplateRefused
from liaison.domain.minutes_selection import Selection
from liaison.domain.steps import result_of
from liaison.services.minutes_out import MinutesFormat, MinutesOutService, Options, neutral_name, print_job_name
from liaison.services.minutes_writers import bytes_of

OUT = MinutesOutService(lambda: bytes_of, lambda: date(2019, 8, 3))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en", resources() / "languages")
    yield


def everything_in(content: bytes, kind: MinutesFormat) -> str:
    """All that could be read in a file, its properties included."""
    if kind in (MinutesFormat.DOCX, MinutesFormat.ODT):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if kind is MinutesFormat.PDF:
        reader = PdfReader(io.BytesIO(content))
        return " ".join((*(page.extract_text() for page in reader.pages), repr(reader.metadata)))
    return content.decode("utf-8").replace("\r\n ", "")


HIDDEN = {
    "a paragraph": "words then NAMEOFSOURCE TLP:RED\n",
    "an agenda item": "## Sources NAMEOFSOURCE TLP:RED\nNAMEOFSOURCE\n- [ ] ask NAMEOFSOURCE @NAMEOFSOURCE\n=> Decision: NAMEOFSOURCE\n"
    "> NAMEOFSOURCE: NAMEOFSOURCE\n#NAMEOFSOURCE\n",
    "a promise": "- [ ] ask @NAMEOFSOURCE due:NAMEOFSOURCE TLP:RED\n",
    "an outcome": "=> Plan: NAMEOFSOURCE (TLP:RED)\n",
    "a statement": "> NAMEOFSOURCE: NAMEOFSOURCE TLP:RED\n> NAMEOFSOURCE\n",
    "a list": "- NAMEOFSOURCE\n- b TLP:RED\n",
    "a table": "| a | NAMEOFSOURCE |\n|---|---|\n| x | TLP:RED |\n",
    "an own remark": "open %%NAMEOFSOURCE%%\n%% NAMEOFSOURCE\n%%\nNAMEOFSOURCE\n%%\n",
    "a reference to a file": "see ![NAMEOFSOURCE](attachment:NAMEOFSOURCE.pdf)\n",
}


@pytest.mark.parametrize("kind", MinutesFormat)
@pytest.mark.parametrize("what", HIDDEN)
def test_no_word_of_what_stays_is_in_any_file(what: str, kind: MinutesFormat) -> None:
    minutes = minutes_values.minutes(f"{minutes_values.NOTE}\n{HIDDEN[what]}")
    content = OUT.content(minutes, Selection(Tlp.AMBER), kind)
    assert "NAMEOFSOURCE" not in everything_in(content, kind)


_WORD = st.text("абвгдежзxyz", min_size=3, max_size=8).map(lambda word: f"Q{word}Q")
_LINES = st.sampled_from(
    ["{}", "- [ ] {}", "> A: {}", "=> Decision: {}", "- {}", "1. {}", "### {}", "10:41 {}", "| {} |\n|---|\n| {} |"]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_WORD, _LINES, st.booleans()), min_size=1, max_size=8))
def test_whatever_an_officer_leaves_out_is_in_no_file(lines: list[tuple[str, str, bool]]) -> None:
    note = "\n\n".join(form.replace("{}", f"{word}{number}") for number, (word, form, _) in enumerate(lines))
    minutes = minutes_values.minutes(note)
    hidden = {f"{word}{number}" for number, (word, _, is_hidden) in enumerate(lines) if is_hidden}
    out = {
        block.item.id for block in minutes.blocks if any(re.search(rf"{word}(?!\d)", repr(block)) for word in hidden)
    }
    for kind in MinutesFormat:
        told = everything_in(OUT.content(minutes, Selection(left_out=frozenset(out)), kind), kind)
        assert not [word for word in hidden if re.search(rf"{word}(?!\d)", told)]


@pytest.mark.parametrize("kind", MinutesFormat)
def test_a_statement_not_for_quotation_and_a_file_above_the_marking_are_in_none(kind: MinutesFormat) -> None:
    minutes = minutes_values.minutes("> NAMEOFSOURCE: off the record\n")
    section = minutes.sections[0]
    said = section.blocks[0]
    assert isinstance(said, Statement)
    kept_back = replace(section, blocks=(replace(said, may_be_quoted=False),))
    secret = AttachedFile(Item("attachment:2", ItemKind.ATTACHMENT, Tlp.RED), "NAMEOFSOURCE.pdf", "off the record")
    minutes = replace(minutes, sections=(kept_back,), attachments=(secret,))
    told = everything_in(OUT.content(minutes, Selection(Tlp.AMBER), kind), kind)
    assert "NAMEOFSOURCE" not in told and "off the record" not in told
    if kind is not MinutesFormat.CALENDAR:
        own = everything_in(OUT.content(minutes, Selection(for_own_use=True), kind), kind)
        assert "NAMEOFSOURCE" in own and "Not for quotation" in own and "TLP:RED" in own


@pytest.mark.parametrize("kind", MinutesFormat)
def test_files_tell_nothing_of_the_computer_and_are_the_same_when_written_again(kind: MinutesFormat) -> None:
    minutes = minutes_values.minutes()
    content = OUT.content(minutes, Selection(), kind)
    told = everything_in(content, kind)
    for own in (
        os.environ.get("USER") or "nobody-of-this-name",
        os.uname().nodename,
        "python-docx",
        "fpdf",
        "odfdo",
        str(Path.home()),
    ):
        assert own not in told or len(own) < 5
    if kind is not MinutesFormat.ODT:  # its library writes the hour into the file's directory
        assert OUT.content(minutes, Selection(), kind) == content


@pytest.mark.parametrize("kind", MinutesFormat)
def test_a_file_is_there_whole_or_not_at_all(kind: MinutesFormat, tmp_path: Path) -> None:
    target = tmp_path / neutral_name(minutes_values.minutes(), kind)
    left = OUT.write(minutes_values.minutes(), Selection(), kind, target)
    assert left.marking is Tlp.AMBER
    assert target.stat().st_mode & 0o077 == 0
    before = target.read_bytes()
    with pytest.raises(NothingMayLeave):
        OUT.write(minutes_values.minutes(), Selection(Tlp.CLEAR), kind, target)
    assert target.read_bytes() == before
    with pytest.raises(ExportFailed):
        OUT.write(minutes_values.minutes(), Selection(), kind, tmp_path / "nowhere" / "a")
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "minutes.md"
    target.write_text("earlier")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFailed) as failed:
        OUT.write(minutes_values.minutes(), Selection(), MinutesFormat.MARKDOWN, target)
    assert "No space left" in failed.value.sentence
    assert target.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_a_template_that_is_not_there_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "minutes.docx"
    with pytest.raises(TemplateRefused) as refused:
        OUT.write(minutes_values.minutes(), Selection(), MinutesFormat.DOCX, target, Options(tmp_path / "office.docx"))
    assert "office.docx" in refused.value.sentence
    assert not target.exists()


def test_names_of_files_and_print_jobs_say_nothing() -> None:
    minutes = minutes_values.minutes()
    assert neutral_name(minutes, MinutesFormat.PDF) == "minutes-2019-08-02.pdf"
    vague = replace(minutes, header=replace(minutes.header, date=PartialDate.parse("2019-05")))
    assert neutral_name(vague, MinutesFormat.DOCX) == "minutes.docx"
    assert print_job_name() == "Minutes"


def test_the_paper_speaks_the_language_of_the_minutes_not_of_the_window() -> None:
    minutes: Minutes = replace(minutes_values.minutes(), language="ru")
    for kind in (MinutesFormat.PDF, MinutesFormat.DOCX, MinutesFormat.ODT, MinutesFormat.MARKDOWN, MinutesFormat.HTML):
        told = everything_in(OUT.content(minutes, Selection(), kind), kind)
        assert "ПРОЕКТ" in told.replace("\\", "") and "Договорённости" in told and "DRAFT" not in told


_watching: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching is not None and event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _watching.append(str(path))


@pytest.mark.parametrize("kind", MinutesFormat)
def test_no_words_are_written_anywhere_but_into_the_file(kind: MinutesFormat, tmp_path: Path) -> None:
    global _watching
    sys.addaudithook(_watch)
    OUT.content(minutes_values.minutes(), Selection(), kind)  # what is compiled at its first import
    try:
        _watching = []
        OUT.write(minutes_values.minutes(), Selection(), kind, tmp_path / "minutes")
        written = list(_watching)
    finally:
        _watching = None
    assert {path for path in written if not path.isdigit()} == {str(tmp_path / "minutes.new")}


def test_the_writers_are_not_loaded_before_something_is_written() -> None:
    libraries = "{'fpdf', 'fontTools', 'docx', 'docxtpl', 'jinja2', 'odfdo', 'lxml', 'vobject', 'markdown_it', 'PIL'}"
    program = (
        f"import sys, liaison.services.minutes, liaison.services.minutes_out; print({libraries} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_file_is_written_beside_the_store_while_saving_goes_on(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    steps = OUT.writing(minutes_values.minutes(), Selection(), MinutesFormat.PDF, target)
    assert result_of(steps).marking is Tlp.AMBER
    assert target.read_bytes() == OUT.content(minutes_values.minutes(), Selection(), MinutesFormat.PDF)
    with pytest.raises(NothingMayLeave):
        result_of(OUT.writing(minutes_values.minutes(), Selection(Tlp.CLEAR), MinutesFormat.PDF, target))
