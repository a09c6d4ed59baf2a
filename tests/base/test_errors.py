"""Errors of the world: each has an exit code of its own, and travels between processes whole."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from pathlib import Path

import liaison
from liaison.domain.vault_errors import NotEnoughMemory, RecoveryCodeMistyped

SOURCES = Path(liaison.__file__).parent
_CODE = re.compile(r"^    code = (\d+)$", re.MULTILINE)


def test_no_two_kinds_share_an_exit_code() -> None:
    codes = Counter(int(code) for file in SOURCES.rglob("*.py") for code in _CODE.findall(file.read_text("utf-8")))
    assert len(codes) > 40
    assert [code for code, times in codes.items() if times > 1] == []


def test_an_error_comes_out_of_another_process_as_it_went_in() -> None:
    for error in (NotEnoughMemory(256), RecoveryCodeMistyped((2, 5), 40, 40)):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert (str(again), again.code, vars(again)) == (str(error), error.code, vars(error))
