"""Packs from the CSV folder to the store, through a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison.base.paths import resources
from liaison.domain.pack_errors import OlderPackError, PackError
from liaison.domain.packs import PackIdentity
from liaison.services.packs import Consent, PackService, build, show
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
SHIPPED = resources() / "reference"
UNSIGNED = Consent(unsigned=True)


def built(target: Path, name: str = "liaison-desk", number: int = 2026120101) -> Path:
    return build(SHIPPED, target, PackIdentity(name, "2026.12", number, date(2026, 12, 1))).file


def test_a_pack_is_built_shown_and_installed(store: Store, tmp_path: Path) -> None:
    service = PackService(store, lambda: TODAY)
    assert service.installed() is None
    file = built(tmp_path / "next.ldpack")
    manifest = show(file)
    assert (manifest.name, manifest.version, manifest.number) == ("liaison-desk", "2026.12", 2026120101)
    change = service.install(file, UNSIGNED)
    assert change.before is None
    assert change.after == service.installed()
    assert change.after.counts == manifest.counts


def test_the_built_in_pack_is_installed_once_and_never_over_a_newer_or_another_one(
    store: Store, tmp_path: Path
) -> None:
    service = PackService(store, lambda: TODAY)
    first = service.install_built_in()
    assert first is not None
    assert first.after.name == "liaison-desk"
    assert service.install_built_in() is None
    service.install(built(tmp_path / "newer.ldpack"), UNSIGNED)
    assert service.install_built_in() is None
    service.install(built(tmp_path / "other.ldpack", name="agency", number=1), UNSIGNED)
    assert service.install_built_in() is None


def test_the_built_in_pack_replaces_an_older_one_of_its_name(store: Store, tmp_path: Path) -> None:
    service = PackService(store, lambda: TODAY)
    service.install(built(tmp_path / "older.ldpack", number=1), UNSIGNED)
    change = service.install_built_in()
    assert change is not None
    assert change.before is not None
    assert change.before.number == 1


def test_an_older_file_is_refused_unless_told(store: Store, tmp_path: Path) -> None:
    service = PackService(store, lambda: TODAY)
    service.install_built_in()
    older = built(tmp_path / "older.ldpack", number=1)
    with pytest.raises(OlderPackError):
        service.install(older, UNSIGNED)
    assert service.install(older, Consent(unsigned=True, older=True)).after.number == 1


def test_a_damaged_file_changes_nothing(store: Store, tmp_path: Path) -> None:
    service = PackService(store, lambda: TODAY)
    service.install_built_in()
    before = service.installed()
    file = built(tmp_path / "damaged.ldpack")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))
    with pytest.raises(PackError):
        service.install(file, UNSIGNED)
    assert service.installed() == before
