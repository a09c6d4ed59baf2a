"""Attachments outlive what a store goes through: a backup and its restore, a rebuild from the journal, a check that tells what is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from desks import PASSPHRASE, Desk

from liaison.domain.attachments import Attachment
from liaison.domain.backups import WithPassphrase
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.domain.store_check import ContentFault, StoreCheck
from liaison.services.attachment_files import made_here
from liaison.services.attachments import AttachmentService
from liaison.services.backups import BackupService
from liaison.services.check import CheckService
from liaison.services.journal import JournalService
from liaison.services.restoring import RestoreService

CONTENT = random.Random(4).randbytes(700_000)


def only_meeting(desk: Desk) -> RowKey:
    (row,) = desk.meetings.page()
    return row.key


@pytest.fixture
def added(desk: Desk) -> Attachment:
    service, meeting = AttachmentService(desk.store), only_meeting(desk)
    kept = result_of(service.keep_in_steps(made_here("scan.bin", lambda: CONTENT), meeting))
    return service.attach(kept, meeting).attachment


def content(desk: Desk, attachment: Attachment) -> bytes:
    return result_of(AttachmentService(desk.store).content_in_steps(attachment.key))


def checked(desk: Desk) -> StoreCheck:
    return CheckService(desk.store, desk.folder).check()


def edit(desk: Desk, statement: str) -> None:
    """Behind everybody's back."""
    with desk.store.maintain() as connection:
        connection.exec_driver_sql(statement)


def test_a_restored_backup_holds_the_attachment(desk: Desk, added: Attachment, stick: Path) -> None:
    backup = BackupService(desk.store, desk.folder, desk.key).back_up(stick)
    AttachmentService(desk.store).remove(added.key)
    edit(desk, "DELETE FROM attachment_content")
    steps = RestoreService(desk.present).stage_in_steps(backup.file, WithPassphrase(PASSPHRASE), desk.folder)
    staged = result_of(steps)
    desk.close()
    staged.put_in_place()
    (found,) = AttachmentService(desk.open()).of(only_meeting(desk))
    assert found == added
    assert content(desk, found) == CONTENT
    assert checked(desk).sound


def test_a_rebuild_from_the_journal_keeps_the_attachment(desk: Desk, added: Attachment) -> None:
    JournalService(desk.store).rebuild()
    assert AttachmentService(desk.store).of(only_meeting(desk)) == (added,)
    assert content(desk, added) == CONTENT


def test_the_check_reads_what_attachments_hold(desk: Desk, added: Attachment) -> None:
    assert checked(desk).sound
    AttachmentService(desk.store).remove(added.key)
    assert checked(desk).sound


@pytest.mark.parametrize(
    ("damage", "fault", "words"),
    [
        ("DELETE FROM attachment_content", ContentFault.MISSING, "is missing"),
        ("DELETE FROM attachment_content WHERE piece = 2", ContentFault.INCOMPLETE, "not what was added"),
        ("UPDATE attachment_content SET bytes = zeroblob(10) WHERE piece = 0", ContentFault.INCOMPLETE, "not what"),
        ("UPDATE attachment_content SET bytes = zeroblob(262144) WHERE piece = 0", ContentFault.ALTERED, "not what"),
    ],
)
@pytest.mark.parametrize("removed", [False, True])
def test_damage_is_told_in_words(
    desk: Desk, added: Attachment, damage: str, fault: ContentFault, words: str, removed: bool
) -> None:
    if removed:
        # it can come back, so its content is looked at too
        AttachmentService(desk.store).remove(added.key)
    edit(desk, damage)
    check = checked(desk)
    assert not check.sound
    assert [(one.id, one.fault) for one in check.wrong_contents] == [(added.key.id, fault)]
    (sentence,) = check.sentences()
    assert words in sentence and "1 attachment" in sentence
    assert check.details() == (f"attachment {added.key.id}: {fault}",)
    assert added.file_name not in " ".join((*check.sentences(), *check.details()))
