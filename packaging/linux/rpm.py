"""The .rpm, from the same tree as the .deb, packed by rpmbuild."""

import shutil
import tempfile
from pathlib import Path

from linux import dependencies
from linux.tree import HERE, NAME, stage
from release import origin
from release.steps import StepFailed
from release.tools import prepare, run

TOOLS = {"rpmbuild": "rpm", "rpm": "rpm", "rpm2cpio": "rpm2cpio", "cpio": "cpio"}
_ALWAYS_THERE = (f"/usr/lib/{NAME}/{NAME}", f"/usr/bin/{NAME}", f"/usr/share/applications/{NAME}.desktop")


def build(bundle: Path, out: Path, version: str, fast: bool) -> Path:
    """The package in `out`; `fast` packs quickly and larger."""
    prepare(TOOLS)
    moment = origin.moment()
    work = out / "work" / "rpm"
    tree = stage(bundle, work / "tree", version, moment, "rpm")
    requires, recommends = dependencies.rpm(bundle)
    lines = [*(f"Requires: {name}" for name in requires), *(f"Recommends: {name}" for name in recommends)]
    payload = "w1.zstdio" if fast else "w19.zstdio"
    spec = work / f"{NAME}.spec"
    text = (HERE / "rpm.spec").read_text(encoding="utf-8")
    spec.write_text(
        text.format(version=version, requires="\n".join(lines), payload=payload, tree=tree), encoding="utf-8"
    )
    places = (
        "--define",
        f"_topdir {work}",
        "--define",
        f"_rpmdir {out}",
        "--define",
        "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
    )
    run("rpmbuild", "-bb", "--quiet", "--target", "x86_64", *places, spec, variables={"SOURCE_DATE_EPOCH": str(moment)})
    shutil.rmtree(work)
    return out / f"{NAME}-{version}-1.x86_64.rpm"


def look_into(package: Path) -> str:
    """What rpm itself says of a package, and whether its program answers; it is unpacked for that, and installed nowhere.

    Raises StepFailed where something that must be there is not.
    """
    prepare(TOOLS)
    listed = run("rpm", "--query", "--package", "--list", package).splitlines()
    missing = [path for path in _ALWAYS_THERE if path not in listed]
    if missing:
        raise StepFailed(f"the package lacks {', '.join(missing)}")
    asked = run("rpm", "--query", "--package", "--requires", package).splitlines()
    with tempfile.TemporaryDirectory(prefix="liaison-desk-rpm-") as folder:
        run(
            "sh",
            "-c",
            'cd "$0" && rpm2cpio "$1" | cpio --quiet --extract --make-directories',
            folder,
            package.absolute(),
        )
        answer = run(Path(folder) / "usr" / "bin" / NAME, "version", variables={"HOME": folder}).strip()
    return f"{len(listed)} files, {len(asked)} requirements, unpacked: {answer}; not installed"
