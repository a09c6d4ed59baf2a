"""Reference packs: building, showing, comparing and installing them, going one back, and the one that comes with the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.pack_difference import PackDifference
from liaison.domain.pack_errors import PackChangedMeanwhile, PackNotSigned
from liaison.domain.packs import InstalledPack, KeptPack, PackIdentity, PackManifest, RejectedRow
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.policy_errors import PolicyForbids
from liaison.domain.rows import ChangeSet
from liaison.domain.signers import Signer
from liaison.services.pack_files import PackFile, read_pack_file
from liaison.services.pack_in_use import PackInUse
from liaison.services.signatures import verified_by
from liaison.store.reference import kept_pack
from liaison.store.reference.building import build_pack
from liaison.store.reference.built_in import built_in_pack
from liaison.store.reference.differing import difference_of
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.installed_rows import pack_in_store
from liaison.store.reference.installing import refusal_of
from liaison.store.reference.members import MEMBERS
from liaison.store.reference.pack import Pack
from liaison.store.reference.pack_file import read_manifest, read_pack, write_pack
from liaison.store.reference.pack_notes import SIGNED_BY, told
from liaison.store.reference.reading import Keeper
from liaison.store.reference.used import used_identities

INSTALLED = "pack.install"
"""The label under which screens hear that facts are others now; packs are not journalled."""

Signers = Callable[[], tuple[Signer, ...]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What building a pack gave.

    Attributes:
        rejected: rows that are not in the pack, with the reason; `--strict` fails when there are any.
        unmapped: wordings of competences without a code; kept with their words only.
    """

    manifest: PackManifest
    file: Path
    rejected: tuple[RejectedRow, ...]
    unmapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackChange:
    """What installing a pack did; `before` is None for the first one."""

    before: InstalledPack | None
    after: InstalledPack

    @property
    def changes(self) -> ChangeSet:
        """What is to be read again."""
        return ChangeSet(INSTALLED, frozenset(member.name for member in MEMBERS))


@dataclass(frozen=True, slots=True)
class PackOffer:
    """A pack that was looked at before it is installed.

    Attributes:
        sha256: of the file, so that what is installed is what was looked at.
        signer: None for a pack nobody signed.
        replaces: the pack in use; None before the first.
        refusal: why it is not installed (older, expired); None when it may be.
    """

    file: Path
    sha256: str
    manifest: PackManifest
    signer: Signer | None
    replaces: InstalledPack | None
    difference: PackDifference
    refusal: WorldError | None


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody said yes to.

    Attributes:
        unsigned: a pack nobody signed.
        older: one that is older than the installed one, or has expired.
        sha256: the file that was looked at; empty for whatever lies there.
    """

    unsigned: bool = False
    older: bool = False
    sha256: str = ""


NO_CONSENT = Consent()


class PackService:
    """What is done with packs; every method runs on the store's thread.

    Args:
        keeper: the open store, or the built-in pack in memory.
        today: for a pack's last day.
        signers: who is trusted; nobody when left out.
        policy: the administrators' decisions.
    """

    def __init__(
        self,
        keeper: Keeper,
        today: Callable[[], date] = date.today,
        signers: Signers = tuple,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._keeper, self._signers, self._policy, self._today = keeper, signers, policy, today

    def installed(self) -> InstalledPack | None:
        """The pack in use; None before the first."""
        with self._keeper.read() as connection:
            return installed_pack(connection)

    def look(self, file: Path, consent: Consent = NO_CONSENT) -> PackOffer:
        """What a pack is and what it would change; nothing of it is read before its signature was checked.

        Raises PackError, NewerPackFormatError, PackNotSigned, PolicyForbids, SignatureWrong, SignerNotTrusted.
        """
        found = read_pack_file(file)
        signer = self._signer_of(found, consent)
        pack = read_pack(found.content)
        with self._keeper.read() as connection:
            there, used = pack_in_store(connection), used_identities(connection)
            before = installed_pack(connection)
        return PackOffer(
            file,
            found.sha256,
            pack.manifest,
            signer,
            before,
            difference_of(there, pack, used),
            refusal_of(before, pack.manifest, self._today()),
        )

    def install(self, file: Path, consent: Consent = NO_CONSENT) -> PackChange:
        """Replace the installed pack by that of `file`, whole or not at all; the one before is kept.

        Raises as `look`, and OlderPackError, ExpiredPackError, PackChangedMeanwhile.
        """
        found = read_pack_file(file)
        if consent.sha256 not in ("", found.sha256):
            raise PackChangedMeanwhile(file.name)
        signer = self._signer_of(found, consent)
        label = signer.label if signer else ""
        return self._install(read_pack(found.content), label, older_too=consent.older)

    def install_built_in(self) -> PackChange | None:
        """Install the program's own pack when there is none, or an older one of its name; None when nothing was to do.

        A pack of another name is the officer's choice and stays, and so does one the officer went back to.
        """
        if not PackInUse(self._keeper).wants_built_in():
            return None
        return self._install(built_in_pack(), "")

    def before(self) -> KeptPack | None:
        """The pack one step back; None when there is none."""
        with self._keeper.read() as connection:
            return kept_pack.kept(connection)

    def signed_by(self) -> str:
        """Who signed the pack in use, as it was called when it came; empty when nobody did."""
        with self._keeper.read() as connection:
            return told(connection, SIGNED_BY)

    def go_back(self) -> PackChange:
        """Put the kept pack in the place of the present one, which is kept instead: doing it again leads forward. Raises NoPackBefore."""
        with self._keeper.maintain() as connection:
            return PackChange(*kept_pack.go_back(connection, self._today()))

    def _signer_of(self, found: PackFile, consent: Consent) -> Signer | None:
        if found.signature is not None:
            return verified_by(found.content, found.signature, self._signers(), found.name)
        if not self._policy.unsigned_packs:
            raise PolicyForbids(
                tr("{file} is not signed, and such packs are not taken on this computer.", file=found.name)
            )
        if not consent.unsigned:
            raise PackNotSigned(found.name)
        return None

    def _install(self, pack: Pack, signed_by: str, *, older_too: bool = False) -> PackChange:
        with self._keeper.maintain() as connection:
            return PackChange(*kept_pack.replace_pack(connection, pack, self._today(), signed_by, older_too=older_too))


def build(folder: Path, target: Path, identity: PackIdentity) -> BuildReport:
    """Build a pack file from a folder of CSV files, leaving out the rows that are wrong. Raises PackSourceError."""
    built = build_pack(folder, identity)
    write_pack(built.pack, target)
    return BuildReport(built.pack.manifest, target, built.rejected, built.unmapped)


def show(file: Path) -> PackManifest:
    """What a pack file says about itself, whoever signed it. Raises PackError, NewerPackFormatError."""
    return read_manifest(read_pack_file(file).content)
