"""Installing a signed pack by keyboard, as an officer does: trusting its signer first, seeing what changes, then one button."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from tests.signing import TestKey
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.paths import resources
from liaison.domain.pack_difference import Difference, FactChange, FieldChange, PackDifference
from liaison.domain.packs import PackIdentity
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.signers import TrustedBy
from liaison.services.pack_trust import PackTrust
from liaison.services.packs import PackChange, PackService, build
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.packs import difference_view
from liaison.ui.packs.difference_view import DifferenceView
from liaison.ui.packs.pack_dialog import PackDialog

KEY = TestKey()
LONG = 20_000


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with its signature beside it."""
    file = tmp_path / "hq.ldpack"
    build(resources() / "reference", file, PackIdentity("liaison-desk", "2030.01", 2030010101, date(2026, 11, 22)))
    file.with_name("hq.ldpack.minisig").write_bytes(KEY.sign(file.read_bytes()))
    return file


class Opened:
    """A dialog on a pack, and what came of it."""

    def __init__(self, store: Store, doors: Doors, qtbot: QtBot, file: Path, policy: Policy = NO_POLICY) -> None:
        self.trust = PackTrust(store, policy)
        self.packs = PackService(store, signers=self.trust.signers, policy=policy)
        self.dialog = PackDialog(self.packs, self.trust, doors, file)
        self.installed: list[PackChange] = []
        self.dialog.installed.connect(self.installed.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()


def press(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_an_unknown_signer_is_trusted_after_comparing_and_the_pack_installed(
    store: Store, doors: Doors, qtbot: QtBot, pack: Path
) -> None:
    opened = Opened(store, doors, qtbot, pack)
    dialog, box = opened.dialog, opened.dialog.trust_box
    qtbot.waitUntil(box.isVisible, timeout=LONG)
    assert dialog.offer is None
    assert KEY.signer().key_id in box.said.text()
    assert not dialog.install.isVisible()
    QTest.keyClicks(box.key, TestKey().public)
    assert "another key" in box.wrong.text()
    assert not box.compared.isEnabled()
    box.key.clear()
    QTest.keyClicks(box.key, KEY.public)
    assert box.fingerprint.text() == KEY.signer().fingerprint
    assert not box.trust.isEnabled()
    assert (nameless(dialog), out_of_reach(dialog)) == ([], [])
    QTest.keyClicks(box.name, "Headquarters")
    press(box.compared)
    press(box.trust)
    qtbot.waitUntil(dialog.install.isVisible, timeout=LONG)
    assert "Headquarters" in dialog.signed.text()
    assert [(one.name, one.trusted_by) for one in opened.trust.signers()] == [("Headquarters", TrustedBy.OFFICER)]
    assert (nameless(dialog), out_of_reach(dialog)) == ([], [])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.installed), timeout=LONG)
    assert opened.packs.signed_by() == "Headquarters"


def test_another_key_typed_after_comparing_is_compared_anew(
    store: Store, doors: Doors, qtbot: QtBot, pack: Path
) -> None:
    box = Opened(store, doors, qtbot, pack).dialog.trust_box
    qtbot.waitUntil(box.isVisible, timeout=LONG)
    box.key.setText(KEY.public)
    press(box.compared)
    assert box.trust.isEnabled()
    box.key.setText(KEY.public[:-1])
    assert not box.trust.isEnabled()
    box.key.setText(KEY.public)
    assert not box.compared.isChecked()
    assert not box.trust.isEnabled()


def test_a_key_beside_the_pack_is_offered(store: Store, doors: Doors, qtbot: QtBot, pack: Path) -> None:
    (pack.parent / "another.pub").write_text(f"untrusted comment: x\n{TestKey().public}\n", encoding="utf-8")
    (pack.parent / "hq.pub").write_text(f"untrusted comment: x\n{KEY.public}\n", encoding="utf-8")
    box = Opened(store, doors, qtbot, pack).dialog.trust_box
    qtbot.waitUntil(box.isVisible, timeout=LONG)
    assert box.key.text() == KEY.public


def test_an_unsigned_pack_is_looked_into_after_a_yes(store: Store, doors: Doors, qtbot: QtBot, pack: Path) -> None:
    pack.with_name("hq.ldpack.minisig").unlink()
    opened = Opened(store, doors, qtbot, pack)
    dialog = opened.dialog
    qtbot.waitUntil(dialog.take_unsigned.isVisible, timeout=LONG)
    assert dialog.offer is None
    assert dialog.close_button.hasFocus()
    press(dialog.take_unsigned)
    qtbot.waitUntil(dialog.install.isVisible, timeout=LONG)
    press(dialog.install)
    qtbot.waitUntil(lambda: bool(opened.installed), timeout=LONG)
    assert opened.packs.signed_by() == ""


def test_what_the_policy_forbids_cannot_be_pressed(store: Store, doors: Doors, qtbot: QtBot, pack: Path) -> None:
    pack.with_name("hq.ldpack.minisig").unlink()
    dialog = Opened(store, doors, qtbot, pack, Policy(unsigned_packs=False)).dialog
    qtbot.waitUntil(lambda: "not taken" in dialog.outcome.text(), timeout=LONG)
    assert not dialog.take_unsigned.isVisible()
    assert not dialog.install.isVisible()


def test_a_damaged_pack_is_told(store: Store, doors: Doors, qtbot: QtBot, pack: Path) -> None:
    signer = KEY.signer(TrustedBy.OFFICER)
    PackTrust(store).trust(signer, signer.fingerprint, "HQ")
    pack.write_bytes(pack.read_bytes() + b"x")
    dialog = Opened(store, doors, qtbot, pack).dialog
    qtbot.waitUntil(lambda: "does not fit" in dialog.outcome.text(), timeout=LONG)
    assert not dialog.install.isVisible()


def child(item: QTreeWidgetItem, number: int) -> QTreeWidgetItem:
    found = item.child(number)
    assert found is not None
    return found


def lines(item: QTreeWidgetItem) -> list[str]:
    return [child(item, number).text(0) for number in range(item.childCount())]


def test_what_the_officer_uses_stands_first_and_long_lists_are_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(difference_view, "SHOWN", 2)
    city = (FieldChange("city", "Bonn", "Berlin"),)
    offices = [FactChange("office", f"Office {n}", Difference.CHANGED, city, n == 3) for n in range(4)]
    view = DifferenceView()
    qtbot.addWidget(view)
    view.show_difference(PackDifference(tuple(offices)))
    used, every = view.topLevelItem(0), view.topLevelItem(1)
    assert used is not None
    assert every is not None
    assert used.text(0) == "1 change to what you use"
    assert lines(used) == ["Offices: Office 3"]
    assert used.isExpanded()
    assert child(child(used, 0), 0).text(1) == "Bonn → Berlin"
    assert every.text(0) == "Offices: 4 changed; 1 that you use"
    assert lines(every) == ["Office 0", "Office 1", "2 more"]
