"""The lock: every dependency at a version that pyproject.toml accepts, every byte pinned, no registry named."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
PINS = re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, flags=re.MULTILINE)
VERSIONS = {name: [version for pinned, version in PINS if pinned == name] for name, _ in PINS}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]


@pytest.mark.parametrize("wanted", WANTED)
def test_the_lock_has_what_the_project_asks_for(wanted: str) -> None:
    requirement = Requirement(wanted)
    # more than one where an older Python needs an older version
    assert all(map(requirement.specifier.contains, VERSIONS[canonicalize_name(requirement.name)]))


def test_every_pin_has_hashes_and_no_line_names_a_place() -> None:
    entries = re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINS)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK
    assert "index" not in LOCK
