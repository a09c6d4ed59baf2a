"""Commands as a shell runs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from liaison.app.command_line.run import run

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command: exit code, answer, complaint."""

    def asked(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked
