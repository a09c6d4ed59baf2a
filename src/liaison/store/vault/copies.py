"""The two copies of the slot file in a store's folder: read, compared, replaced one after the other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from liaison.domain.vault_errors import FolderNotReadable, SlotFileDamaged
from liaison.store.vault.layout import SLOTS, SLOTS_COPY, publish, stage, writing_error
from liaison.store.vault.slot_text import MAXIMUM_BYTES, is_intact, parsed, serialised
from liaison.store.vault.slots import SlotFile

COPY_NAMES = (SLOTS, SLOTS_COPY)


@dataclass(frozen=True, slots=True)
class Copies:
    """What could be read: for each copy its content, None where it is missing or damaged; at least one is there."""

    files: tuple[SlotFile | None, SlotFile | None]

    @property
    def newest(self) -> SlotFile:
        """The copy of the highest generation, the first of two equal ones."""
        return next(iter(self))

    @property
    def of_one_vault(self) -> bool:
        """Whether no copy belongs to another store."""
        return len({file.vault for file in self.files if file}) == 1

    def __iter__(self) -> Iterator[SlotFile]:
        """The different contents, newest first."""
        whole = [file for file in self.files if file]
        return iter(sorted(dict.fromkeys(whole), key=lambda file: -file.generation))


def read_copies(folder: Path) -> Copies:
    """Both copies; a missing or damaged one is left out.

    Raises:
        SlotFileDamaged: neither can be used.
        StoreIsNewer: one of them was written by a later version.
        FolderNotReadable: the system refuses to read either.
    """
    first, second = (_parsed(content) for content in intact_contents(folder))
    if first is None and second is None:
        raise SlotFileDamaged
    return Copies((first, second))


def intact_contents(folder: Path) -> tuple[bytes | None, bytes | None]:
    """The bytes of both copies, None where missing or damaged; nothing is parsed.

    Raises:
        FolderNotReadable: neither is whole, and the system refuses to read one.
    """
    contents: list[bytes | None] = []
    refusal: PermissionError | None = None
    for name in COPY_NAMES:
        try:
            contents.append(_content(folder / name))
        except PermissionError as error:
            contents.append(None)
            refusal = error
    first, second = contents
    if first is None and second is None and refusal is not None:
        raise FolderNotReadable(folder) from refusal
    return (first, second)


def save(folder: Path, file: SlotFile, prove: Callable[[SlotFile], None]) -> None:
    """Replace both copies by `file`: both are written out and the first is proven by `prove` before anything is replaced.

    Raises:
        DiskFull, FolderNotWritable: the system refused; what was there is there.
    """
    content = serialised(file)
    staged: list[Path] = []
    try:
        for name in COPY_NAMES:
            staged.append(stage(folder / name, content))
        prove(parsed(staged[0].read_bytes()))
        for path, name in zip(staged, COPY_NAMES, strict=True):
            publish(path, folder / name)
    except OSError as error:
        raise writing_error(error, folder) from error
    finally:
        for path in staged:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def repair(folder: Path, copies: Copies) -> None:
    """Write the newest content over a copy that is missing, damaged or older. A refusal of the system is no error here:
    the store is open by then, and the state of the folder goes on telling about the copy.
    """
    for name, file in zip(COPY_NAMES, copies.files, strict=True):
        if file == copies.newest:
            continue
        path = folder / name
        with contextlib.suppress(OSError):
            _require_answer(path)
            publish(stage(path, serialised(copies.newest)), path)


def _require_answer(path: Path) -> None:
    """Raise OSError where a file is there and cannot be read just now: it may be whole, and newer."""
    if path.exists():
        with path.open("rb") as stream:
            stream.read(MAXIMUM_BYTES)


def _parsed(content: bytes | None) -> SlotFile | None:
    if content is None:
        return None
    try:
        return parsed(content)
    except SlotFileDamaged:
        return None


def _content(path: Path) -> bytes | None:
    """The file's bytes when the checksum fits. A folder or a broken medium in its place counts as damage."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAXIMUM_BYTES + 1)
    except PermissionError:
        raise
    except OSError:
        return None
    return content if is_intact(content) else None
