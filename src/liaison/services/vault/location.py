"""Whether a folder is one that another program copies to other computers: a store does not bear that while it is open."""

from __future__ import annotations

from pathlib import Path

from liaison.base.translations import tr

# what a folder or one above it is called, in lower case, as far as the name is fixed
_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
    "яндекс.диск": "Yandex Disk",
    "облако mail.ru": "Mail.ru Cloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}
# what these programs leave in the topmost folder they copy
_MARKS = {".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync": "Resilio Sync", ".owncloudsync.log": "ownCloud"}


def copied_by(folder: Path) -> str | None:
    """The name of the program that seems to copy `folder`, or None. Told by names and marks, so neither answer is sure."""
    place = folder.absolute()
    for above in (place, *place.parents):
        # OneDrive adds the organisation: "OneDrive - Customs"
        name = _NAMES.get(above.name.lower().partition(" - ")[0])
        if name is not None:
            return name
        for mark, program in _MARKS.items():
            if (above / mark).exists():
                return program
    return None


def warning_about(folder: Path) -> str:
    """What to tell before a store is made in `folder`, translated; empty where nothing needs saying."""
    program = copied_by(folder)
    if program is None:
        return ""
    return tr(
        "{program} seems to copy this folder to other computers. It can copy a store while it is being written, and bring "
        "an older one back. Choose a folder that stays on this computer, and let {program} have the backups instead.",
        program=program,
    )
