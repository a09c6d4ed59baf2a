"""Whose reference packs are taken: the policy's signers, and those an officer trusts after comparing a fingerprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from liaison.base.translations import tr
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.policy_errors import PolicyForbids
from liaison.domain.rows import ChangeSet
from liaison.domain.signature_errors import FingerprintDiffers
from liaison.domain.signers import Signer, TrustedBy, same_fingerprint, signer_of_key
from liaison.store.engine import OWN, Store
from liaison.store.pack_signers import signer_rows

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Trusted:
    """A signer was written down; `changes` tells what that touched."""

    signer: Signer
    changes: ChangeSet


class PackTrust:
    """Signers of packs; every method runs on the store's thread.

    Args:
        store: the open store.
        policy: the administrators' decisions.
        now: when trust begins.
    """

    def __init__(
        self, store: Store, policy: Policy = NO_POLICY, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store, self._policy, self._now = store, policy, now

    def signers(self) -> tuple[Signer, ...]:
        """Everybody trusted now; those of the officer only while the policy lets them."""
        given = [signer_of_key(one.key, one.name, TrustedBy.POLICY) for one in self._policy.pack_signers]
        if self._policy.own_signers:
            with self._store.read() as connection:
                rows = signer_rows(connection)
            given += [signer_of_key(row.key, row.name, TrustedBy.OFFICER) for row in rows]
        return tuple({signer.key: signer for signer in reversed(given)}.values())[::-1]

    def trust(self, signer: Signer, compared: str, name: str) -> Trusted:
        """Trust a signer from now on.

        Args:
            compared: the fingerprint their owner told.
            name: whose key it is.

        Raises:
            FingerprintDiffers, PolicyForbids.
        """
        if not self._policy.own_signers:
            raise PolicyForbids(tr("Only signers of the policy are trusted on this computer."))
        if not same_fingerprint(signer.fingerprint, compared):
            raise FingerprintDiffers(signer.fingerprint)
        shown = " ".join(name.split())[:LONGEST_NAME]
        values = {"key": signer.key, "name": shown, "trusted_at": self._now().isoformat(timespec="seconds")}
        with self._store.change("pack_signer.trust") as change:
            for row in signer_rows(change.connection):
                if row.key == signer.key:
                    change.delete("pack_signer", (row.row.scope, row.row.id))
            change.insert("pack_signer", values, scope=OWN)
        return Trusted(signer_of_key(signer.key, shown, TrustedBy.OFFICER), change.changes)

    def distrust(self, key_id: str) -> ChangeSet | None:
        """Trust an officer's signer no longer; what they signed stays. None when nobody has this key."""
        with self._store.change("pack_signer.distrust") as change:
            for row in signer_rows(change.connection):
                if signer_of_key(row.key, row.name, TrustedBy.OFFICER).key_id == key_id.upper():
                    change.delete("pack_signer", (row.row.scope, row.row.id))
        return change.changes if change.changes.touched else None
