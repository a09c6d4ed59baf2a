"""Qt, and what the prompt needs besides it, in the order that costs least.

PySide6 puts a hook of its own into every import, for a feature this program does not use (`from __feature__ import …`): with it, SQLAlchemy
takes 36 MB instead of 22 and a third longer. So what is light comes before Qt, and the hook goes once Qt is there.
"""

# ruff: noqa: F401, E402

from __future__ import annotations

import builtins
import gc

# what imports make stays, and looking through it again and again costs milliseconds; `Collector` takes over after it
gc.disable()

import liaison.app.milestones
import liaison.app.options
import liaison.app.relaunch
import liaison.base.errors
import liaison.base.paths
import liaison.base.settings
import liaison.base.translations
import liaison.ui.theme.stylesheet
import liaison.ui.theme.tokens

_plain_import = builtins.__import__

import PySide6.QtWidgets

builtins.__import__ = _plain_import
