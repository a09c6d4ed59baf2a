"""What is tried under Wine with each way to install: silently, started, upgraded with the data kept, removed with the data left.

Wine does not show SmartScreen, Defender, WDAC and AppLocker, the question for an administrator's rights, changes of scale, printers,
screen readers, group policy and Intune.
"""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from release.steps import Outcome, StepFailed, attempt
from windows import stick
from windows.built import Built
from windows.product import CONSOLE, NAME, WINDOWED
from windows.wine import Ran, Wine, become_windows_10, wait_until

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\LiaisonDesk"
_TOO_OLD, _RUNNING, _NEWER, _MSI_REFUSED = 10, 11, 13, 1603 % 256
_PARTS_OF_A_PROGRAM = (WINDOWED, CONSOLE, "runtime", "lib", "app", "licenses")


@dataclass(frozen=True, slots=True)
class Tried:
    """Two versions in one Windows.

    Attributes:
        before, now: the version that is upgraded from, and the one that is built.
        pictures: where screenshots go.
    """

    wine: Wine
    before: Built
    now: Built
    versions: tuple[str, str]
    pictures: Path

    @property
    def kept(self) -> Path:
        """The officer's data: a store that self-check made, with its passphrase."""
        return self.wine.drive / "officer"

    @property
    def for_one(self) -> Path:
        """Where the program is installed for one user."""
        return self.wine.local_data / "Programs" / NAME

    @property
    def for_all(self) -> Path:
        """Where it is installed for all."""
        return self.wine.drive / "Program Files" / NAME

    def setup(self, version: Built, *options: str) -> Ran:
        """Install silently."""
        return self.wine.run(version.setup, "/S", *options)

    def uninstall(self, program: Path, whose: str) -> Ran:
        """Remove silently, and wait for it: told where it is, it does not go on as a copy of itself. That stands last, without quotes."""
        return self.wine.run(program / "uninstall.exe", "/S", whose, *f"_?={self.wine.path(program)}".split(" "))

    def command(self, program: Path, *words: str | Path) -> Ran:
        """One of the installed program's commands."""
        return self.wine.run(program / CONSOLE, *words)

    def opened(self) -> list[str | Path]:
        """What opens the officer's store."""
        return ["--store", self.kept / "store", "--passphrase-file", self.kept / "passphrase.txt"]


def steps(tried: Tried) -> Iterator[Outcome]:
    """Everything, in an order in which each step finds what the one before left; after a failure the rest still is tried."""
    actions: dict[str, Callable[[Tried], str]] = {
        "Windows 7 is refused": refuses_an_old_windows,
        "installed for one user": installs_for_one,
        "works: encrypted store, meeting, window": works,
        "the meeting is found by the command line": finds_the_meeting,
        "liaison-desk who BY": answers_who,
        "refused while it runs": refuses_while_running,
        "updated from a stick, the data kept": upgrades,
        "an older version is refused": refuses_an_older,
        "the windowed program checks itself": checks_itself_windowed,
        "removed, the data left": uninstalls,
        "installed for all, and removed": installs_for_all,
        "MSI: installed": msi_installs,
        "MSI: upgraded": msi_upgrades,
        "MSI: an older version is refused": msi_refuses_an_older,
        "MSI: removed, the data left": msi_uninstalls,
        "portable: data beside the program": portable_keeps_beside,
    }
    for name, action in actions.items():
        yield attempt(f"Wine: {name}", partial(action, tried))


def refuses_an_old_windows(tried: Tried) -> str:
    """As Wine makes it, it is a Windows 7."""
    tried.setup(tried.before, "/CURRENTUSER").require(_TOO_OLD)
    _require(not tried.for_one.exists(), "something was installed")
    become_windows_10(tried.wine)
    return f"exit code {_TOO_OLD}, nothing installed"


def installs_for_one(tried: Tried) -> str:
    """The version before, for one user, with an icon on the desktop."""
    tried.setup(tried.before, "/CURRENTUSER", "/DESKTOP").require()
    _require_program(tried.for_one)
    _require((tried.wine.start_menu / f"{NAME}.lnk").exists(), "no entry in the start menu")
    stated = tried.wine.registry(rf"HKCU\{_KEY}")
    _require(stated.get("DisplayVersion") == tried.versions[0], f"the registry says {stated}")
    return f"{_megabytes(tried.for_one)} in {tried.wine.path(tried.for_one)}"


