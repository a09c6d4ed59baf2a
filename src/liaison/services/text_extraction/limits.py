"""How much time, memory and content reading one file may take."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.attachments import LARGEST, MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file; what is read before a limit is reached is kept where the kind of file allows it.

    Attributes:
        wall_seconds: from the start of the process to the whole answer; the process ends then.
        reading_seconds: from the request on; then what was read so far is the answer.
        cpu_seconds: of the process, whole seconds.
        memory: bytes the process may take.
        content: bytes of the file.
        characters: of the answer.
        member, unpacked: bytes of one member of an archive, and of all that are read, unpacked.
        members: in an archive.
        ratio: how many times larger than packed a member above one megabyte may be.
        cells: with content, in a workbook.
        pages: of a PDF.
        parts: of an e-mail.
        depth: elements inside each other, in markup.
    """

    wall_seconds: float = 20.0
    reading_seconds: float = 14.0
    cpu_seconds: int = 20
    memory: int = 768 * MEGABYTE
    content: int = LARGEST
    characters: int = 4_000_000
    member: int = 64 * MEGABYTE
    unpacked: int = 96 * MEGABYTE
    members: int = 10_000
    ratio: int = 400
    cells: int = 200_000
    pages: int = 2_000
    parts: int = 1_000
    depth: int = 2_000


USUAL = Limits()
