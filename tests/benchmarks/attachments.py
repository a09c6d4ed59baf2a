"""Attaching 20 MB while a note is saved every 45 ms: what a save waits, beside saves alone; and bare writes of the same bytes.

The file is read by the job and kept in pieces on the store's thread; saves are handed to the same thread, as the window does, and
count from the moment they are handed in to their commit.
"""

from __future__ import annotations

import random
import tempfile
import time
from concurrent.futures import Future
from pathlib import Path

from figures import Figure, median, percentile, timed

from liaison.base.lanes import Lanes
from liaison.domain.attachments import MEGABYTE
from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.services.attachment_files import file_at
from liaison.services.attachments import AttachmentService
from liaison.services.meetings import MeetingService
from liaison.store.attachment_rows import PIECE
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey

SIZE, FILES, ALONE, EVERY = 20 * MEGABYTE, 12, 4, 0.045
"""Bytes a file; files added beside saves, and alone; seconds between saves."""

NOTE = "The interaction of investigative units with other agencies before trial was explained. Стороны обсудили. " * 180
"""Some 20 KB."""


class Desk:
    """A store with one meeting, on its thread."""

    def __init__(self, store: Store) -> None:
        self.lanes = Lanes(store.interrupt)
        self.meetings, self.service = MeetingService(store), AttachmentService(store)
        self.meeting = self.lanes.write(lambda: self.meetings.create(MeetingHeader("Baku"))).result().key
        found = self.lanes.write(lambda: self.meetings.meeting(self.meeting)).result()
        assert found is not None
        self.note: RowKey = found.note.key
        self._written = 0

    def save(self) -> float:
        """Milliseconds from handing a save in to its commit."""
        self._written += 1
        place = len(NOTE) // 2
        text = f"{NOTE[:place]}{'x' * self._written}{NOTE[place:]}"
        return timed(lambda: self.lanes.write(lambda: self.meetings.save_note(self.note, text)).result())

    def saves_until(self, job: Future[object]) -> list[float]:
        """Saves at their moments while a job runs."""
        times = []
        while not job.done():
            due = time.perf_counter() + EVERY
            times.append(self.save())
            time.sleep(max(0.0, due - time.perf_counter()))
        return times


def _bare(folder: Path, content: bytes) -> list[float]:
    """Seconds of writing the same pieces by bare statements."""
    connection = open_connection(folder / "bare.db", DataKey.generate(), create=True)
    connection.execute("CREATE TABLE content (file INTEGER, piece INTEGER, bytes BLOB, PRIMARY KEY (file, piece))")

    def write(file: int) -> None:
        for at in range(0, len(content), PIECE):
            connection.execute("BEGIN")
            connection.execute("INSERT INTO content VALUES (?, ?, ?)", (file, at, content[at : at + PIECE]))
            connection.execute("COMMIT")

    times = [timed(lambda file=file: write(file)) / 1000 for file in range(ALONE)]  # type: ignore[misc]
    connection.close()
    return times


def run() -> list[Figure]:
    """Saves alone, then beside files of 20 MB; adding alone and reading back, beside bare writes."""
    source = random.Random(5)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = [folder / f"slides {number}.bin" for number in range(FILES + ALONE)]
        for file in files:
            file.write_bytes(source.randbytes(SIZE))
        (folder / "store").mkdir()
        store = create_store(folder / "store", DataKey.generate())
        desk = Desk(store)
        for _ in range(30):
            desk.save()
        alone: list[float] = []
        for _ in range(100):
            due = time.perf_counter() + EVERY
            alone.append(desk.save())
            time.sleep(max(0.0, due - time.perf_counter()))
        beside: list[float] = []
        keys = []
        for file in files[:FILES]:
            job = desk.lanes.job(desk.service.keep_in_steps(file_at(file), desk.meeting))
            beside += desk.saves_until(job)  # type: ignore[arg-type]
            last = job.result()
            assert last is not None and last.result is not None
            kept = last.result
            attached = desk.lanes.write(lambda kept=kept: desk.service.attach(kept, desk.meeting)).result()  # type: ignore[misc]
            keys.append(attached.attachment.key)
        desk.lanes.close()
        adding = [
            timed(lambda file=file: result_of(desk.service.keep_in_steps(file_at(file), desk.meeting))) / 1000  # type: ignore[misc]
            for file in files[FILES:]
        ]
        reading = [timed(lambda key=key: result_of(desk.service.content_in_steps(key))) / 1000 for key in keys]  # type: ignore[misc]
        store.close()
        bare = _bare(folder, files[0].read_bytes())
    ours = percentile(beside, 0.95)
    return [
        Figure("save of a 20 KB note beside attaching 20 MB, median", "ms", median(beside), 20, median(alone)),
        Figure("save of a 20 KB note beside attaching 20 MB, 95 of 100", "ms", ours, 45, percentile(alone, 0.95)),
        Figure("save of a 20 KB note beside attaching 20 MB, longest", "ms", max(beside), 200, max(alone)),
        Figure("attaching 20 MB, beside bare writes of its pieces", "s", median(adding), 4, median(bare)),
        Figure("reading 20 MB back, digest compared", "s", median(reading), 1),
    ]