def works(tried: Tried) -> str:
    """The installed program checks itself, with Qt's real platform plugin; what it makes is the officer's data from here on."""
    report, picture = tried.wine.folder / "report.json", tried.pictures / "wine-window.png"
    ran = tried.command(tried.for_one, "self-check", "--keep", tried.kept, "--report", report, "--picture", picture)
    ran.require()
    return _require_report(report)


def finds_the_meeting(tried: Tried) -> str:
    """By a name in another script than it was written in."""
    found = tried.command(tried.for_one, "find", "губайдулин", *tried.opened()).require()
    _require("Проверка установки" in found, found)
    return "found in Cyrillic, written in Latin letters"


def answers_who(tried: Tried) -> str:
    """Without a store, from the pack that comes with the program."""
    said = tried.command(tried.for_one, "who", "BY").require()
    _require("Belarus" in said and "Frankfurt am Main" in said, said)
    return f"{len(said.splitlines())} lines, Frankfurt am Main among them"


def refuses_while_running(tried: Tried) -> str:
    """With the prompt on the screen neither a new version nor the removal touches the program."""
    before = _digests(tried.for_one)
    lock = tried.kept / "store" / "store.lock"
    lock.unlink(missing_ok=True)
    window = tried.wine.start(tried.for_one / WINDOWED, "--store", tried.kept / "store")
    try:
        # taken after the first paint
        wait_until(lambda: lock.exists() or window.poll() is not None, "the prompt is on the screen")
        _require(window.poll() is None, "the window was gone at once")
        tried.wine.picture(tried.pictures / "wine-prompt.png")
        tried.setup(tried.now, "/CURRENTUSER").require(_RUNNING)
        tried.uninstall(tried.for_one, "/CurrentUser").require(_RUNNING)
    finally:
        tried.wine.run("taskkill", "/F", "/IM", WINDOWED)
        window.wait(60)
    _require(_digests(tried.for_one) == before, "the program's files changed")
    return f"exit code {_RUNNING}, nothing changed"


def upgrades(tried: Tried) -> str:
    """By the installer that the old version took from a signed update: no module of it stays, and the data are as they were."""
    data = _digests(tried.kept)
    stale = tried.for_one / "lib" / "left_from_before.py"
    stale.write_text("", encoding="utf-8")
    taken = stick.taken(tried.wine, tried.for_one, tried.now, tried.versions[0])
    tried.wine.run(taken, "/S", "/CURRENTUSER").require()
    _require(not stale.exists(), "a module of the version before stayed")
    stated = tried.wine.registry(rf"HKCU\{_KEY}").get("DisplayVersion")
    _require(stated == tried.versions[1], f"the registry says {stated}")
    said = tried.command(tried.for_one, "version").require()
    _require(tried.versions[1] in said, said)
    _require(_digests(tried.kept) == data, "the data changed")
    finds_the_meeting(tried)
    told = f"{tried.versions[0]} -> {tried.versions[1]} by the installer its update holds, {len(data)} files of data unchanged"
    return f"{told}, the meeting is found; updates of a stranger and damaged ones were refused"


def refuses_an_older(tried: Tried) -> str:
    """The version before over the new one."""
    before = _digests(tried.for_one)
    tried.setup(tried.before, "/CURRENTUSER").require(_NEWER)
    _require(_digests(tried.for_one) == before, "the program's files changed")
    return f"exit code {_NEWER}, nothing changed"


def checks_itself_windowed(tried: Tried) -> str:
    """A windowed program prints nothing and writes its report; its child processes are windowed programs too."""
    report = tried.wine.folder / "windowed.json"
    tried.wine.run(tried.for_one / WINDOWED, "self-check", "--no-window", "--report", report).require()
    return _require_report(report)


def uninstalls(tried: Tried) -> str:
    """Everything of the program goes, nothing of the officer's."""
    data = _digests(tried.kept)
    _put_own_data(tried)
    tried.uninstall(tried.for_one, "/CurrentUser").require()
    left = [path.name for path in tried.for_one.iterdir()] if tried.for_one.exists() else []
    # an uninstaller that is told to wait in its own folder cannot remove itself
    _require(left in ([], ["uninstall.exe"]), f"left behind: {left}")
    shutil.rmtree(tried.for_one, ignore_errors=True)
    _require(not (tried.wine.start_menu / f"{NAME}.lnk").exists(), "the entry in the start menu stayed")
    _require(not tried.wine.registry(rf"HKCU\{_KEY}"), "the key in the registry stayed")
    _require(_digests(tried.kept) == data and _own_data(tried).exists(), "data were removed")
    return "program, start menu and registry clean, data left"


