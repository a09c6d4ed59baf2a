"""How far a long piece of work has come, so that a person sees it move and a window stays live."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from liaison.base.translations import marked, tr

T = TypeVar("T")


class Stage(StrEnum):
    """What is being done."""

    COPYING = "copying"
    CHECKING = "checking"
    WRITING = "writing"
    READING_BACK = "reading_back"
    UNPACKING = "unpacking"
    OPENING = "opening"
    COMPARING = "comparing"
    PREPARING = "preparing"
    JOURNAL = "journal"
    ROWS = "rows"
    REFERENCES = "references"
    READING = "reading"
    MATCHING = "matching"
    SAVING = "saving"
    KEEPING = "keeping"
    CONTENT = "content"
    ATTACHMENTS = "attachments"
    PAPER = "paper"
    INDEX = "index"
    INDEXING = "indexing"
    COPYING_UPDATE = "copying_update"
    CHECKING_UPDATE = "checking_update"
    SIGNATURE = "signature"

    @property
    def words(self) -> str:
        """For the person, translated."""
        return tr(_WORDS[self])


_WORDS = {
    Stage.COPYING: marked("Copying the store"),
    Stage.CHECKING: marked("Checking every page"),
    Stage.WRITING: marked("Writing the backup"),
    Stage.READING_BACK: marked("Reading the backup back"),
    Stage.UNPACKING: marked("Reading the backup"),
    Stage.OPENING: marked("Opening the backup"),
    Stage.COMPARING: marked("Comparing with the present store"),
    Stage.PREPARING: marked("Preparing the store"),
    Stage.JOURNAL: marked("Following the journal"),
    Stage.ROWS: marked("Comparing the records with the journal"),
    Stage.REFERENCES: marked("Looking for references that lead nowhere"),
    Stage.READING: marked("Reading the file"),
    Stage.MATCHING: marked("Comparing with the directory"),
    Stage.SAVING: marked("Saving everything in one step"),
    Stage.KEEPING: marked("Keeping the file, encrypted"),
    Stage.CONTENT: marked("Reading the attachment"),
    Stage.ATTACHMENTS: marked("Comparing attachments with what was added"),
    Stage.PAPER: marked("Making the paper"),
    Stage.INDEX: marked("Comparing the index with the records"),
    Stage.INDEXING: marked("Making the index anew"),
    Stage.COPYING_UPDATE: marked("Copying the installer"),
    Stage.CHECKING_UPDATE: marked("Checking the copy"),
    Stage.SIGNATURE: marked("Checking the signature"),
}


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One slice of the work is done.

    Attributes:
        done, total: in units of the stage's own; total is 0 where it cannot be told beforehand.
        result: what the work gave; in the last step only.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    result: T | None = None


def result_of(steps: Iterator[Step[T]]) -> T:
    """Do the whole work at once, and give what it gave."""
    result: T | None = None
    for step in steps:
        result = step.result
    if result is None:
        raise RuntimeError("the work ended without a result")
    return result


def relayed(steps: Iterator[Step[T]]) -> Generator[Step[Any], None, T]:
    """Pass on the progress of a part of the work; returns what the part gave."""
    result: T | None = None
    for step in steps:
        result = step.result
        yield Step(step.stage, step.done, step.total)
    if result is None:
        raise RuntimeError("a part of the work ended without a result")
    return result


Show = Callable[[Stage, int, int], None]
"""Told by work on its way how far it is: stage, done, total. Raises Cancelled when nobody wants the work any more."""


class Cancelled(Exception):
    """Nobody wants the work any more."""


def unseen(stage: Stage, done: int, total: int) -> None:
    """A `Show` for when nobody looks."""
