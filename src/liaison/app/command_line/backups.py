"""`backup FOLDER` and `restore FILE`: a verified copy, and a store made of one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from liaison.app.command_line.command import DONE, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import tr
from liaison.domain.backups import Backup, Restored, RestorePreview
from liaison.domain.records import record_word
from liaison.services.backups import BackupService
from liaison.services.restoring import RestoreService


def _backup_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="where the backup goes; not inside the store's own folder")


def _back_up(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        backup = BackupService(opened.store, opened.folder, opened.key).back_up(arguments.folder)
    session.answer(backup, [_describe(backup)])
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="only tell what is in the backup")


def _restore(arguments: argparse.Namespace, session: Session) -> int:
    service = RestoreService()
    if arguments.dry_run:
        preview = service.preview(arguments.file, session.opening())
        session.answer(preview, _preview(preview))
        return DONE
    restored = service.restore(arguments.file, session.opening(), session.folder)
    session.answer(restored, _restored(restored))
    return DONE


def _describe(backup: Backup) -> str:
    size = f"{backup.size / 1_000_000:.1f} MB"
    return tr("Backup made and checked: {file} ({size})", file=backup.file, size=size)


def _preview(preview: RestorePreview) -> Iterator[str]:
    yield tr(
        "Made {time} by version {version}.",
        time=f"{preview.backup.made:%Y-%m-%d %H:%M %Z}",
        version=preview.backup.program,
    )
    for count in preview.counts:
        if count.in_backup:
            yield f"  {record_word(count.table)}: {count.in_backup}"


def _restored(restored: Restored) -> Iterator[str]:
    yield tr("Restored and checked: {folder}", folder=restored.folder)
    if restored.replaced is not None:
        yield tr("The store that was there is kept in {folder}.", folder=restored.replaced)


BACKUP = Command("backup", "make a verified, encrypted copy of the store", _backup_arguments, _back_up)
RESTORE = Command(
    "restore", "make the store anew from a backup; the present one is kept aside", _restore_arguments, _restore
)
