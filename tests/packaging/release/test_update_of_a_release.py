"""The update a release writes is one that the program takes: signed, for this machine's kind of installer, and the same twice."""

from datetime import UTC, datetime
from pathlib import Path

import minisign
import pytest

from liaison.base import installation
from liaison.domain.policy import NO_POLICY
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.signature_errors import SignerNotTrusted
from liaison.domain.signers import Signer, TrustedBy, signer_of_key
from liaison.domain.update_errors import OlderUpdate
from liaison.domain.updates import InstallerKind, Machine, Platform
from liaison.services.updates.looking import look
from release import origin, update
from release.steps import Artefact, StepFailed, StepSkipped

NAMES = (
    "liaison-desk-9-setup.exe",
    "liaison-desk_9_amd64.deb",
    "liaison-desk-9-x86_64.run",
    "liaison-desk-9-portable.zip",
)
DAY = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def built(tmp_path: Path) -> list[Artefact]:
    """Small files in the place of installers."""
    folder = tmp_path / "built"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_bytes(name.encode() * 1000)
    return [Artefact("", folder / name, 0) for name in NAMES]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Signer]:
    """A secret key's file, and its owner as somebody who is trusted."""
    made = minisign.KeyPair.generate()
    key = tmp_path / "release.key"
    key.write_bytes(bytes(made.secret_key) + b"\n")
    return key, signer_of_key(made.public_key.to_base64().decode(), "Release", TrustedBy.PROGRAM)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))


def older(kind: InstallerKind) -> Machine:
    return Machine(ProgramVersion.parse("0.0.1"), Platform.LINUX_X64, kind)


def test_the_program_takes_what_a_release_wrote(
    built: list[Artefact], pair: tuple[Path, Signer], tmp_path: Path
) -> None:
    key, signer = pair
    made = update.write(built, tmp_path, "0.0.1", key)
    for kind, name in ((InstallerKind.DEB, NAMES[1]), (InstallerKind.RUN, NAMES[2])):
        offer = look(made.path, [signer], older(kind), DAY.date(), NO_POLICY)
        assert offer.refusal is None
        assert offer.file is not None and offer.file.name == name
        assert str(offer.manifest.version) == origin.version()
    assert {"en", "ru"} <= set(offer.manifest.notes)
    assert NAMES[3] not in [file.name for file in offer.manifest.files]


def test_who_has_this_version_or_trusts_somebody_else_does_not_take_it(
    built: list[Artefact], pair: tuple[Path, Signer], tmp_path: Path
) -> None:
    made = update.write(built, tmp_path, "0.0.1", pair[0])
    newer = Machine(ProgramVersion.parse("99.0.0"), Platform.LINUX_X64, InstallerKind.DEB)
    assert isinstance(look(made.path, [pair[1]], newer, DAY.date(), NO_POLICY).refusal, OlderUpdate)
    with pytest.raises(SignerNotTrusted):
        look(made.path, [], older(InstallerKind.DEB), DAY.date(), NO_POLICY)


def test_it_is_the_same_twice(built: list[Artefact], pair: tuple[Path, Signer], tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("one", "two")]
    for place in places:
        place.mkdir()
    first, second = (update.write(built, place, "0.0.1", pair[0]).path.read_bytes() for place in places)
    assert first == second


def test_without_a_key_none_is_written_and_a_wrong_one_is_told(built: list[Artefact], tmp_path: Path) -> None:
    with pytest.raises(StepSkipped):
        update.write(built, tmp_path, "0.0.1", None)
    wrong = tmp_path / "wrong.key"
    wrong.write_text("no key", encoding="utf-8")
    with pytest.raises(StepFailed):
        update.write(built, tmp_path, "0.0.1", wrong)
    assert list(tmp_path.glob("*.ldupdate")) == []


def test_installers_leave_the_file_by_which_the_program_knows_them() -> None:
    assert origin.INSTALLED_BY == installation.MARKER
    written = {kind.value for kind in InstallerKind}
    assert {"exe", "msi", "deb", "rpm", "run"} <= written
