"""python packaging/release.py: the installers, built, tried, listed and signed; `--help` tells what and how.

Sets up the environment and the tools of a release, then hands over to release/command.py.
"""

import os
import subprocess
import sys

import environment
from release import packages


def main() -> None:
    """Prepare and hand over; ends with the command's exit code."""
    environment.ensure()
    packages.install()
    command = [str(environment.PYTHON), "-m", "release.command", *sys.argv[1:]]
    variables = {**os.environ, "PYTHONUTF8": "1", **packages.paths()}
    sys.exit(subprocess.call(command, env=variables))


if __name__ == "__main__":
    try:
        main()
    except environment.SetupError as problem:
        sys.exit(str(problem))
