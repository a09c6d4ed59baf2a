"""The program with its window: settings, language, colours, and then `Program`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication

from liaison.app.milestones import Milestones
from liaison.app.options import read_options
from liaison.app.program import Program
from liaison.app.relaunch import relaunch
from liaison.base.paths import has_policy, policy_file, resources, settings_folder
from liaison.base.settings import Settings
from liaison.base.translations import use_language
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.policy_errors import PolicyHidesStore
from liaison.ui.theme.theme import Contrast, Scheme, Theme


def run_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; the exit code."""
    options = read_options(arguments)
    milestones = Milestones(options.milestones)
    folder = options.settings or settings_folder()
    # otherwise Qt keeps names of folders in a file that everybody can read
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "qt"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "qt"))
    application = QApplication([sys.argv[0]])
    application.setApplicationName("liaison-desk")
    application.setQuitOnLastWindowClosed(False)
    settings = Settings(folder)
    choose_language(options.language or settings.text("language"))
    theme = Theme(application, Scheme(settings.text("scheme")), Contrast(settings.text("contrast")))
    try:
        program = Program(application, options, settings, theme, milestones, relaunch, choose_language, _policy())
    except PolicyHidesStore as error:
        from liaison.ui.errors import show_world_error  # seldom, and not needed to start

        show_world_error(error)
        return error.code
    program.start()
    code = application.exec()
    program.hand_over()
    return program.exit_code or code


def _policy() -> Policy:
    """The administrators' decisions; what reads them is imported where there are any."""
    if not has_policy(policy_file()):
        return NO_POLICY
    from liaison.services.policy.reading import policy_in_force  # the usual start has no such file

    return policy_in_force()


def choose_language(wanted: str) -> None:
    """Use a language; `system` is the system's where there is a catalogue for it."""
    code = QLocale.system().name()[:2] if wanted == "system" else wanted
    use_language(code, resources() / "languages")
    QLocale.setDefault(QLocale(code))
