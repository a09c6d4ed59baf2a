"""What checking a store found, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import tr, trn
from liaison.domain.records import record_word


@dataclass(frozen=True, slots=True)
class LostReference:
    """A record that names another which does not exist: neither the officer's own, deleted ones included, nor in the pack.

    Attributes:
        target: what `field` says.
    """

    table: str
    id: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A kept number of records that is not the real one."""

    table: str
    kept: int
    real: int


class ContentFault(StrEnum):
    """What is wrong with the content of an attachment."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class WrongContent:
    """An attachment whose content is not what was added.

    Attributes:
        id: the attachment's.
    """

    id: str
    fault: ContentFault


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What a check found.

    Attributes:
        damaged_pages: in the words of SQLite, which name pages and tables and no content. With any, nothing else was looked at.
        operations: how many the journal has.
        broken_links: operations that do not follow from the one before them, as `origin:seq`.
        differing_rows: rows that are not what the journal makes of them, as `table identity`.
    """

    damaged_pages: tuple[str, ...] = ()
    operations: int = 0
    broken_links: tuple[str, ...] = ()
    differing_rows: tuple[str, ...] = ()
    lost_references: tuple[LostReference, ...] = ()
    wrong_counts: tuple[WrongCount, ...] = ()
    wrong_contents: tuple[WrongContent, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        journal = self.broken_links or self.differing_rows
        return not (self.damaged_pages or journal or self.lost_references or self.wrong_counts or self.wrong_contents)

    def sentences(self) -> tuple[str, ...]:
        """What was found and what to do about it, for the person, translated."""
        return tuple(_sentences(self))

    def details(self) -> tuple[str, ...]:
        """Every single finding, by identities and without any content."""
        lost = (f"{one.table} {one.id}: {one.field} {one.target}" for one in self.lost_references)
        contents = (f"attachment {one.id}: {one.fault}" for one in self.wrong_contents)
        return (*self.damaged_pages, *self.broken_links, *self.differing_rows, *lost, *contents)


def _sentences(check: StoreCheck) -> Iterator[str]:
    if check.sound:
        yield trn(
            "The store is sound: every page was read, and {n} entry of the journal adds up.",
            "The store is sound: every page was read, and {n} entries of the journal add up.",
            check.operations,
        )
        return
    if check.damaged_pages:
        yield tr(
            "Pages of the store cannot be read. Close the program, start it anew and check again. When they still cannot be read, "
            "restore the newest backup; this store is kept. The journal and the records were not looked at."
        )
    if check.broken_links:
        yield trn(
            "{n} entry of the journal does not follow from the one before: it was changed outside the program, or is damaged.",
            "{n} entries of the journal do not follow from the ones before: they were changed outside the program, or are damaged.",
            len(check.broken_links),
        )
    if check.differing_rows:
        yield trn(
            "{n} record is not what the journal says. The journal is kept; the records can be made again from it.",
            "{n} records are not what the journal says. The journal is kept; the records can be made again from it.",
            len(check.differing_rows),
        )
    for table in sorted({lost.table for lost in check.lost_references}):
        number = sum(lost.table == table for lost in check.lost_references)
        yield trn(
            "{records}: {n} reference leads nowhere.",
            "{records}: {n} references lead nowhere.",
            number,
            records=record_word(table),
        )
    for count in check.wrong_counts:
        yield tr(
            "{records}: the kept number is {kept}, and there are {real}.",
            records=record_word(count.table),
            kept=count.kept,
            real=count.real,
        )
    yield from _about_contents(check)


def _about_contents(check: StoreCheck) -> Iterator[str]:
    missing = sum(one.fault is ContentFault.MISSING for one in check.wrong_contents)
    if missing:
        yield trn(
            "The content of {n} attachment is missing. Restore a backup that has it, or attach the file again.",
            "The contents of {n} attachments are missing. Restore a backup that has them, or attach the files again.",
            missing,
        )
    altered = len(check.wrong_contents) - missing
    if altered:
        yield trn(
            "The content of {n} attachment is not what was added. Restore a backup that has it, or attach the file again.",
            "The contents of {n} attachments are not what was added. Restore a backup that has them, or attach the files again.",
            altered,
        )
