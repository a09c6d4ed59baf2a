"""Reads the policy file: every line that counts, and every one that does not by its number and what may stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from iniconfig import IniConfig, ParseError

from liaison.base.paths import has_policy, policy_file
from liaison.base.translations import tr
from liaison.domain.policy import NO_POLICY, Policy, PolicyProblem
from liaison.domain.policy_errors import PolicyFileMissing
from liaison.services.policy.guard import objection
from liaison.services.policy.keys import KEYS, PolicyKey, WrongValue

LARGEST = 64 * 1024

_BY_NAME = {(key.section, key.name): key for key in KEYS}


def policy_in_force(file: Path | None = None, object_to: Callable[[Path], str] = objection) -> Policy:
    """The administrators' decisions on this machine.

    Args:
        file: where they are written; the platform's own place when None.
        object_to: tells why a file does not count.
    """
    place = file or policy_file()
    if not has_policy(place):
        return NO_POLICY
    try:
        objected = object_to(place)
        if objected:
            return _ignored(place, objected)
        return read_policy(place)
    except (OSError, PolicyFileMissing) as error:
        return _broken(place, 0, getattr(error, "strerror", None) or str(error))


def read_policy(file: Path) -> Policy:
    """What a file would decide, whoever it belongs to. Raises PolicyFileMissing."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise PolicyFileMissing(file, error.strerror or str(error)) from error
    if len(content) > LARGEST:
        return _broken(file, 0, tr("it is larger than 64 KB"))
    try:
        return _read(file, IniConfig(str(file), data=content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return _broken(file, 0, tr("it is not text in UTF-8"))
    except ParseError as error:
        return _broken(file, error.lineno + 1, tr("the line cannot be read: {detail}", detail=error.msg))


def _read(file: Path, lines: IniConfig) -> Policy:
    decided: dict[str, Any] = {}
    problems: list[PolicyProblem] = []
    sections = {key.section for key in KEYS}
    for section in lines.sections:
        if section not in sections:
            allowed = ", ".join(sorted(sections))
            reason = tr("there is no such section; there are: {list}", list=allowed)
            problems.append(PolicyProblem(_line(lines, section), section, reason))
            continue
        for name, text in lines.sections[section].items():
            key, line = _BY_NAME.get((section, name)), _line(lines, section, name)
            if key is None:
                problems.append(PolicyProblem(line, f"{section}/{name}", _no_such_key(section)))
            else:
                problems += _decide(key, text.strip(), line, decided)
    unknown = any(problem.key == "store/folder" for problem in problems)
    return Policy(file, store_folder_unknown=unknown, problems=tuple(problems), **decided)


def _decide(key: PolicyKey, text: str, line: int, decided: dict[str, Any]) -> list[PolicyProblem]:
    try:
        decided[key.decides] = key.read(text)
    except WrongValue as wrong:
        decided[key.decides] = key.strict if wrong.usable is None else wrong.usable
        return [PolicyProblem(line, key.title, wrong.reason, tr(key.instead))]
    return []


def _no_such_key(section: str) -> str:
    return tr("there is no such key; there are: {list}", list=", ".join(k.name for k in KEYS if k.section == section))


def _line(lines: IniConfig, section: str, name: str | None = None) -> int:
    return lines.lineof(section, name) or 0


def _ignored(file: Path, reason: str) -> Policy:
    return Policy(file, is_ignored=True, problems=(PolicyProblem(0, "", reason, tr("nothing of it is in force")),))


def _broken(file: Path, line: int, reason: str) -> Policy:
    """A file nothing can be known of: whatever it may have closed is closed."""
    strict = {key.decides: key.strict for key in KEYS if key.strict is not None}
    problem = PolicyProblem(line, "", reason, tr("everything it may forbid is forbidden"))
    return Policy(file, store_folder_unknown=True, problems=(problem,))._replace(**strict)
