"""Opening the key slots in a process of its own, which takes passphrase, derivation and its 256 MB with it when it ends."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.paths import resources
from liaison.base.translations import language, use_language
from liaison.domain.vault_errors import NotEnoughMemory
from liaison.store.vault.access import unlock_with_passphrase, unlock_with_recovery_code
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey

PASSPHRASE, RECOVERY_CODE = "passphrase", "recovery code"
_MEANS: Mapping[str, Callable[[Path, str], DataKey]] = {
    PASSPHRASE: unlock_with_passphrase,
    RECOVERY_CODE: unlock_with_recovery_code,
}


def unlock_apart(command: Sequence[str], folder: Path, means: str, text: str) -> DataKey:
    """The store's key, opened by the process that `command` starts and that calls `answer_apart`.

    Where no process can be started, or it ends without an answer, the slots are opened here.

    Args:
        means: PASSPHRASE or RECOVERY_CODE; `text` is what was typed, and goes through a pipe.

    Raises:
        As `unlock_with_passphrase` and `unlock_with_recovery_code`.
    """
    return asked_apart(command, folder, means, text) or _MEANS[means](folder, text)


def asked_apart(command: Sequence[str], folder: Path, means: str, text: str) -> DataKey | None:
    """As `unlock_apart`; None where no process can be started or it ends without an answer."""
    asked = {"folder": str(folder), "means": means, "text": text, "language": language()}
    # ASCII with escapes, so that even half surrogates come through as they were typed
    request = json.dumps(asked).encode("ascii")
    # no console window on Windows; nothing elsewhere
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603  # our own command
            command, input=request, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, creationflags=hidden
        )
    except OSError:
        return None
    if sys.platform != "win32" and done.returncode == -signal.SIGKILL:
        # the system's way to say that no memory is left
        raise NotEnoughMemory(KdfCost().memory_kib // 1024)
    if done.returncode or not done.stdout:
        return None
    answer = pickle.loads(done.stdout)  # noqa: S301  # our own process wrote it
    if isinstance(answer, WorldError):
        raise answer
    return DataKey(answer)


def answer_apart() -> None:
    """The other side: read one request from standard input, write the key or the error to standard output."""
    asked = json.loads(sys.stdin.buffer.read())
    use_language(asked["language"], resources() / "languages")
    try:
        answer: bytes | WorldError = _MEANS[asked["means"]](Path(asked["folder"]), asked["text"]).material()
    except WorldError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()
