"""Attaching files: what is taken, what is refused and why, and that nothing half done stays."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes
from liaison.domain import attachment_errors as errors
from liaison.domain.attachments import LARGEST, MEGABYTE, Attachment
from liaison.domain.meetings import MeetingHeader, Tlp
from liaison.domain.rows import RowKey
from liaison.domain.steps import Stage, Step, result_of
from liaison.domain.vault_errors import DiskFull
from liaison.services.attachment_files import FileToAdd, file_at, made_here
from liaison.services.attachments import AttachmentService, KeptContent
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.attachment_rows import PIECE
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory

NOW = datetime(2019, 8, 2, 10, 41, 7, tzinfo=UTC)
SOURCE = random.Random(9)


@pytest.fixture
def service(store: Store) -> AttachmentService:
    return AttachmentService(store, lambda: NOW)


@pytest.fixture
def meeting(store: Store) -> RowKey:
    return MeetingService(store).create(MeetingHeader("Baku")).key


def attach(service: AttachmentService, meeting: RowKey, file: FileToAdd) -> Attachment:
    kept = result_of(service.keep_in_steps(file, meeting))
    return service.attach(kept, meeting).attachment


def content_of(service: AttachmentService, attachment: Attachment) -> bytes:
    return result_of(service.content_in_steps(attachment.key))


def pieces(store: Store) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attachment_content").scalar_one())


def operations(store: Store) -> int:
    return JournalService(store).check().operations


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 17])
def test_what_is_read_back_is_what_was_added(
    service: AttachmentService, meeting: RowKey, tmp_path: Path, size: int
) -> None:
    content = SOURCE.randbytes(size)
    (tmp_path / "scan.bin").write_bytes(content)
    made = attach(service, meeting, file_at(tmp_path / "scan.bin"))
    assert (made.file_name, made.size, made.added_at, made.marking) == ("scan.bin", size, NOW, None)
    assert content_of(service, made) == content
    assert service.of(meeting) == (made,)


def test_the_journal_holds_the_digest_and_not_the_content(
    service: AttachmentService, meeting: RowKey, store: Store
) -> None:
    before = operations(store)
    attach(service, meeting, made_here("scan.bin", lambda: SOURCE.randbytes(3 * PIECE)))
    assert operations(store) - before < 10
    with store.read() as connection:
        largest = connection.exec_driver_sql("SELECT max(length(value)) FROM journal").scalar_one()
    assert largest < 1000
    assert JournalService(store).check().sound


def test_equal_content_is_kept_once(service: AttachmentService, store: Store) -> None:
    content = SOURCE.randbytes(2 * PIECE)
    first, second = (MeetingService(store).create(MeetingHeader(title)).key for title in ("one", "two"))
    made = [attach(service, meeting, made_here("a.bin", lambda: content)) for meeting in (first, second)]
    assert pieces(store) == 2
    assert made[0].key != made[1].key
    again = result_of(service.keep_in_steps(made_here("b.bin", lambda: content), first))
    attached = service.attach(again, first)
    assert attached.was_there and attached.attachment == made[0]
    assert len(service.of(first)) == 1


def test_a_name_is_used_once_in_a_meeting(service: AttachmentService, meeting: RowKey) -> None:
    names = [attach(service, meeting, made_here(name, lambda n=n: bytes([n]) * 9)).file_name  # type: ignore[misc]
             for n, name in enumerate(("Scan.pdf", "scan.pdf", "SCAN.PDF", "scan (2).pdf"))]  # fmt: skip
    assert names == ["Scan.pdf", "scan (2).pdf", "SCAN (3).PDF", "scan (2) (2).pdf"]
    assert len({name.casefold() for name in names}) == 4


class Refused:
    """Asks that nothing is kept when a file is refused."""

    def __init__(self, service: AttachmentService, store: Store, meeting: RowKey) -> None:
        self._service, self._store, self._meeting = service, store, meeting

    def __call__(self, file: FileToAdd, kind: type[WorldError]) -> str:
        before = operations(self._store)
        with pytest.raises(kind) as refusal:
            result_of(self._service.keep_in_steps(file, self._meeting))
        assert (pieces(self._store), operations(self._store)) == (0, before)
        assert refusal.value.remedy
        return refusal.value.sentence


@pytest.fixture
def refused(service: AttachmentService, store: Store, meeting: RowKey) -> Refused:
    return Refused(service, store, meeting)


def test_a_file_that_is_too_large_is_named_with_its_size_and_the_limit(refused: Refused, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    assert refused(file_at(large), errors.AttachmentTooLarge) == "film.mp4 has 51 MB; an attachment may have 50 MB."
    refused(made_here("picture.png", lambda: bytes(LARGEST + 1)), errors.AttachmentTooLarge)


def test_a_file_of_just_the_limit_is_taken(service: AttachmentService, meeting: RowKey, tmp_path: Path) -> None:
    largest = tmp_path / "slides.pdf"
    with largest.open("wb") as stream:
        stream.truncate(LARGEST)
    assert attach(service, meeting, file_at(largest)).size == LARGEST


def test_all_of_a_meeting_together_have_a_limit(
    service: AttachmentService, meeting: RowKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liaison.services.attachments.LARGEST_TOGETHER", 3 * MEGABYTE)
    first = attach(service, meeting, made_here("one.bin", lambda: bytes(2 * MEGABYTE)))
    file = made_here("two.bin", lambda: bytes(2 * MEGABYTE - 1))
    with pytest.raises(errors.AttachmentsTooLarge, match=r"two\.bin has 2 MB, and .* this meeting have 2 MB"):
        result_of(service.keep_in_steps(file, meeting))
    service.remove(first.key)
    attach(service, meeting, file)


def test_two_that_were_read_at_once_do_not_pass_the_limit_together(
    service: AttachmentService, meeting: RowKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liaison.services.attachments.LARGEST_TOGETHER", 3 * MEGABYTE)
    sizes = (2 * MEGABYTE, 2 * MEGABYTE - 1)
    kept = [
        result_of(service.keep_in_steps(made_here(f"{size}", lambda size=size: bytes(size)), meeting))  # type: ignore[misc]
        for size in sizes
    ]
    service.attach(kept[0], meeting)
    with pytest.raises(errors.AttachmentsTooLarge):
        service.attach(kept[1], meeting)


def test_what_is_no_file_is_refused(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe") if hasattr(os, "mkfifo") else (tmp_path / "pipe").unlink(missing_ok=True)
    assert "empty.txt is empty" in refused(file_at(tmp_path / "empty.txt"), errors.AttachmentEmpty)
    assert "folder is a folder" in refused(file_at(tmp_path / "folder"), errors.AttachmentIsNoFile)
    assert "pipe cannot be read" in refused(file_at(tmp_path / "pipe"), errors.AttachmentUnreadable)
    assert "gone.txt cannot be read" in refused(file_at(tmp_path / "gone.txt"), errors.AttachmentUnreadable)
    refused(file_at(tmp_path / "a\0b"), errors.AttachmentUnreadable)


def test_a_file_that_grows_while_it_is_read_is_refused(
    service: AttachmentService, store: Store, meeting: RowKey, tmp_path: Path
) -> None:
    growing = tmp_path / "download.pdf"
    growing.write_bytes(bytes(8 * MEGABYTE))
    read = file_at(growing).read

    def grow(stage: Stage, done: int, total: int) -> None:
        with growing.open("ab") as stream:
            stream.write(b"more")

    with pytest.raises(errors.AttachmentChanging, match="was changed while"):
        read(grow)
    growing.write_bytes(bytes(8 * MEGABYTE))

    def shrink(stage: Stage, done: int, total: int) -> None:
        os.truncate(growing, MEGABYTE)

    with pytest.raises(errors.AttachmentChanging):
        read(shrink)


def test_a_file_of_the_same_size_written_anew_while_it_is_read_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / "list.csv"
    changed.write_bytes(bytes(3 * MEGABYTE))

    def overwrite(stage: Stage, done: int, total: int) -> None:
        with changed.open("r+b") as stream:
            stream.write(b"other")
        os.utime(changed, ns=(1, 1))

    with pytest.raises(errors.AttachmentChanging):
        file_at(changed).read(overwrite)


def test_stopped_half_way_nothing_is_kept(service: AttachmentService, store: Store, meeting: RowKey) -> None:
    steps = service.keep_in_steps(made_here("scan.bin", lambda: SOURCE.randbytes(20 * PIECE)), meeting)
    _until(steps, Stage.KEEPING)
    assert isinstance(steps, Iterator)
    steps.close()  # type: ignore[attr-defined]
    assert pieces(store) > 0
    assert service.of(meeting) == ()
    assert list(service.upkeep())[-1] == 1
    assert pieces(store) == 0


def test_stopping_ends_the_reading(service: AttachmentService, meeting: RowKey) -> None:
    told, ended = threading.Event(), threading.Event()

    def endless(show: object) -> bytes:
        try:
            while True:
                show(Stage.READING, 0, 0)  # type: ignore[operator]
                told.set()
        finally:
            ended.set()

    steps = service.keep_in_steps(FileToAdd("share.bin", endless), meeting)
    next(steps)
    assert told.wait(5)
    steps.close()  # type: ignore[attr-defined]
    assert ended.wait(5)


def test_what_a_killed_process_left_is_taken_up_or_removed(
    store: Store, service: AttachmentService, meeting: RowKey
) -> None:
    content = SOURCE.randbytes(6 * PIECE)
    steps = service.keep_in_steps(made_here("scan.bin", lambda: content), meeting)
    for _ in range(3):
        _until(steps, Stage.KEEPING)
    # another service, as after a start: the first one's memory of what is on its way is gone
    again = AttachmentService(store)
    made = attach(again, meeting, made_here("scan.bin", lambda: content))
    assert content_of(again, made) == content
    assert list(again.upkeep())[-1] == 0


def test_upkeep_leaves_what_is_on_its_way(service: AttachmentService, store: Store, meeting: RowKey) -> None:
    kept = result_of(service.keep_in_steps(made_here("scan.bin", lambda: SOURCE.randbytes(3 * PIECE)), meeting))
    list(service.upkeep())
    assert service.attach(kept, meeting).attachment.size == 3 * PIECE
    list(service.upkeep())
    assert pieces(store) == 3


def test_content_that_is_not_there_makes_no_attachment(service: AttachmentService, meeting: RowKey) -> None:
    with pytest.raises(errors.AttachmentDamaged):
        service.attach(KeptContent("scan.bin", "image/png", 9, "00"), meeting)
    assert service.of(meeting) == ()


def test_removed_and_brought_back(service: AttachmentService, store: Store, meeting: RowKey) -> None:
    made = attach(service, meeting, made_here("scan.bin", lambda: b"first"))
    service.remove(made.key)
    list(service.upkeep())
    assert service.of(meeting) == ()
    with pytest.raises(errors.AttachmentGone):
        content_of(service, made)
    JournalService(store).undo_last()
    assert service.of(meeting) == (made,)
    assert content_of(service, made) == b"first"
    service.remove(made.key)
    attach(service, meeting, made_here("scan.bin", lambda: b"second"))
    service.bring_back(made)
    assert [one.file_name for one in service.of(meeting)] == ["scan (2).bin", "scan.bin"]
    assert JournalService(store).check().sound


def test_undoing_the_adding_takes_it_away_and_keeps_the_content(
    service: AttachmentService, store: Store, meeting: RowKey
) -> None:
    attach(service, meeting, made_here("scan.bin", lambda: b"first"))
    undone = JournalService(store).undo_last()
    assert undone is not None and undone.label == "attachment.create"
    assert service.of(meeting) == ()
    list(service.upkeep())
    assert pieces(store) == 1


def test_caption_and_marking(service: AttachmentService, meeting: RowKey) -> None:
    made = attach(service, meeting, made_here("scan.png", lambda: b"\x89PNG\r\n\x1a\n"))
    service.set_caption(made.key, "  The signed\npage ")
    service.set_marking(made.key, Tlp.AMBER)
    (found,) = service.of(meeting)
    assert found == replace(made, caption="The signed page", marking=Tlp.AMBER)
    assert found.marking_beside(Tlp.RED) is Tlp.AMBER
    assert made.marking_beside(Tlp.RED) is Tlp.RED
    assert found.reference == "![The signed page](attachment:scan.png)"
    service.remove(made.key)
    with pytest.raises(errors.AttachmentGone):
        service.set_caption(made.key, "x")


def test_the_beginning_of_a_long_content(service: AttachmentService, meeting: RowKey) -> None:
    content = SOURCE.randbytes(9 * PIECE)
    made = attach(service, meeting, made_here("log.txt", lambda: content))
    beginning = result_of(service.content_in_steps(made.key, most=2 * PIECE))
    assert len(beginning) < len(content)
    assert content.startswith(beginning)
    assert result_of(service.content_in_steps(made.key, most=100 * PIECE)) == content


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM attachment_content",
        "DELETE FROM attachment_content WHERE piece = 1",
        "UPDATE attachment_content SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE piece = 0",
    ],
)
def test_content_that_is_not_whole_is_not_given_out(
    service: AttachmentService, store: Store, meeting: RowKey, tmp_path: Path, damage: str
) -> None:
    made = attach(service, meeting, made_here("scan.bin", lambda: b"\x01" + SOURCE.randbytes(3 * PIECE)))
    with store.maintain() as connection:
        connection.exec_driver_sql(damage)
    with pytest.raises(errors.AttachmentDamaged, match="not whole"):
        content_of(service, made)
    with pytest.raises(errors.AttachmentDamaged):
        result_of(service.save_copy_in_steps(made.key, tmp_path / "copy"))
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_is_written_whole_or_not_at_all(service: AttachmentService, meeting: RowKey, tmp_path: Path) -> None:
    content = SOURCE.randbytes(2 * PIECE + 5)
    made = attach(service, meeting, made_here("scan.bin", lambda: content))
    target = tmp_path / "out" / "copy.bin"
    with pytest.raises(errors.CopyNotWritten, match="could not be saved in"):
        result_of(service.save_copy_in_steps(made.key, target))
    target.parent.mkdir()
    target.write_bytes(b"old")
    assert result_of(service.save_copy_in_steps(made.key, target)) == target
    assert target.read_bytes() == content
    assert [path.name for path in target.parent.iterdir()] == ["copy.bin"]


def test_the_sample_takes_attachments_too() -> None:
    store = store_in_memory()
    service = AttachmentService(store)
    meeting = MeetingService(store).create(MeetingHeader("sample")).key
    made = attach(service, meeting, made_here("scan.bin", lambda: bytes(700_000)))
    assert content_of(service, made) == bytes(700_000)
    store.close()


def test_other_kept_lists_stay_current(service: AttachmentService, store: Store, meeting: RowKey) -> None:
    before = store.generation("meeting")
    attach(service, meeting, made_here("scan.bin", lambda: bytes(700_000)))
    assert store.generation("meeting") == before


def _until(steps: Iterator[Step[KeptContent]], stage: Stage) -> None:
    while next(steps).stage is not stage:
        pass


def test_a_full_disk_is_said_and_leaves_nothing(service: AttachmentService, store: Store, meeting: RowKey) -> None:
    (full,) = store.outside_transaction("PRAGMA page_count")[0]
    store.outside_transaction(f"PRAGMA max_page_count = {int(full) + 200}")
    with pytest.raises(DiskFull):
        result_of(service.keep_in_steps(made_here("scan.bin", lambda: SOURCE.randbytes(20 * PIECE)), meeting))
    store.outside_transaction("PRAGMA max_page_count = 1073741823")
    assert service.of(meeting) == ()
    assert list(service.upkeep())[-1] == 1
    assert pieces(store) == 0
    MeetingService(store).create(MeetingHeader("still writable"))
    assert JournalService(store).check().sound


def test_the_program_may_be_closed_while_a_file_is_added(reopen: Callable[[], Store]) -> None:
    store = reopen()
    service, meeting = AttachmentService(store), MeetingService(store).create(MeetingHeader("Baku")).key
    lanes = Lanes(store.interrupt)
    begun = threading.Event()

    def seen(step: Step[KeptContent]) -> None:
        if step.stage is Stage.KEEPING:
            begun.set()

    job = lanes.job(service.keep_in_steps(made_here("scan.bin", lambda: SOURCE.randbytes(100 * PIECE)), meeting), seen)
    assert begun.wait(10)
    lanes.close()
    assert job.cancelled()
    again = reopen()
    service = AttachmentService(again)
    assert service.of(meeting) == ()
    assert list(service.upkeep())[-1] == 1
    assert pieces(again) == 0
    assert JournalService(again).check().sound
