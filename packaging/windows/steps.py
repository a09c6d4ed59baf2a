"""Building for Windows as a release or a check calls it: the folder once, and from it setup.exe, MSI and portable archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from release.steps import Outcome
from release.tools import prepare
from windows import folder, msi, portable, runtime, setup_exe, wine, wine_tests
from windows.built import Built
from windows.needs import BUILD_TOOLS, WINE_TOOLS
from windows.signatures import ROOTS

OLDER = "0.0.1"
"""A version below every release."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How to build.

    Attributes:
        fast: compress little, for a check and not for a release.
        python_folder: an unpacked embeddable CPython; the pinned one when None.
        roots: certificates that its publisher's chain may end in.
        sign: a command that signs the file given to it as its last argument; empty where there is no certificate.
    """

    fast: bool = False
    python_folder: Path | None = None
    roots: Path = ROOTS
    sign: str = ""


def build(out: Path, version: str, choice: Choice | None = None) -> Built:
    """Build everything into `out`. Raises StepFailed, and StepSkipped where the machine lacks a tool.

    Args:
        version: what the program says it is.
    """
    how = choice or Choice()
    prepare(BUILD_TOOLS)
    work = _work(out)
    made = folder.make(_runtime(how, work), work / "program", version, work)
    if how.sign:
        folder.sign(made, how.sign)
    compressor = "zlib" if how.fast else "lzma"
    setup, package = _installers(made, out, version, compressor, how.sign)
    archive = portable.make(made, out / f"liaison-desk-{version}-portable-x64.zip", how.fast)
    return Built(made, setup, package, archive)


def build_before(built: Built, out: Path, version: str, choice: Choice | None = None) -> Built:
    """The same program as an older version, to try an upgrade with where no older release is at hand."""
    work = _work(out)
    runtime_in_use = _runtime(choice or Choice(), work)
    made = folder.another_version(built.folder, work / "program", version, runtime_in_use, work)
    return Built(made, *_installers(made, out, version, "none", ""), built.portable)


def test(built: Built, version: str, out: Path, choice: Choice | None = None) -> Iterator[Outcome]:
    """Try what was built under Wine, with an upgrade from an older version; screenshots go to `out`.

    Gives each step as it ends. Raises StepSkipped where the machine lacks something, and StepFailed where nothing can be tried at all.
    """
    prepare(WINE_TOOLS)
    out.mkdir(parents=True, exist_ok=True)
    before = build_before(built, out / "before", OLDER, choice)
    with TemporaryDirectory(prefix="liaison-wine-") as place, wine.windows(Path(place)) as started:
        yield from wine_tests.steps(wine_tests.Tried(started, before, built, (OLDER, version), out))


def _work(out: Path) -> Path:
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    return work


def _runtime(choice: Choice, work: Path) -> runtime.Runtime:
    if choice.python_folder is not None:
        return runtime.given(choice.python_folder, choice.roots)
    return runtime.pinned(work)


def _installers(made: Path, out: Path, version: str, compressor: str, sign: str) -> tuple[Path, Path]:
    work = out / "work"
    setup = setup_exe.make(made, out / f"liaison-desk-{version}-setup.exe", version, compressor, work, sign)
    package = msi.make(made, out / f"liaison-desk-{version}-x64.msi", version, work)
    if sign:
        folder.sign_file(package, sign)
    return setup, package
