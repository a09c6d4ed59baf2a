"""The administrators' file: what counts, what does not and why, and that a wrong line never opens what it should close."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signing import TestKey

from liaison.base.paths import has_policy
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.policy_errors import PolicyFileMissing
from liaison.services.policy import guard
from liaison.services.policy.keys import KEYS
from liaison.services.policy.reading import policy_in_force, read_policy

KEY, OTHER = TestKey(), TestKey()
WHOLE = f"""\
; decided for all posts
[store]
folder = /srv/liaison
[lock]
after-minutes = 10
[backup]
folder = /srv/backups
[packs]
signers =
    {KEY.public} Headquarters, desk 5
    # the key for next year
    {OTHER.public}
unsigned = forbidden
own-signers = forbidden
[updates]
from-program = forbidden
signers = {KEY.public} Headquarters
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "policy.ini"


def policy_of(file: Path, text: str) -> Policy:
    file.write_text(text, encoding="utf-8")
    return read_policy(file)


def test_every_key_is_read(file: Path) -> None:
    policy = policy_of(file, WHOLE)
    assert policy.problems == ()
    assert (policy.store_folder, policy.backup_folder) == (Path("/srv/liaison"), Path("/srv/backups"))
    assert policy.lock_after_minutes == 10
    assert [(one.key, one.name) for one in policy.pack_signers] == [
        (KEY.public, "Headquarters, desk 5"),
        (OTHER.public, ""),
    ]
    assert [one.name for one in policy.update_signers] == ["Headquarters"]
    assert (policy.unsigned_packs, policy.own_signers, policy.updates) == (False, False, False)


def test_without_a_file_the_officer_decides(file: Path) -> None:
    assert policy_in_force(file) == NO_POLICY
    with pytest.raises(PolicyFileMissing):
        read_policy(file)


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ("[lock]\nafter-minutes = ten\n", 2, "lock/after-minutes", "1 to 240"),
        ("[lock]\nafter-minutes = 0\n", 2, "lock/after-minutes", "1 to 240"),
        ("[lock]\n\nminutes = 5\n", 3, "lock/minutes", "after-minutes"),
        ("[locks]\nafter-minutes = 5\n", 1, "locks", "backup, lock, packs, store, updates"),
        ("[packs]\nunsigned = no\n", 2, "packs/unsigned", "neither ask nor forbidden"),
        ("[packs]\nown-signers =\n", 2, "packs/own-signers", "neither ask nor forbidden"),
        ("[updates]\nfrom-program = off\n", 2, "updates/from-program", "neither allowed nor forbidden"),
        ("[updates]\nsigners = RWnonsense HQ\n", 2, "updates/signers", "RWnonsense"),
        ("[store]\nfolder = liaison\n", 2, "store/folder", "from the root on"),
        ("[backup]\nfolder =\n", 2, "backup/folder", "from the root on"),
    ],
)
def test_a_wrong_line_is_named_with_what_may_stand_there(file: Path, text: str, line: int, key: str, said: str) -> None:
    (problem,) = policy_of(file, text).problems
    assert (problem.line, problem.key) == (line, key)
    assert said in problem.reason


def test_a_wrong_value_falls_to_the_strict_side(file: Path) -> None:
    policy = policy_of(
        file,
        "[lock]\nafter-minutes = never\n[packs]\nunsigned = yes\nown-signers = yes\n[updates]\nfrom-program = yes\n",
    )
    assert policy.lock_after_minutes == 5
    assert (policy.unsigned_packs, policy.own_signers, policy.updates) == (False, False, False)
    assert all(problem.instead for problem in policy.problems)


def test_one_bad_key_does_not_take_the_good_one_along(file: Path) -> None:
    policy = policy_of(file, f"[packs]\nsigners =\n  RWbad\n  {KEY.public} HQ\n")
    assert [one.name for one in policy.pack_signers] == ["HQ"]
    assert len(policy.problems) == 1


