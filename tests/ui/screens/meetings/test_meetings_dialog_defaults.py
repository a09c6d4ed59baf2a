"""Return does in a window what it did at first, also after the keyboard went once around all of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from liaison.domain.attachments import Attachment
from liaison.domain.minutes_versions import Agreement, MinutesVersion
from liaison.domain.rows import RowKey
from liaison.domain.statements import KeptStatement, StatementDetails
from liaison.ui.screens.meetings.structure.statement_dialog import StatementDialog
from liaison.ui.screens.meetings.versions.agreement_dialog import AgreementDialog
from liaison.ui.writing.attachments.caption_dialog import CaptionDialog

KEY = RowKey("own", "1")
MADE: dict[str, Callable[[], QDialog]] = {
    "agreement": lambda: AgreementDialog(MinutesVersion(KEY, 1, None, "", None, Agreement())),
    "statement": lambda: StatementDialog(KeptStatement(KEY, "Belarus", "said", StatementDetails())),
    "caption": lambda: CaptionDialog(Attachment(KEY, KEY, "a.png", "image/png", 1, "", "", None, None), None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", MADE)
def test_the_default_button_stays_the_default_when_the_focus_has_passed_it(name: str, qtbot: QtBot) -> None:
    dialog = MADE[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    default = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    passed = False
    for _ in range(30):
        focused = dialog.focusWidget()
        assert focused is not None
        passed |= focused is default
        if passed and not isinstance(focused, QPushButton):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert passed
    assert default.isDefault()
