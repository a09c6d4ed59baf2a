"""What the prompt needs besides Qt, imported before Qt: PySide6 puts a hook of its own into every import after it."""

from __future__ import annotations

import liaison.app.milestones
import liaison.app.options
import liaison.app.relaunch
import liaison.base.errors
import liaison.base.paths
import liaison.base.settings
import liaison.base.translations
import liaison.ui.theme.stylesheet
import liaison.ui.theme.tokens  # noqa: F401
