"""Looking at an update: its signature first, then what it says, then whether this machine may take it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from liaison import __version__
from liaison.base.installation import installed_by, machine_name
from liaison.base.paths import resources
from liaison.base.translations import language
from liaison.domain.policy import Policy
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.signers import Signer, TrustedBy, signer_of_key
from liaison.domain.update_errors import UpdatesForbidden
from liaison.domain.update_manifest import read_manifest
from liaison.domain.updates import InstallerKind, Machine, Platform, UpdateOffer, file_for, notes_in, refusal
from liaison.services.signatures import read_key, verified_by
from liaison.services.updates.containers import container_at

KEYS = "keys"
"""The folder of the built-in public keys, among the resources: one `.pub` each, so that keys can follow each other."""


def this_machine() -> Machine:
    """What an update meets here."""
    platform, kind = machine_name(), installed_by()
    return Machine(
        ProgramVersion.parse(__version__),
        Platform(platform) if platform in set(Platform) else None,
        InstallerKind(kind) if kind in set(InstallerKind) else None,
    )


def update_signers(policy: Policy, folder: Path | None = None) -> tuple[Signer, ...]:
    """Whose updates are taken: the keys built into the program, and the policy's."""
    built_in = sorted((folder or resources() / KEYS).glob("*.pub"))
    return (
        *(read_key(file, TrustedBy.PROGRAM, file.stem) for file in built_in),
        *(signer_of_key(one.key, one.name, TrustedBy.POLICY) for one in policy.update_signers),
    )


def look(path: Path, trusted: Sequence[Signer], machine: Machine, today: date, policy: Policy) -> UpdateOffer:
    """What an update is; nothing of it but two lengths is read before its signature is checked.

    Raises:
        SignatureMissing, SignatureWrong, SignerNotTrusted, UpdateError.
    """
    sealed = container_at(path).sealed()
    signer = verified_by(sealed.manifest, sealed.signature, trusted, sealed.name)
    manifest = read_manifest(sealed.manifest)
    refused = refusal(manifest, machine, today) if policy.updates else UpdatesForbidden()
    return UpdateOffer(manifest, signer, file_for(manifest, machine), notes_in(manifest, language()), refused)
