"""dmgbuild's settings: the disk image shows the program and the folder it is drawn to. Never run yet (see README.md)."""

import os

_application = os.environ["LIAISON_DESK_APPLICATION"]

files = [_application]
symlinks = {"Applications": "/Applications"}
format = "ULFO"  # dmgbuild's name; LZFSE, readable from macOS 10.11 on
filesystem = "HFS+"
icon_size = 96
window_rect = ((200, 200), (560, 320))
icon_locations = {os.path.basename(_application): (140, 150), "Applications": (420, 150)}  # noqa: PTH119  # dmgbuild runs this file
