"""From the first window to the desk: the prompt is painted first, everything heavy is loaded after that.

Modules of our own are imported inside functions here and in `main`, and nowhere else: a prompt that waits for SQLAlchemy
takes four times as long to appear (`sh packaging/dev bench start`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.relaunch import OPEN_SLOTS, own_command
from liaison.base.errors import WorldError
from liaison.base.paths import resources, store_folder
from liaison.base.settings import Settings
from liaison.base.translations import language, tr
from liaison.domain.policy import NO_POLICY, Policy
from liaison.domain.vault import VaultState
from liaison.services.policy.store_place import store_place
from liaison.ui.theme.theme import Theme
from liaison.ui.unlock.prompt import UnlockPrompt

STORE_SIGNS = ("vault.slots", "vault.slots.copy", "store.db")
"""Files one of which tells that a store was made in a folder; what is wrong with it is looked at after the first paint."""

SHOW_REQUEST = "show.request"
"""A file a second instance leaves in the store's folder: the first one shows its window and removes it. No socket is needed."""


class Program(QObject):
    """One run of the window.

    Args:
        options: how the program was started.
        relaunch: replaces this process by a new one, which forgets every key; what locking does.
        use_language: lets the interface speak another language.
        policy: the administrators' decisions.

    Raises PolicyHidesStore.
    """

    def __init__(
        self,
        application: QApplication,
        options: Options,
        settings: Settings,
        theme: Theme,
        milestones: Milestones,
        relaunch: Callable[[Options], None],
        use_language: Callable[[str], None],
        policy: Policy = NO_POLICY,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._options = options
        self._settings = settings
        self._theme = theme
        self._milestones = milestones
        self._relaunch = relaunch
        self._use_language = use_language
        self._policy = policy
        self._folder = options.store or (store_folder() if options.sample else store_place(policy))
        self._lock: Any = None
        self._lanes: Any = None
        self._desk: Any = None
        self._collector: Any = None
        self._session: Any = None
        self._handed_over: Any = None
        self._watcher: QObject | None = None
        self.front: QWidget | None = None
        self.exit_code = 0
        application.lastWindowClosed.connect(self._last_window_closed)

    def start(self) -> None:
        """Show what one begins with."""
        if self._options.sample:
            QTimer.singleShot(0, self._open_sample)
            return
        if not any((self._folder / name).exists() for name in STORE_SIGNS):
            QTimer.singleShot(0, self._first_start)
            return
        prompt = UnlockPrompt(self._by_passphrase, self._by_recovery_code, self._choose_language)
        prompt.unlocked.connect(self._unlocked)
        prompt.broke.connect(self._report)
        self._show(prompt)

    def end(self, code: int = 0) -> None:
        """Close the lanes and the lock and leave the event loop."""
        self.exit_code = code
        if self._collector is not None:
            self._collector.stop()
        if self._session is not None:
            self._handed_over = self._session.handed_over
            self._session.deleteLater()
            self._session = None
        if self._lanes is not None:
            self._lanes.close()
        if self._lock is not None:
            self._lock.release()
        self._application.quit()

    def hand_over(self) -> None:
        """After the event loop: let an installer begin that waited for the store and the lock."""
        if self._handed_over is None:
            return
        try:
            self._handed_over.put_in_place(own_command())
        except WorldError as error:
            from liaison.ui.errors import show_world_error  # see the module's text

            show_world_error(error)
            self.exit_code = error.code

    def _last_window_closed(self) -> None:
        if self._desk is None:
            self.end()

    def lock(self) -> None:
        """Forget everything: a new process asks for the passphrase."""
        self.end()
        self._relaunch(self._options)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """The first paint of the first window begins the loading of everything else."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._first_painted)
        return False

    def _show(self, window: QWidget) -> None:
        if self.front is None:
            window.installEventFilter(self)
        self.front = window
        window.show()

    def _first_painted(self) -> None:
        self._milestones.reached("prompt-painted")
        if isinstance(self.front, UnlockPrompt) and not self._may_open(self.front):
            return
        self._load_the_rest()

    def _may_open(self, prompt: UnlockPrompt) -> bool:
        """Look closer at what is asked for: is it a whole store, and this the only program that has it?"""
        from liaison.store.vault.state import vault_state  # see the module's text

        try:
            state = vault_state(self._folder)
            problem = _problem(state, self._folder)
            if problem is not None:
                raise problem
            self._take_lock()
        except WorldError as error:
            self._give_up(error)
            return False
        if state.sentence:
            prompt.say(state.sentence, "warn")
        return True

    def _load_the_rest(self) -> None:
        if self._lanes is not None:
            return
        # see the module's text
        from liaison.ui.collecting import Collector
        from liaison.ui.qt_words import QtWords

        QtWords(self._application).use(language())
        self._collector = Collector(self)
        from liaison.base.lanes import Lanes  # see the module's text

        self._lanes = Lanes(self._interrupt)
        self._lanes.write(_load_store)
        first_room = self._settings.text("screen")
        QTimer.singleShot(0, lambda: _load_window(first_room))

    def _interrupt(self) -> None:
        if self._desk is not None:
            self._desk.store.interrupt()

    def _take_lock(self) -> None:
        # see the module's text
        from PySide6.QtCore import QFileSystemWatcher

        from liaison.domain.vault_errors import StoreIsOpen
        from liaison.store.vault.lock import InstanceLock

        try:
            self._lock = InstanceLock(self._folder)
        except StoreIsOpen:
            (self._folder / SHOW_REQUEST).touch(mode=0o600)
            raise
        (self._folder / SHOW_REQUEST).unlink(missing_ok=True)
        watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher = watcher
        watcher.directoryChanged.connect(self._asked_to_show)

    def _asked_to_show(self) -> None:
        request = self._folder / SHOW_REQUEST
        if self.front is not None and request.exists():
            request.unlink(missing_ok=True)
            self.front.showNormal()
            self.front.raise_()
            self.front.activateWindow()

    def _by_passphrase(self, text: str) -> object:
        from liaison.store.vault.apart import PASSPHRASE, unlock_apart  # see the module's text

        return unlock_apart([*own_command(), OPEN_SLOTS], self._folder, PASSPHRASE, text)

    def _by_recovery_code(self, text: str) -> object:
        from liaison.store.vault.apart import RECOVERY_CODE, unlock_apart  # see the module's text

        return unlock_apart([*own_command(), OPEN_SLOTS], self._folder, RECOVERY_CODE, text)

    def _first_start(self) -> None:
        # see the module's text; nobody has a store yet that could be waited for
        from liaison.services.vault import FirstStart, Guesser, StrengthMeter, load_word_list, warning_about
        from liaison.ui.unlock.first_start import FirstStartTools, FirstStartWindow

        words = resources() / "words"

        def begin(meter: StrengthMeter) -> FirstStart:
            if self._lock is None:
                self._take_lock()
            return FirstStart(self._folder, meter)

        tools = FirstStartTools(
            load_meter=lambda: StrengthMeter(Guesser(words)),
            begin=begin,
            suggest=lambda: load_word_list(words, language()).passphrase(),
            folder=str(self._folder),
            warning=warning_about(self._folder),
            choose_language=self._choose_language,
        )
        window = FirstStartWindow(tools)
        window.created.connect(self._created)
        window.sample_asked.connect(self._open_sample)
        window.open_asked.connect(self._open_other)
        window.restore_asked.connect(self._restore)
        window.broke.connect(self._report)
        self._show(window)

    def _open_other(self) -> None:
        from liaison.ui.files import ask_for_folder  # see the module's text

        chosen = ask_for_folder(self.front, tr("Folder of the store"))
        if chosen:
            self._replace_front(Path(chosen))

    def _replace_front(self, folder: Path) -> None:
        """Begin anew with another folder."""
        former = self.front
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._folder = folder
        self._options = Options(folder, False, self._options.language, self._options.settings, self._options.milestones)
        self.start()
        if former is not None:
            former.close()

    def _restore(self) -> None:
        from liaison.ui.backup.restore_first import ask_and_restore  # see the module's text

        if self._lock is not None:
            self._lock.release()
            self._lock = None
        restored = ask_and_restore(self._folder, self.front)
        if restored is not None:
            self._replace_front(restored.folder)

    def _open_sample(self) -> None:
        from liaison.app.desk import open_sample  # see the module's text

        self._load_the_rest()
        self._open(open_sample)

    def _unlocked(self, key: Any) -> None:
        from liaison.app.desk import open_desk  # see the module's text

        self._milestones.reached("key-derived")
        self._load_the_rest()
        self._open(lambda: open_desk(self._folder, key))

    def _created(self, key: Any) -> None:
        from liaison.app.desk import create_desk  # see the module's text

        self._load_the_rest()
        self._open(lambda: create_desk(self._folder, key))

    def _open(self, opening: Callable[[], object]) -> None:
        from liaison.app.session import DeskSession  # see the module's text
        from liaison.ui.doors import Doors  # see the module's text

        if self._lanes is None:
            raise RuntimeError("opened before the store's thread was there")
        doors = Doors(self._lanes, self)

        def opened(desk: Any) -> None:
            self._desk = desk
            session = DeskSession(desk, doors, self._settings, self._theme, self._milestones, self._policy, self)
            self._session = session
            session.lock_asked.connect(self.lock)
            session.ended.connect(self.end)
            former, self.front = self.front, session.window
            session.show()
            if former is not None:
                former.close()
                former.deleteLater()

        doors.write(opening, opened, self, failed=self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(self.front, UnlockPrompt) and isinstance(error, WorldError):
            self.front.refuse(error)
        elif isinstance(error, WorldError):
            self._give_up(error)
        else:
            self._report(error)

    def _give_up(self, error: WorldError) -> None:
        from liaison.ui.errors import show_world_error  # see the module's text

        show_world_error(error, self.front)
        self.exit_code = error.code
        QTimer.singleShot(0, lambda: self.end(error.code))

    def _choose_language(self, code: str) -> None:
        self._use_language(code)
        self._settings.set("language", code)

    def _report(self, error: BaseException) -> None:
        from liaison.ui.errors import Crashes  # see the module's text

        Crashes().show(error)


def _problem(state: VaultState, folder: Path) -> WorldError | None:
    """What keeps a store from being opened at all, whatever is typed."""
    from liaison.domain.vault_errors import NotAStore, SlotFileDamaged, StoreMissing  # see the module's text

    if state.opens:
        return None
    found = {
        "KEYS_DAMAGED": SlotFileDamaged(),
        "WITHOUT_KEYS": SlotFileDamaged(),
        "WITHOUT_STORE": StoreMissing(folder),
    }
    return found.get(state.name, NotAStore(folder))


def _load_store() -> None:
    """Import what the store needs, on its own thread, while the passphrase is typed."""
    import liaison.app.desk  # noqa: F401


def _load_window(first_room: str) -> None:
    """Import the window and the screen it begins with, on the GUI thread between two events."""
    import liaison.app.session  # noqa: F401
    from liaison.app.rooms import load_room

    load_room(first_room)