def installs_for_all(tried: Tried) -> str:
    """For every user of the machine, started, and removed again."""
    tried.setup(tried.now, "/ALLUSERS").require()
    _require_program(tried.for_all)
    _require((tried.wine.common_start_menu / f"{NAME}.lnk").exists(), "no entry in everybody's start menu")
    _require(tried.wine.registry(rf"HKLM\{_KEY}").get("DisplayVersion") == tried.versions[1], "not in the registry")
    said = tried.command(tried.for_all, "version").require()
    tried.uninstall(tried.for_all, "/AllUsers").require()
    _require(not (tried.for_all / "app").exists(), "the program stayed")
    _require(not tried.wine.registry(rf"HKLM\{_KEY}"), "the key in the registry stayed")
    shutil.rmtree(tried.for_all, ignore_errors=True)
    return said.strip()


def msi_installs(tried: Tried) -> str:
    """The version before, as a management system does it."""
    _msi(tried, "/i", tried.before.msi).require()
    _require_program(tried.for_all)
    said = tried.command(tried.for_all, "version").require()
    _require(tried.versions[0] in said, said)
    return said.strip()


def msi_upgrades(tried: Tried) -> str:
    """The new one replaces it."""
    data = _digests(tried.kept)
    _msi(tried, "/i", tried.now.msi).require()
    said = tried.command(tried.for_all, "version").require()
    _require(tried.versions[1] in said, said)
    _require(_digests(tried.kept) == data, "the data changed")
    _require("Проверка" in tried.command(tried.for_all, "find", "губайдулин", *tried.opened()).require(), "not found")
    return f"{tried.versions[0]} -> {tried.versions[1]}, the meeting is found"


def msi_refuses_an_older(tried: Tried) -> str:
    """The version before does not replace the new one."""
    _msi(tried, "/i", tried.before.msi).require(_MSI_REFUSED)
    said = tried.command(tried.for_all, "version").require()
    _require(tried.versions[1] in said, said)
    return "exit code 1603, the newer one stays"


def msi_uninstalls(tried: Tried) -> str:
    """Nothing of the program stays."""
    data = _digests(tried.kept)
    _msi(tried, "/x", tried.now.msi).require()
    left = [path for path in tried.for_all.rglob("*") if path.is_file()] if tried.for_all.exists() else []
    _require(not left, f"{len(left)} files stayed, such as {left[:3]}")
    _require(_digests(tried.kept) == data, "data were removed")
    return "no file left, data left"


def portable_keeps_beside(tried: Tried) -> str:
    """Unpacked on a stick with a store in its own folder `data`: found without being told where."""
    stick = tried.wine.drive / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    with zipfile.ZipFile(tried.now.portable) as archive:
        archive.extractall(stick)
    program = stick / NAME
    shutil.copytree(tried.kept / "store", program / "data")
    words = ("find", "губайдулин", "--passphrase-file", tried.kept / "passphrase.txt")
    _require("Проверка" in tried.command(program, *words).require(), "the store beside the program is not found")
    shutil.rmtree(stick)
    return "the store in data beside the program is the one in use"


def _msi(tried: Tried, action: str, package: Path) -> Ran:
    log = tried.wine.folder / "msi.log"
    return tried.wine.run("msiexec", action, package, "/qn", "/l*v", log)


def _require(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise StepFailed(otherwise)


def _require_program(folder: Path) -> None:
    missing = [name for name in _PARTS_OF_A_PROGRAM if not (folder / name).exists()]
    _require(not missing, f"missing in {folder}: {', '.join(missing)}")


def _require_report(report: Path) -> str:
    told = json.loads(report.read_text(encoding="utf-8"))
    _require(told["result"] == "passed", json.dumps(told, ensure_ascii=False))
    seconds = sum(part["milliseconds"] for part in told["parts"]) / 1000
    return f"{len(told['parts'])} parts in {seconds:.1f} s; " + ", ".join(
        f"{name} {version}" for name, version in told["versions"].items()
    )


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "store.lock"
    }


def _own_data(tried: Tried) -> Path:
    """A file where the program keeps data when it is not told where."""
    return tried.wine.local_data / "LiaisonDesk" / "kept.txt"


def _put_own_data(tried: Tried) -> None:
    _own_data(tried).parent.mkdir(parents=True, exist_ok=True)
    _own_data(tried).write_text("kept", encoding="utf-8")


def _megabytes(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.1f} MB"
