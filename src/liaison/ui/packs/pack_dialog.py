"""Installing a reference pack: whose it is, what it changes, and one button; nothing of it is read before its signature is checked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.pack_errors import PackNotSigned
from liaison.domain.signature_errors import SignerNotTrusted
from liaison.domain.signers import Signer
from liaison.services.pack_trust import PackTrust
from liaison.services.packs import Consent, PackChange, PackOffer, PackService
from liaison.ui.doors import Doors
from liaison.ui.packs.difference_view import DifferenceView
from liaison.ui.packs.trust_box import TrustBox
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel


class PackDialog(QDialog):
    """Looks at a pack as soon as it is open.

    Args:
        packs, trust: of the open store.
        file: the pack.

    Attributes:
        offer: what was found; None before.
    """

    installed = Signal(object)
    """A PackChange."""

    def __init__(
        self, packs: PackService, trust: PackTrust, doors: Doors, file: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._packs, self._trust, self._doors, self._file = packs, trust, doors, file
        self._consent = Consent()
        self.offer: PackOffer | None = None
        self.setWindowTitle(tr("Install a reference pack"))
        self.setMinimumWidth(760)
        self.about, self.signed, self.outcome = (
            PlainLabel("", "heading"),
            PlainLabel(""),
            PlainLabel("", selectable=True),
        )
        self.trust_box, self.difference = TrustBox(), DifferenceView()
        self.take_unsigned = QPushButton(tr("I &know where it comes from: look into it"))
        self.install, self.close_button = QPushButton(tr("&Install")), QPushButton(tr("Cancel"))
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self.trust_box.trusted.connect(self._trust_signer)
        self.take_unsigned.clicked.connect(self._look_unsigned)
        self.install.clicked.connect(self._install)
        self.close_button.clicked.connect(self.reject)
        self._look()

    def _lay_out(self) -> None:
        self._rows.setContentsMargins(28, 24, 28, 20)
        self._rows.setSpacing(GAP)
        self._rows.addWidget(PlainLabel(tr("Reference pack {file}", file=self._file.name), "title"))
        for widget in (self.about, self.signed, self.outcome, self.trust_box):
            self._rows.addWidget(widget)
        self._rows.addWidget(self.difference, 100)
        self._rows.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        line.addStretch(1)
        for button in (self.take_unsigned, self.install, self.close_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        self._rows.addLayout(line)
        self.install.setProperty("primary", True)

    def _look(self) -> None:
        self._show(())
        self._say(tr("Checking the signature…"), "muted")
        # what runs on the store's thread must not hold the dialog: it would be destroyed there
        packs, file, consent = self._packs, self._file, self._consent
        self._doors.read(lambda: packs.look(file, consent), self._show_offer, self, failed=self._refused)

    def _look_unsigned(self) -> None:
        self._consent = Consent(unsigned=True)
        self._look()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SignerNotTrusted):
            self._say("", "")
            self.trust_box.ask_about(error.key_id, self._file)
            self._show((self.trust_box,))
            self.trust_box.begin()
        elif isinstance(error, PackNotSigned):
            self._say(_warning(), "warn")
            self._show((self.take_unsigned,))
            self.close_button.setFocus()
        else:
            self._show(())
            self._say_error(error)

    def _show_offer(self, offer: PackOffer) -> None:
        self.offer = offer
        self._consent = Consent(unsigned=self._consent.unsigned, sha256=offer.sha256)
        self.about.setText(_about(offer))
        signer = offer.signer
        self.signed.setText(
            tr("Signed by {signer}, key {key}", signer=signer.label, key=signer.fingerprint)
            if signer is not None
            else tr("Nobody signed it.")
        )
        self.signed.set_role("good" if signer is not None else "warn")
        self.difference.show_difference(offer.difference)
        if offer.refusal is not None:
            self._show((self.about, self.signed, self.difference))
            self._say_error(offer.refusal)
            return
        self._say("" if offer.difference.changes else tr("No fact differs from the pack in use."), "muted")
        self._show((self.about, self.signed, self.difference, self.install))
        self.install.setDefault(True)
        self.install.setFocus()

    def _trust_signer(self, signer: Signer, name: str) -> None:
        trust = self._trust
        self._doors.write(
            lambda: trust.trust(signer, signer.fingerprint, name), lambda _: self._look(), self, self._refused
        )

    def _install(self) -> None:
        self.install.setEnabled(False)
        self._say(tr("Installing…"), "muted")
        packs, file, consent = self._packs, self._file, self._consent
        self._doors.write(lambda: packs.install(file, consent), self._done, self, self._not_installed)

    def _done(self, change: PackChange) -> None:
        self.accept()
        self.installed.emit(change)

    def _not_installed(self, error: Exception) -> None:
        self.install.setEnabled(True)
        self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        self.close_button.setText(tr("Close"))
        if isinstance(error, WorldError):
            self._say(f"{error.sentence}\n{error.remedy}".rstrip(), "bad")
        else:
            self._doors.broke.emit(error)

    def _say(self, text: str, role: str) -> None:
        self.outcome.set_role(role)
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        if text:
            announce(self.outcome, text)

    def _show(self, shown: tuple[QWidget, ...]) -> None:
        """Of what comes and goes, show this, with room for it."""
        for widget in (self.about, self.signed, self.trust_box, self.difference, self.take_unsigned, self.install):
            widget.setVisible(widget in shown)
        self._rows.activate()
        width = max(self.width(), self.minimumWidth())
        self.resize(width, max(self.sizeHint().height(), self._rows.totalHeightForWidth(width)))


def _about(offer: PackOffer) -> str:
    pack, before = offer.manifest, offer.replaces
    offered = f"{pack.name} {pack.version}"
    if before is None:
        return offered
    return tr("{offered} takes the place of {present}", offered=offered, present=f"{before.name} {before.version}")


def _warning() -> str:
    return tr(
        "Nobody signed this file, so nobody can tell who made it. What it says would stand beside every meeting and every answer of "
        "Coverage. Take it only when you know the way it came, or ask for a signed one."
    )
