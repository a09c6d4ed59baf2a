"""The keys of a policy: what each may say, and what holds where it says something else. A wrong value never opens what it should close."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liaison.base.translations import marked, tr
from liaison.domain.policy import PolicySigner
from liaison.domain.signature_errors import KeyNotReadable
from liaison.domain.signers import TrustedBy, signer_of_key

STRICT_MINUTES, MOST_MINUTES = 5, 240
"""What holds when the number is wrong, and the largest number."""


class WrongValue(Exception):
    """A value that is not allowed.

    Attributes:
        reason: translated.
        usable: what of it can be used all the same, or None.
    """

    def __init__(self, reason: str, usable: Any = None) -> None:
        super().__init__(reason)
        self.reason, self.usable = reason, usable


@dataclass(frozen=True, slots=True)
class PolicyKey:
    """One key.

    Attributes:
        decides: the attribute of Policy.
        read: the value from its text; raises WrongValue.
        strict: what holds when the value is wrong and nothing of it usable; None for the attribute's own default.
        instead: that in words, in English until shown.
        allowed: what may stand there, for people, in English until shown.
    """

    section: str
    name: str
    decides: str
    read: Callable[[str], Any]
    strict: Any
    instead: str
    allowed: str

    @property
    def title(self) -> str:
        """As it is named to people."""
        return f"{self.section}/{self.name}"


def _minutes(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_MINUTES:
        return int(text)
    raise WrongValue(tr("“{value}” is not a whole number from 1 to {most}", value=text, most=MOST_MINUTES))


def _folder(text: str) -> Path:
    expanded = Path(os.path.expandvars(text)).expanduser() if text else Path()
    if text and expanded.is_absolute():
        return expanded
    raise WrongValue(tr("“{value}” is not a folder from the root on", value=text))


def _one_of(yes: str, no: str) -> Callable[[str], bool]:
    def read(text: str) -> bool:
        if text not in (yes, no):
            raise WrongValue(tr("“{value}” is neither {yes} nor {no}", value=text, yes=yes, no=no))
        return text == yes

    return read


def _signers(text: str) -> tuple[PolicySigner, ...]:
    good, bad = [], []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        key, _, name = line.partition(" ")
        try:
            signer = signer_of_key(key, name.strip(), TrustedBy.POLICY)
            good.append(PolicySigner(signer.key, signer.name))
        except KeyNotReadable as error:
            bad.append(error.sentence)
    if bad or not good:
        raise WrongValue(" ".join(bad) or tr("there is no key"), tuple(good))
    return tuple(good)


_NO_SIGNER = marked("the keys that cannot be read are not trusted")
_LINES = marked("one public key of minisign a line, then whose it is")

KEYS = (
    PolicyKey("store", "folder", "store_folder", _folder, None, marked("no store is opened"), marked("a folder")),
    PolicyKey(
        "lock",
        "after-minutes",
        "lock_after_minutes",
        _minutes,
        STRICT_MINUTES,
        marked("it locks after 5 minutes"),
        marked("1 to 240: left alone this long at most"),
    ),
    PolicyKey("backup", "folder", "backup_folder", _folder, None, marked("the officer decides"), marked("a folder")),
    PolicyKey("packs", "signers", "pack_signers", _signers, (), _NO_SIGNER, _LINES),
    PolicyKey(
        "packs",
        "unsigned",
        "unsigned_packs",
        _one_of("ask", "forbidden"),
        False,
        marked("packs without a signature are forbidden"),
        marked("ask or forbidden"),
    ),
    PolicyKey(
        "packs",
        "own-signers",
        "own_signers",
        _one_of("ask", "forbidden"),
        False,
        marked("officers trust nobody else"),
        marked("ask or forbidden: may an officer trust further signers"),
    ),
    PolicyKey(
        "updates",
        "from-program",
        "updates",
        _one_of("allowed", "forbidden"),
        False,
        marked("updates from within the program are forbidden"),
        marked("allowed or forbidden"),
    ),
    PolicyKey("updates", "signers", "update_signers", _signers, (), _NO_SIGNER, _LINES),
)
