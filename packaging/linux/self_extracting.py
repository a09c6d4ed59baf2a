"""The .run: one file that unpacks itself and installs for the person who runs it, without root; packed by makeself."""

import shutil
import tempfile
import time
from pathlib import Path

from linux.icons import MARK
from linux.tree import HERE, NAME, put, settle
from release import origin
from release.steps import StepFailed
from release.tools import prepare, run

TOOLS = {"makeself": "makeself", "xz": "xz-utils"}


def build(bundle: Path, out: Path, version: str, fast: bool) -> Path:
    """The file in `out`; `fast` packs quickly and larger."""
    prepare(TOOLS)
    moment = origin.moment()
    root = out / "work" / "run"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copytree(bundle, root / NAME, symlinks=True)
    put(root / NAME / origin.INSTALLED_BY, b"run\n")
    put(root / "install.sh", (HERE / "install.sh").read_bytes())
    put(root / f"{NAME}.desktop", (HERE / f"{NAME}.desktop").read_bytes())
    put(root / f"{NAME}.svg", MARK.read_bytes())
    settle(root, moment)
    target = out / f"{NAME}-{version}-x86_64.run"
    same = f"--sort=name --owner=0 --group=0 --numeric-owner --mtime=@{moment}"
    date = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(moment))
    packing = ("--xz", "--complevel", "0" if fast else "6")
    fixed = (
        "--packaging-date",
        date,
        "--tar-format",
        "gnu",
        "--tar-extra",
        same,
        "--sha256",
        "--nomd5",
        "--nocrc",
        "--nox11",
    )
    # it writes its own command into the file: by relative names, because builds lie in different places
    given = (root.name, f"../{target.name}", f"Liaison Desk {version}", "sh", "./install.sh")
    run("makeself", "--quiet", *packing, *fixed, *given, folder=root.parent, variables={"XZ_OPT": "-T1"})
    shutil.rmtree(root)
    return target


def trial(package: Path) -> str:
    """Install it into a home of its own, let the installed program check itself, remove it; the data must stay."""
    with tempfile.TemporaryDirectory(prefix="liaison-desk-home-") as folder:
        home = Path(folder)
        data = home / ".local" / "share" / "LiaisonDesk" / "mine"
        put(data, b"kept")
        variables = {"HOME": folder, "XDG_DATA_HOME": "", "TMPDIR": folder}
        run("sh", package, variables=variables)
        command = home / ".local" / "bin" / NAME
        entry = (home / ".local" / "share" / "applications" / f"{NAME}.desktop").read_text(encoding="utf-8")
        if f'Exec="{home}/.local/lib/{NAME}/{NAME}"' not in entry:
            raise StepFailed("the menu entry starts something else")
        run(command, "self-check", "--no-window", variables=variables)
        run("sh", package, variables=variables)
        run("sh", home / ".local" / "lib" / NAME / "install.sh", "--uninstall", variables=variables)
        if command.exists() or command.is_symlink() or not data.exists():
            raise StepFailed("removing left the program, or took the data")
        return "installed, self-check without its window passed, installed again, removed, data kept"
