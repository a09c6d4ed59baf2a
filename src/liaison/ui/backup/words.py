"""Backups in words: when, how large, what differs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from liaison.base.errors import WorldError
from liaison.base.translations import marked, tr
from liaison.domain.backups import Backup, Side

_SIDES = {
    Side.ONLY_IN_BACKUP: marked("only in the backup"),
    Side.ONLY_HERE: marked("only here"),
    Side.DIFFERENT: marked("different"),
}


def moment(time: datetime) -> str:
    """Day and minute as this machine's clock showed them; the month as a word, because offices of several countries read it."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(time.timestamp())), "d MMM yyyy HH:mm")


def size(number: int) -> str:
    """A number of bytes, in the unit that fits."""
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def made_by(backup: Backup) -> str:
    """Whether the officer or the program made it."""
    return tr("by itself, at the end of the day") if backup.automatic else tr("by hand")


def side(where: Side) -> str:
    """Where a record is."""
    return tr(_SIDES[where])


def error_text(error: WorldError) -> str:
    """What happened and what can be done, in two lines."""
    return f"{error.sentence}\n{error.remedy}".rstrip()