def test_a_wrong_folder_of_the_store_opens_no_other(file: Path) -> None:
    assert policy_of(file, "[store]\nfolder = liaison\n").store_folder_unknown
    assert not policy_of(file, "[store]\nfolder = /srv/liaison\n").store_folder_unknown


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"after-minutes = 5\n", 1),
        (b"[lock]\nafter-minutes = 5\nafter-minutes = 6\n", 3),
        (b"[lock]\n[lock]\n", 2),
        (b"\xff\xfe[\0", 0),
        (b"; " + b"x" * 70_000, 0),
    ],
)
def test_a_file_that_cannot_be_read_closes_everything(file: Path, content: bytes, line: int) -> None:
    file.write_bytes(content)
    policy = read_policy(file)
    assert [problem.line for problem in policy.problems] == [line]
    assert (policy.unsigned_packs, policy.own_signers, policy.updates) == (False, False, False)
    assert policy.lock_after_minutes == 5
    assert policy.store_folder_unknown


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("[]=#; \n\tabkostelrunigdfm05"), max_size=120))
def test_no_text_breaks_the_reading(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "policy.ini"
    file.write_text(text, encoding="utf-8")
    assert read_policy(file).file == file


def test_folders_may_name_the_officers_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/officer")
    monkeypatch.setenv("WHERE", "/mnt/disk")
    assert policy_of(file, "[store]\nfolder = ~/liaison\n").store_folder == Path("/home/officer/liaison")
    assert policy_of(file, "[store]\nfolder = $WHERE/liaison\n").store_folder == Path("/mnt/disk/liaison")


def test_a_file_that_is_not_the_administrators_decides_nothing(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    policy = policy_in_force(file, lambda _: "it belongs to somebody")
    assert policy.is_ignored
    assert policy.lock_after_minutes is None
    assert [problem.reason for problem in policy.problems] == ["it belongs to somebody"]
    assert policy_in_force(file, lambda _: "").lock_after_minutes == 10


def test_a_file_nobody_may_look_at_closes_everything(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> str:
        raise PermissionError(13, "Permission denied")

    file.touch()
    policy = policy_in_force(file, refused)
    assert (policy.updates, policy.unsigned_packs, policy.store_folder_unknown) == (False, False, True)
    assert [problem.reason for problem in policy.problems] == ["Permission denied"]
    assert not has_policy(file / "below a file")
    monkeypatch.setattr(Path, "stat", refused)
    assert has_policy(file)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root makes files of root and of others")
@pytest.mark.parametrize(
    ("mode", "owner", "folder_mode", "counts"),
    [
        (0o644, 0, 0o755, True),
        (0o664, 0, 0o755, False),
        (0o646, 0, 0o755, False),
        (0o644, 1000, 0o755, False),
        (0o644, 0, 0o777, False),
    ],
)
def test_only_a_file_that_root_alone_may_write_counts(
    tmp_path: Path, mode: int, owner: int, folder_mode: int, counts: bool
) -> None:
    folder = tmp_path / "etc"
    folder.mkdir()
    file = folder / "policy.ini"
    file.write_text(WHOLE, encoding="utf-8")
    file.chmod(mode)
    folder.chmod(folder_mode)
    os.chown(file, owner, owner)
    assert policy_in_force(file).is_ignored is not counts
    link = tmp_path / "link.ini"
    link.symlink_to(file)
    assert guard.objection(link) == "it is a link"


def test_the_limit_of_minutes_holds_against_the_officers_wish() -> None:
    policy = Policy(lock_after_minutes=10)
    assert [policy.minutes_to_lock(wish) for wish in (0, 5, 10, 60)] == [10, 5, 10, 10]
    assert [NO_POLICY.minutes_to_lock(wish) for wish in (0, 60)] == [0, 60]


def test_the_backup_goes_where_the_policy_says() -> None:
    assert Policy(backup_folder=Path("/srv")).backup_place("/home/me") == Path("/srv")
    assert NO_POLICY.backup_place("/home/me") == Path("/home/me")
    assert NO_POLICY.backup_place("") is None


def test_every_key_decides_something_a_policy_has() -> None:
    assert {key.decides for key in KEYS} <= set(Policy._fields)
    assert len({(key.section, key.name) for key in KEYS}) == len(KEYS)
