"""Keys are made, opened and changed; whatever goes wrong, the old or the new passphrase opens, and a refusal changes nothing."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liaison.domain.recovery_code import RecoveryCode
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import (
    DiskFull,
    FolderNotReadable,
    FolderNotWritable,
    NoStoreYet,
    NotAStore,
    RecoveryCodeMistyped,
    SlotFileDamaged,
    StoreExists,
    StoreIsNewer,
    WrongPassphrase,
    WrongRecoveryCode,
)
from liaison.store.vault.access import (
    change_passphrase,
    change_recovery_code,
    copy_keys,
    create_vault,
    new_recovery_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
)
from liaison.store.vault.derivation import KdfCost, passphrase_bytes
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import SLOTS, SLOTS_COPY
from liaison.store.vault.slot_text import parsed, serialised
from liaison.store.vault.state import vault_state

Fingerprint = Callable[[Path], dict[str, str]]


def opens(folder: Path, passphrase: str, key: DataKey) -> bool:
    try:
        return unlock_with_passphrase(folder, passphrase).material() == key.material()
    except WrongPassphrase:
        return False


class TestCreating:
    def test_both_secrets_open_what_was_made(self, tmp_path: Path, cost: KdfCost) -> None:
        folder = tmp_path / "new" / "store"
        created = create_vault(folder, "five words", cost=cost)
        assert unlock_with_passphrase(folder, "five words").material() == created.key.material()
        by_code = unlock_with_recovery_code(folder, created.recovery_code.text)
        assert by_code.material() == created.key.material()
        assert vault_state(folder) is VaultState.WITHOUT_STORE

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; the folder's own rights hold there")
    def test_others_see_nothing_whatever_the_mask(self, tmp_path: Path, cost: KdfCost) -> None:
        folder = tmp_path / "store"
        folder.mkdir(mode=0o755)
        before = os.umask(0)
        try:
            create_vault(folder, "five words", cost=cost)
        finally:
            os.umask(before)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}

    def test_nothing_of_the_secrets_lies_on_the_disk_or_in_a_text(self, tmp_path: Path, cost: KdfCost) -> None:
        folder = tmp_path / "store"
        created = create_vault(folder, "Passphrase17", cost=cost)
        secrets = [b"Passphrase17", created.key.material(), created.recovery_code.secret]
        secrets += [secret.hex().encode() for secret in secrets[1:]]
        written = b"".join(path.read_bytes() for path in folder.iterdir())
        shown = f"{created!r} {parsed((folder / SLOTS).read_bytes())!r}".encode()
        for secret in secrets:
            assert secret not in written
            assert secret not in shown

    def test_a_store_or_keys_are_never_overwritten(self, vault: Path, cost: KdfCost, fingerprint: Fingerprint) -> None:
        database = (vault / "store.db").rename(vault.parent / "set aside")
        for missing in ((), (SLOTS,)):
            for name in missing:
                (vault / name).unlink()
            before = fingerprint(vault)
            with pytest.raises(StoreExists):
                create_vault(vault, "five words", cost=cost)
            assert fingerprint(vault) == before
        (vault / SLOTS_COPY).unlink()
        database.rename(vault / "store.db")
        with pytest.raises(StoreExists):
            create_vault(vault, "five words", cost=cost)
        assert list(fingerprint(vault)) == ["store.db"]

    def test_a_folder_with_other_things_is_left_alone(
        self, tmp_path: Path, cost: KdfCost, fingerprint: Fingerprint
    ) -> None:
        (tmp_path / "photo.jpg").write_bytes(b"x")
        with pytest.raises(NotAStore):
            create_vault(tmp_path, "five words", cost=cost)
        with pytest.raises(NotAStore):
            create_vault(tmp_path / "photo.jpg", "five words", cost=cost)
        assert list(fingerprint(tmp_path)) == ["photo.jpg"]


class TestUnlocking:
    def test_wrong_secrets_say_always_the_same_and_change_nothing(self, vault: Path, fingerprint: Fingerprint) -> None:
        before = fingerprint(vault)
        said = set()
        for wrong in ("", "x", "Correct horse пять слов é", "\ud800", "a" * 10_000):
            with pytest.raises(WrongPassphrase) as caught:
                unlock_with_passphrase(vault, wrong)
            said.add(str(caught.value))
            assert caught.value.__cause__ is None
        with pytest.raises(WrongRecoveryCode):
            unlock_with_recovery_code(vault, new_recovery_code().text)
        with pytest.raises(RecoveryCodeMistyped):
            unlock_with_recovery_code(vault, "1234")
        assert len(said) == 1
        assert fingerprint(vault) == before

    def test_another_keyboard_types_the_same_passphrase(self, vault: Path, passphrase: str, key: DataKey) -> None:
        decomposed = passphrase.replace("é", "e\u0301").replace(" ", "\u00a0")
        assert decomposed != passphrase
        assert opens(vault, decomposed, key)
        assert passphrase_bytes("Ä") != passphrase_bytes("ä")

    def test_where_there_is_no_store_it_says_so(self, tmp_path: Path) -> None:
        for folder in (tmp_path, tmp_path / "absent"):
            with pytest.raises(NoStoreYet):
                unlock_with_passphrase(folder, "x")
        (tmp_path / "letter.txt").write_text("x")
        with pytest.raises(NotAStore):
            unlock_with_passphrase(tmp_path, "x")
        assert not (tmp_path / "absent").exists()

    @pytest.mark.parametrize("name", [SLOTS, SLOTS_COPY])
    @pytest.mark.parametrize("damage", ["missing", "empty", "truncated", "garbage", "flipped", "folder"])
    def test_one_damaged_copy_is_repaired_after_the_right_passphrase_only(
        self, vault: Path, passphrase: str, key: DataKey, name: str, damage: str, fingerprint: Fingerprint
    ) -> None:
        whole = (vault / name).read_bytes()
        spoil(vault / name, damage)
        assert vault_state(vault) is VaultState.ONE_COPY
        before = fingerprint(vault)
        with pytest.raises(WrongPassphrase):
            unlock_with_passphrase(vault, "wrong")
        assert fingerprint(vault) == before
        assert opens(vault, passphrase, key)
        assert not list(vault.glob("*.new"))
        if damage == "folder":
            assert vault_state(vault) is VaultState.ONE_COPY
        else:
            assert (vault / name).read_bytes() == whole
            assert vault_state(vault) is VaultState.PRESENT

    def test_two_damaged_copies_are_reported_and_kept(self, vault: Path, fingerprint: Fingerprint) -> None:
        spoil(vault / SLOTS, "flipped")
        spoil(vault / SLOTS_COPY, "truncated")
        before = fingerprint(vault)
        assert vault_state(vault) is VaultState.KEYS_DAMAGED
        with pytest.raises(SlotFileDamaged):
            unlock_with_passphrase(vault, "x")
        with pytest.raises(SlotFileDamaged):
            unlock_with_recovery_code(vault, new_recovery_code().text)
        assert fingerprint(vault) == before

    def test_a_copy_of_another_store_is_neither_used_instead_nor_overwritten(
        self, vault: Path, tmp_path: Path, passphrase: str, key: DataKey, cost: KdfCost, fingerprint: Fingerprint
    ) -> None:
        other = tmp_path / "other"
        create_vault(other, "other words", cost=cost)
        (vault / SLOTS).write_bytes((other / SLOTS).read_bytes())
        before = fingerprint(vault)
        assert opens(vault, passphrase, key)
        assert fingerprint(vault) == before

    def test_a_copy_that_may_not_be_read_is_no_hindrance(
        self, vault: Path, passphrase: str, key: DataKey, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refused = {SLOTS}
        opened = Path.open

        def refusing(path: Path, mode: str = "r") -> object:
            if path.name in refused:
                raise PermissionError(errno.EACCES, "refused")
            return opened(path, mode)

        monkeypatch.setattr(Path, "open", refusing)
        before = (vault / SLOTS).stat()
        assert opens(vault, passphrase, key)
        # it may be whole, and newer
        assert (vault / SLOTS).stat() == before
        refused.add(SLOTS_COPY)
        with pytest.raises(FolderNotReadable):
            unlock_with_passphrase(vault, passphrase)

    def test_a_later_format_is_told_from_damage(self, vault: Path, passphrase: str, fingerprint: Fingerprint) -> None:
        from hashlib import sha256

        signed = (vault / SLOTS).read_bytes().rpartition(b"sha256 ")[0].replace(b"slots 1\n", b"slots 2\n")
        (vault / SLOTS).write_bytes(signed + f"sha256 {sha256(signed).hexdigest()}\n".encode())
        before = fingerprint(vault)
        with pytest.raises(StoreIsNewer):
            unlock_with_passphrase(vault, passphrase)
        assert fingerprint(vault) == before


class TestChanging:
    def test_the_new_passphrase_takes_the_place_of_the_former(
        self, vault: Path, passphrase: str, code: RecoveryCode, key: DataKey, cost: KdfCost
    ) -> None:
        store = (vault / "store.db").read_bytes()
        change_passphrase(vault, key, "new words", cost)
        assert opens(vault, "new words", key)
        assert not opens(vault, passphrase, key)
        assert unlock_with_recovery_code(vault, code.text).material() == key.material()
        assert (vault / "store.db").read_bytes() == store
        assert vault_state(vault) is VaultState.PRESENT

    def test_the_new_code_takes_the_place_of_the_former(
        self, vault: Path, passphrase: str, code: RecoveryCode, key: DataKey
    ) -> None:
        new = new_recovery_code()
        change_recovery_code(vault, key, new)
        assert unlock_with_recovery_code(vault, new.text).material() == key.material()
        with pytest.raises(WrongRecoveryCode):
            unlock_with_recovery_code(vault, code.text)
        assert opens(vault, passphrase, key)

    def test_after_a_change_cut_off_between_the_copies_both_open_until_the_new_one_was_used(
        self, vault: Path, passphrase: str, key: DataKey, cost: KdfCost
    ) -> None:
        former = (vault / SLOTS_COPY).read_bytes()
        change_passphrase(vault, key, "new words", cost)
        (vault / SLOTS_COPY).write_bytes(former)
        assert vault_state(vault) is VaultState.COPIES_DIFFER
        assert opens(vault, passphrase, key)
        assert vault_state(vault) is VaultState.COPIES_DIFFER
        assert opens(vault, "new words", key)
        assert vault_state(vault) is VaultState.PRESENT
        assert not opens(vault, passphrase, key)

    def test_a_key_of_another_store_changes_nothing(self, vault: Path, fingerprint: Fingerprint) -> None:
        before = fingerprint(vault)
        with pytest.raises(ValueError, match="another vault"):
            change_passphrase(vault, DataKey.generate(), "new words")
        assert fingerprint(vault) == before

    def test_a_slot_of_an_unknown_kind_is_kept(self, vault: Path, key: DataKey, cost: KdfCost, passphrase: str) -> None:
        from liaison.store.vault.slots import SlotFile, UnknownSlot

        file = parsed((vault / SLOTS).read_bytes())
        escrow = UnknownSlot('{"kind": "escrow", "recipients": [{"name": "HQ", "sealed": "00ff"}], "n": 1.5}')
        with_escrow = SlotFile(file.vault, file.key_check, file.generation + 1, (*file.slots, escrow))
        for name in (SLOTS, SLOTS_COPY):
            (vault / name).write_bytes(serialised(with_escrow))
        assert opens(vault, passphrase, key)
        change_passphrase(vault, key, "new words", cost)
        assert escrow in parsed((vault / SLOTS).read_bytes()).slots

    def test_a_refused_write_leaves_one_that_opens(
        self,
        vault: Path,
        passphrase: str,
        key: DataKey,
        cost: KdfCost,
        fingerprint: Fingerprint,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        refused = 0
        for step in range(1, 40):
            before = fingerprint(vault)
            with monkeypatch.context() as patched:
                failing = FailingCall(step)
                failing.install(patched)
                try:
                    change_passphrase(vault, key, "new words", cost)
                except DiskFull:
                    refused += 1
                else:
                    break
            assert not [name for name in fingerprint(vault) if name.endswith(".new")]
            if failing.replaced == 0:
                assert fingerprint(vault) == before
            assert opens(vault, passphrase, key) or opens(vault, "new words", key)
        assert refused >= 8
        assert opens(vault, "new words", key)
        assert not opens(vault, passphrase, key)

    def test_nothing_replaces_a_file_before_it_is_on_the_medium(
        self, vault: Path, key: DataKey, cost: KdfCost, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: list[str] = []
        monkeypatch.setattr(os, "fsync", recorded(calls, "sync", os.fsync))
        monkeypatch.setattr(Path, "replace", recorded(calls, "replace", Path.replace))
        change_passphrase(vault, key, "new words", cost)
        assert calls == ["sync", "sync", "replace", "sync", "replace", "sync"]

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="a killed change is tried where processes can be forked")
    def test_a_change_killed_at_any_step_leaves_the_old_or_the_new_one(
        self, vault: Path, passphrase: str, key: DataKey, cost: KdfCost
    ) -> None:
        current, killed = passphrase, 0
        for step in range(1, 60):
            new = f"new words {step}"
            if not killed_at(step, lambda new=new: change_passphrase(vault, key, new, cost)):  # type: ignore[misc]
                current = new
                break
            killed += 1
            opened = [words for words in (new, current) if opens(vault, words, key)]
            assert opened
            current = opened[0]
            assert vault_state(vault).opens
        assert killed >= 8
        assert opens(vault, current, key)

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="a killed change is tried where processes can be forked")
    def test_a_creation_killed_at_any_step_can_be_gone_on_with(self, tmp_path: Path, cost: KdfCost) -> None:
        states = set()
        for step in range(1, 60):
            folder = tmp_path / str(step)
            if not killed_at(step, lambda folder=folder: create_vault(folder, "words", cost=cost)):  # type: ignore[misc]
                break
            state = vault_state(folder)
            states.add(state)
            if state is VaultState.ABSENT:
                create_vault(folder, "words", cost=cost)
            assert unlock_with_passphrase(folder, "words")
        assert states == {VaultState.ABSENT, VaultState.WITHOUT_STORE}


class TestCopying:
    def test_a_backup_opens_by_the_same_secrets(
        self, vault: Path, tmp_path: Path, passphrase: str, key: DataKey, fingerprint: Fingerprint
    ) -> None:
        spoil(vault / SLOTS, "truncated")
        before = fingerprint(vault)
        copy_keys(vault, tmp_path / "backup")
        assert opens(tmp_path / "backup", passphrase, key)
        assert fingerprint(vault) == before
        with pytest.raises(StoreExists):
            copy_keys(vault, tmp_path / "backup")


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="needs a folder in which even an administrator cannot write"
)
def test_a_folder_that_cannot_be_written_is_named(cost: KdfCost) -> None:
    with pytest.raises(FolderNotWritable) as caught:
        create_vault(Path("/proc/self/store"), "five words", cost=cost)
    assert "/proc/self/store" in caught.value.sentence


def test_a_folder_below_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderNotReadable):
        unlock_with_passphrase(tmp_path / "file" / "store", "five words")


def spoil(path: Path, damage: str) -> None:
    content = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "missing":
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        kinds = {"empty": b"", "truncated": content[:-1], "garbage": os.urandom(900), "flipped": flipped}
        path.write_bytes(kinds[damage])


def recorded(calls: list[str], name: str, original: Callable[..., object]) -> Callable[..., object]:
    def call(*arguments: object) -> object:
        calls.append(name)
        return original(*arguments)

    return call


class FailingCall:
    """Refuses the `step`-th call that writes, as a full disk does."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.replaced = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for owner, name in ((os, "open"), (os, "fsync"), (Path, "replace")):
            monkeypatch.setattr(owner, name, self._failing(name, getattr(owner, name)))

    def _failing(self, name: str, original: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "no room")
            answer = original(*arguments, **named)
            self.replaced += name == "replace"
            return answer

        return call


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether a process doing `work` came to its `step`-th call on a file, where it is killed."""
    child = os.fork()
    if child == 0:
        steps: Iterator[int] = iter(range(1, step))
        watched = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod"}

        def kill(event: str, arguments: object) -> None:
            if event in watched and next(steps, None) is None:
                os.kill(os.getpid(), 9)

        import sys

        sys.addaudithook(kill)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
