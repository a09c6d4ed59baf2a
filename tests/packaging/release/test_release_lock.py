"""The lock of a release's tools: what the project asks for, every byte pinned, and never another version than the environment's."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import packages

ROOT = Path(__file__).resolve().parents[3]
LOCKS = [
    (ROOT / "packaging" / name).read_text(encoding="utf-8") for name in ("release-requirements.txt", "requirements.txt")
]
TOOLS, ENVIRONMENT = (dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", lock, re.MULTILINE)) for lock in LOCKS)


def test_it_has_what_a_release_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for wanted in map(Requirement, project["dependency-groups"]["release"]):
        assert wanted.specifier.contains(TOOLS[canonicalize_name(wanted.name)])


def test_every_pin_has_hashes_and_no_line_names_a_place() -> None:
    entries = re.split(r"^(?=\S)", LOCKS[0], flags=re.MULTILINE)[1:]
    assert len(entries) == len(TOOLS)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCKS[0]


def test_what_the_environment_has_is_the_same_there_and_not_installed_twice() -> None:
    both = TOOLS.keys() & ENVIRONMENT.keys()
    assert both
    assert {name: TOOLS[name] for name in both} == {name: ENVIRONMENT[name] for name in both}
    installed = "".join(packages.beyond_the_environment())
    assert "pyinstaller==" in installed
    assert not [name for name in both if re.search(rf"^{re.escape(name)}==", installed, re.MULTILINE)]
