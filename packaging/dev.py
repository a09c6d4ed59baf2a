r"""Set up and use a checkout: sh packaging/dev COMMAND (on Windows: py packaging\dev.py COMMAND).

run [ARGUMENTS]    the program: its window, or a command such as `who BY`
test [ARGUMENTS]   all checks and tests in order; with arguments, pytest with these and nothing else
bench [NAMES]      the benchmarks
setup              only the set-up that the others do first
installers [HOW]   the installers, built and tried: --fast for a check, --windows, --debian, --run, --rpm for some; see --help
lock               choose the locked versions anew from pyproject.toml (needs uv)
"""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036  only an older Python reads on here
    sys.exit("Liaison Desk needs Python 3.11 to 3.14; this one is " + sys.version.split()[0] + ".")

import environment
import system_libraries
from environment import PYTHON, ROOT, SetupError

SETUP_FAILED = 4


def screen_missing() -> bool:
    """Whether no window can be shown: neither X11 nor Wayland, and no other Qt platform asked for."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def hand_over(*arguments: str, **variables: str) -> NoReturn:
    """Let the environment's Python take over with `arguments`; on Windows wait for it and end with its exit code."""
    command = [str(PYTHON), *arguments]
    settings = {**os.environ, "PYTHONUTF8": "1", **variables}
    if sys.platform == "win32":
        sys.exit(subprocess.call(command, env=settings))
    os.execve(command[0], command, settings)


def run(arguments: list[str]) -> NoReturn:
    """Start the program; only a window on a screen needs what Qt needs."""
    environment.ensure()
    asks_for_window = not arguments or arguments[0].startswith("-")
    if asks_for_window and not screen_missing():
        system_libraries.ensure(PYTHON)
    # -P: a file of the folder that the person happens to be in must not stand in for a module
    hand_over("-P", "-m", "liaison.app", *arguments, LIAISON_DESK_COMMAND="sh packaging/dev run")


def test(arguments: list[str]) -> NoReturn:
    """Run checks.py, which has the list."""
    set_up()
    hand_over(str(ROOT / "packaging" / "checks.py"), *arguments)


def bench(names: list[str]) -> NoReturn:
    """Run the benchmarks; without a platform asked for they paint offscreen."""
    set_up()
    platform = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    hand_over(str(ROOT / "tests" / "benchmarks"), *names, QT_QPA_PLATFORM=platform)


def set_up() -> None:
    """The environment and Qt's libraries."""
    environment.ensure()
    system_libraries.ensure(PYTHON)


def set_up_again(_: list[str]) -> None:
    """As `set_up`, and look for Qt's libraries even where they once were found."""
    environment.ensure()
    system_libraries.ensure(PYTHON, again=True)


def installers(arguments: list[str]) -> NoReturn:
    """Build and try the installers."""
    set_up()
    hand_over(str(ROOT / "packaging" / "release.py"), *arguments)


def lock(_: list[str]) -> None:
    """Choose the locked versions anew."""
    environment.lock()


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "setup": set_up_again,
    "installers": installers,
    "lock": lock,
}


def main(arguments: list[str]) -> None:
    """Carry out one command; see the module's text."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    command(arguments[1:])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        sys.exit(SETUP_FAILED)
    except KeyboardInterrupt:
        print("Stopped. The next call goes on from here.", file=sys.stderr)
        sys.exit(130)
