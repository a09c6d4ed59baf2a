"""Setting up a vault and changing what opens it, for the window and the command line alike."""

from __future__ import annotations

from pathlib import Path

from liaison.domain.recovery_code import RecoveryCode
from liaison.services.vault.quiz import RecoveryQuiz, quiz
from liaison.services.vault.strength import StrengthMeter
from liaison.store.vault.access import change_passphrase, change_recovery_code, create_vault, new_recovery_code
from liaison.store.vault.key import DataKey


class FirstStart:
    """A vault being set up: the code is shown and asked for first, then everything is written in one go, so that
    nobody has a store without having had its code in hand.

    Args:
        folder: of the new store; its `InstanceLock` is held.
        meter: decides which passphrases are accepted.
    """

    def __init__(self, folder: Path, meter: StrengthMeter) -> None:
        self._folder = folder
        self._meter = meter
        self.recovery_code: RecoveryCode = new_recovery_code()

    def quiz(self) -> RecoveryQuiz:
        """Asks for two groups of the code."""
        return quiz(self.recovery_code)

    def create(self, passphrase: str) -> DataKey:
        """Write the keys and give the data key. Takes some two seconds; off the GUI thread.

        Raises:
            PassphraseTooWeak, and as `liaison.store.vault.create_vault`.
        """
        self._meter.require(passphrase)
        return create_vault(self._folder, passphrase, self.recovery_code).key


class ChangeOfKeys:
    """What opens an open store, being changed.

    Args:
        folder: of the open store.
        key: its data key.
        meter: decides which passphrases are accepted.
    """

    def __init__(self, folder: Path, key: DataKey, meter: StrengthMeter) -> None:
        self._folder = folder
        self._key = key
        self._meter = meter
        self.recovery_code: RecoveryCode = new_recovery_code()

    def quiz(self) -> RecoveryQuiz:
        """Asks for two groups of the new code, before it counts."""
        return quiz(self.recovery_code)

    def use_passphrase(self, passphrase: str) -> None:
        """Replace the passphrase. Takes some two seconds; off the GUI thread.

        Raises:
            PassphraseTooWeak, and as `liaison.store.vault.change_passphrase`.
        """
        self._meter.require(passphrase)
        change_passphrase(self._folder, self._key, passphrase)

    def use_recovery_code(self) -> None:
        """Replace the recovery code by the one shown; the former sheet no longer opens the store.

        Raises:
            As `liaison.store.vault.change_recovery_code`.
        """
        change_recovery_code(self._folder, self._key, self.recovery_code)
