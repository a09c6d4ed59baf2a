"""The packages for Linux, made from a small folder by the real tools."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from liaison.app.command_line.run import COMMANDS
from linux import analysis, debian, dependencies, elf, icu_data, manual, sockets
from release import frozen
from release.steps import StepFailed

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages for Linux are made on Linux")
INSTALL = Path(__file__).resolve().parents[3] / "packaging" / "linux" / "install.sh"
needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("dpkg-deb", "xz", "objdump"))), reason="dpkg-deb, xz or objdump is not here"
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder like the program's, whose program is a copy of `sleep`."""
    folder = tmp_path / "bundle" / frozen.NAME
    folder.mkdir(parents=True)
    program = shutil.which("sleep")
    assert program
    shutil.copyfile(program, folder / frozen.NAME)
    (folder / frozen.NAME).chmod(0o755)
    return folder


@needs_tools
def test_the_deb_is_the_same_twice_and_its_checksums_hold(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = (debian.build(bundle, tmp_path / name, "1.2", True) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    content = tmp_path / "content"
    subprocess.run(["dpkg-deb", "--raw-extract", first, content], check=True)
    sums = ("md5sum", "--check", "--strict", "--quiet", "DEBIAN/md5sums")
    assert subprocess.run(sums, cwd=content, check=False).returncode == 0
    assert (content / "usr" / "bin" / frozen.NAME).resolve() == (
        content / "usr" / "lib" / frozen.NAME / frozen.NAME
    ).resolve()
    assert (content / "usr" / "lib" / frozen.NAME / "installed-by").read_text(encoding="ascii").strip() == "deb"
    open_ones = [
        path for path in content.rglob("*") if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o022
    ]
    assert not open_ones


@needs_tools
def test_the_deb_asks_for_what_its_files_load(bundle: Path) -> None:
    depends, _ = dependencies.debian(bundle)
    assert depends.startswith("libc6 (>= 2.")
    requires, _ = dependencies.rpm(bundle)
    assert requires[0].startswith("libc.so.6(GLIBC_2.")


@needs_tools
def test_a_library_in_the_folder_is_not_asked_of_the_system(bundle: Path) -> None:
    assert "libc.so.6" in elf.needs_of(bundle).libraries
    (bundle / "libc.so.6").write_text("here")
    assert "libc.so.6" not in elf.needs_of(bundle).libraries


@needs_tools
@pytest.mark.skipif(not shutil.which("patchelf"), reason="patchelf comes with a release's tools; a release runs this")
def test_no_file_looks_for_libraries_where_the_building_python_was(bundle: Path) -> None:
    inner, own = bundle / "inner.so", bundle / "own.so"
    for file, place in ((inner, "/home/somebody/lib:$ORIGIN"), (own, "$ORIGIN/lib")):
        shutil.copyfile(bundle / frozen.NAME, file)
        subprocess.run(["patchelf", "--set-rpath", place, file], check=True)
    elf.forget_search_paths(bundle)
    described = subprocess.run(["objdump", "-p", inner], check=True, capture_output=True, text=True).stdout
    assert "RUNPATH" not in described
    assert b"/home/somebody" not in inner.read_bytes()
    assert "$ORIGIN/lib" in subprocess.run(["objdump", "-p", own], check=True, capture_output=True, text=True).stdout


def test_the_manual_page_names_every_command() -> None:
    page = manual.manual("1.2", 1700000000)
    assert all(f".B {command.name}".replace("-", "\\-") in page for command in COMMANDS)
    assert '.TH LIAISON-DESK 1 "2023-11-14" "Liaison Desk 1.2"' in page


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("coll/root.res", True),
        ("coll/ru.res", True),
        ("coll/de.res", False),
        ("zone/en_GB.res", True),
        ("lang/ru.res", False),
        ("supplementalData.res", True),
        ("ru.res", True),
        ("de.res", False),
        ("ibm-37_P100-1995.cnv", False),
        ("brkitr/root.res", False),
        ("cnvalias.icu", True),
    ],
)
def test_of_icu_only_what_our_languages_need(item: str, kept: bool) -> None:
    assert icu_data.is_kept(item, ("en", "ru")) is kept


def test_a_module_that_is_needed_to_load_may_not_be_excluded() -> None:
    said = "excluded module named {} - imported by {}\n"
    harmless = said.format("ssl", "anyio._core._sockets (top-level), asyncio.base_events (optional)")
    analysis.prove_loadable(harmless + said.format("ssl", "http.client (delayed)"))
    with pytest.raises(StepFailed, match=r"fpdf\.fpdf needs ssl"):
        analysis.prove_loadable(harmless + said.format("ssl", "http.client (delayed), fpdf.fpdf (top-level)"))
    with pytest.raises(StepFailed, match=r"fpdf\.sign needs pdb\.inner"):
        analysis.prove_loadable("missing module named 'pdb.inner' - imported by fpdf.sign (top-level)")


def test_sockets_are_counted_by_family() -> None:
    trace = (
        '12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3\n12 connect(3, {sa_family=AF_UNIX, sun_path="/x"}, 110) = 0\n'
        "13 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 4\n"
    )
    assert sockets.families_in(trace) == {"AF_UNIX": 1, "AF_INET6": 1}


@pytest.fixture
def unpacked(bundle: Path) -> Path:
    """What the .run unpacks."""
    folder = bundle.parent
    shutil.copy(INSTALL, folder)
    (folder / f"{frozen.NAME}.desktop").write_text(
        "[Desktop Entry]\nExec=/usr/bin/liaison-desk\nTryExec=/usr/bin/liaison-desk\n"
    )
    (folder / f"{frozen.NAME}.svg").write_text("<svg/>")
    return folder


def _install(script: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    variables = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(["sh", script, *arguments], env=variables, capture_output=True, text=True, check=False)


def test_the_run_replaces_the_program_as_a_whole_and_leaves_the_data(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home with a space"
    program, data = home / ".local/lib/liaison-desk", home / ".local/share/LiaisonDesk/store.db"
    data.parent.mkdir(parents=True)
    data.write_text("mine")
    assert _install(unpacked / "install.sh", home).returncode == 0
    (program / "stale.py").write_text("of the version before")
    assert _install(unpacked / "install.sh", home).returncode == 0
    assert not (program / "stale.py").exists()
    assert (home / ".local/bin/liaison-desk").resolve() == program / "liaison-desk"
    entry = (home / ".local/share/applications/liaison-desk.desktop").read_text()
    assert f'\nExec="{program}/liaison-desk"\n' in entry
    assert _install(program / "install.sh", home, "--uninstall").returncode == 0
    assert not program.exists()
    assert not (home / ".local/bin/liaison-desk").is_symlink()
    assert data.read_text() == "mine"


def test_the_run_changes_nothing_while_the_program_runs(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert _install(unpacked / "install.sh", home).returncode == 0
    program = home / ".local/lib/liaison-desk/liaison-desk"
    with subprocess.Popen([program, "60"]) as running:
        refused = _install(unpacked / "install.sh", home)
        running.kill()
    assert refused.returncode == 11
    assert "close it" in refused.stderr
    assert program.exists()
