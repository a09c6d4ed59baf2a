"""The derivation is the standard's, stays in its bounds, tells of too little memory, and lets others work meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from liaison.store.vault.derivation import KdfCost, key_from_passphrase, passphrase_bytes


def test_the_derivation_is_argon2id_with_the_cost_given(cost: KdfCost) -> None:
    expected = Argon2id(salt=b"s" * 32, length=32, iterations=1, lanes=4, memory_cost=64 * 1024).derive(b"a b")
    assert key_from_passphrase("a\u3000b", b"s" * 32, cost) == expected


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(64 * 1024 - 1, 3, 4), (1024 * 1024 + 1, 3, 4), (256 * 1024, 0, 4), (256 * 1024, 11, 4), (256 * 1024, 3, 0)],
)
def test_costs_outside_the_bounds_cannot_be_named(memory: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="bounds"):
        KdfCost(memory, passes, lanes)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_text_has_bytes_and_the_same_ones_however_composed(text: str) -> None:
    import unicodedata

    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert passphrase_bytes(composed) == passphrase_bytes(decomposed) == passphrase_bytes(text)


def test_other_threads_go_on_while_it_derives() -> None:
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    started = time.perf_counter()
    key_from_passphrase("five words", b"s" * 32, KdfCost(256 * 1024, 3, 4))
    ended = time.perf_counter()
    done.set()
    ticker.join()
    # held throughout, the interpreter would give no tick between the two; no time is asserted
    assert len([moment for moment in ticks if started < moment < ended]) > 10


@pytest.mark.skipif(sys.platform == "win32", reason="the system's limit on memory is set by resource")
def test_too_little_memory_is_said() -> None:
    program = (
        "import resource\n"
        "from cryptography.hazmat.primitives.kdf.argon2 import Argon2id\n"
        "from liaison.domain.vault_errors import NotEnoughMemory\n"
        "from liaison.store.vault.derivation import KdfCost, key_from_passphrase\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "try:\n"
        "    key_from_passphrase('five words', b's' * 32, KdfCost(1024 * 1024, 1, 1))\n"
        "except NotEnoughMemory as error:\n"
        "    print(error.code)\n"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.stdout == "33\n", answer.stderr
