"""Where things are: the program's own read-only files, and the folders that belong to the person."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import site_data_path, user_cache_path, user_config_path, user_data_path

from liaison.base import executable

APPLICATION = "LiaisonDesk"
PORTABLE_MARKER = "portable.ini"
POLICY = "policy.ini"


def resources() -> Path:
    """The program's read-only files: in the installed package, or beside `src` in a checkout."""
    installed = Path(__file__).resolve().parent.parent / "resources"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[3] / "resources"


def program_folder() -> Path:
    """The folder the program was started from: of its own executable, else the top of the checkout or the package's folder."""
    if executable.is_own():
        return Path(sys.executable).resolve().parent
    return resources().parent


def portable_folder() -> Path | None:
    """`data` beside the program when the marker file lies there, else None."""
    folder = program_folder()
    return folder / "data" if (folder / PORTABLE_MARKER).exists() else None


def store_folder() -> Path:
    """The folder of the officer's store: portable beside the program, else the platform's own place for data."""
    return portable_folder() or user_data_path(APPLICATION, appauthor=False, roaming=False)


def settings_folder() -> Path:
    """The folder of the settings file, which holds no names and no paths of documents."""
    return portable_folder() or user_config_path(APPLICATION, appauthor=False, roaming=False)


def update_folder() -> Path:
    """Where an update's installer lies until it is started; holds nothing of the store."""
    return user_cache_path(APPLICATION, appauthor=False) / "update"


def policy_file() -> Path:
    """The administrators' file, in a place only they can write to."""
    if sys.platform == "win32":
        return site_data_path("Liaison Desk", appauthor=False) / POLICY
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Liaison Desk") / POLICY
    return Path("/etc/liaison-desk") / POLICY


def has_policy(file: Path) -> bool:
    """Whether administrators put a file there; True also when nobody may look, for then it cannot be left out of account."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
