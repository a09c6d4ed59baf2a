"""What the command line says of packs and their signers."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import tr
from liaison.domain.pack_difference import Difference
from liaison.domain.pack_words import change_line, count_line
from liaison.domain.packs import InstalledPack, PackManifest
from liaison.domain.signers import Signer, TrustedBy
from liaison.services.packs import PackOffer

_TRUSTED_BY = {
    TrustedBy.PROGRAM: "program",
    TrustedBy.POLICY: "policy",
    TrustedBy.OFFICER: "officer",
}


def pack_line(pack: InstalledPack | PackManifest) -> str:
    """Which pack."""
    return f"{pack.name} {pack.version} ({pack.number}), {pack.released}"


def signed_line(signer: str) -> str:
    """Who signed it."""
    return tr("signed by {signer}", signer=signer) if signer else tr("not signed")


def signer_line(signer: Signer) -> str:
    """A signer whom somebody trusts."""
    return f"{signer.key_id}  {signer.fingerprint}  {_TRUSTED_BY[signer.trusted_by]}  {signer.name}".rstrip()


def offer_lines(offer: PackOffer, everything: bool) -> Iterator[str]:
    """What a pack would change; facts of what the officer works with first, and all others when everything is asked for."""
    yield f"{pack_line(offer.manifest)}, {signed_line(offer.signer.label if offer.signer else '')}"
    if offer.replaces is not None:
        yield tr("takes the place of {pack}", pack=pack_line(offer.replaces))
    yield from (count_line(count) for count in offer.difference.counts())
    if not offer.difference.changes:
        yield tr("No fact differs.")
    for change in offer.difference.changes:
        if change.is_used and change.difference is not Difference.SOURCED_ANEW:
            yield f"* {change_line(change)}"
    if everything:
        yield from (f"  {change_line(change)}" for change in offer.difference.changes if not change.is_used)
    if offer.refusal is not None:
        yield str(offer.refusal)
