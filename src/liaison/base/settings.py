"""What the program remembers between starts: how it looks, never whom or what it is about. One table declares all of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

FILE = "settings.json"
DAMAGED = "settings.damaged.json"


class Setting(NamedTuple):
    """One thing remembered.

    Attributes:
        default: also tells the type: a value of another type in the file is not used.
        choices: allowed texts; everything of the type when empty.
    """

    name: str
    default: str | int | bool
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting("language", "system", ("system", "en", "ru")),
    Setting("scheme", "system", ("system", "light", "dark")),
    Setting("contrast", "system", ("system", "normal", "high")),
    Setting("window_geometry", ""),
    Setting("splitters", ""),
    Setting("screen", "coverage"),
    Setting("lock_after_minutes", 10),
    Setting("backup_folder", ""),
    Setting("version_seen", ""),
)


class Settings:
    """The settings of this person on this machine.

    Args:
        folder: where the file lies; a file that cannot be read is kept aside as `settings.damaged.json`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._declared = {setting.name: setting for setting in SETTINGS}
        self._values: dict[str, Any] = {}
        self._load()

    def text(self, name: str) -> str:
        """A text setting."""
        return str(self._value(name))

    def number(self, name: str) -> int:
        """A number setting."""
        return int(self._value(name))

    def set(self, name: str, value: str | int | bool) -> None:
        """Remember a value. Raises ValueError for what the table does not allow."""
        if not self._allows(self._declared[name], value):
            raise ValueError(f"{name} cannot be {value!r}")
        if self._value(name) != value:
            self._values[name] = value
            self._save()

    def _value(self, name: str) -> str | int | bool:
        value: str | int | bool = self._values.get(name, self._declared[name].default)
        return value

    def _load(self) -> None:
        file = self._folder / FILE
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._put_aside(file)
            return
        if not isinstance(found, Mapping):
            self._put_aside(file)
            return
        for name, value in found.items():
            setting = self._declared.get(name)
            if setting is not None and self._allows(setting, value):
                self._values[name] = value

    def _save(self) -> None:
        """Write beside and rename; what cannot be written is forgotten at the end, which harms nobody."""
        staged = self._folder / (FILE + ".new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(self._values, stream, indent=1, sort_keys=True)
            staged.replace(self._folder / FILE)
        except OSError:
            return

    def _put_aside(self, file: Path) -> None:
        try:
            file.replace(self._folder / DAMAGED)
        except OSError:
            return

    @staticmethod
    def _allows(setting: Setting, value: object) -> bool:
        return type(value) is type(setting.default) and (not setting.choices or value in setting.choices)
