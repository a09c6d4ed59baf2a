"""After final minutes left: noting to whom they were sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from liaison.domain.dates import PartialDate
from liaison.domain.minutes_versions import Agreement, MinutesVersion
from liaison.domain.rows import RowKey
from liaison.services.minutes_versions import MinutesVersionService
from liaison.ui.doors import Doors
from liaison.ui.errors import error_in_words
from liaison.ui.screens.meetings.versions.agreement_dialog import AgreementDialog


def ask_sent(
    version: MinutesVersion,
    today: date,
    service: MinutesVersionService,
    doors: Doors,
    meeting: RowKey,
    parent: QWidget,
    then: Callable[[], None],
) -> AgreementDialog:
    """Ask to whom and when, today when nothing was said yet; `then` hears that it is kept."""
    said = version.agreement
    begun = replace(said, sent_on=said.sent_on or PartialDate.of(today))
    dialog = AgreementDialog(replace(version, agreement=begun), parent)

    def kept() -> None:
        dialog.accept()
        then()

    def keep(agreement: Agreement) -> None:
        doors.write(
            lambda: service.agree(meeting, agreement),
            lambda _: kept(),
            dialog,
            lambda error: dialog.refuse(error_in_words(error)),
        )

    dialog.given.connect(keep)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
