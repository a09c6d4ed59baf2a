"""`policy show|check`: what administrators decided for this machine, and whether a file says it right."""

from __future__ import annotations

import argparse
from pathlib import Path

from liaison.app.command_line.command import CHECK_FAILED, DONE, NOTHING_FOUND, Command
from liaison.app.command_line.session import Session
from liaison.base.paths import policy_file
from liaison.base.translations import tr
from liaison.domain.policy import Policy
from liaison.domain.policy_words import decision_lines, problem_line
from liaison.services.policy.keys import KEYS
from liaison.services.policy.reading import read_policy


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("show", help="what is in force here", parents=[common], allow_abbrev=False)
    check = actions.add_parser("check", help="what a file would decide", parents=[common], allow_abbrev=False)
    check.add_argument("file", type=Path)
    actions.add_parser("keys", help="every key and what it may say", parents=[common], allow_abbrev=False)


def _run(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.action == "keys":
        described = {key.title: tr(key.allowed) for key in KEYS}
        session.answer(described, [f"{title}: {allowed}" for title, allowed in described.items()])
        return DONE
    policy = session.policy if arguments.action == "show" else read_policy(arguments.file)
    if policy.file is None:
        session.answer(policy, [tr("There is no policy: {file}", file=policy_file())])
        return NOTHING_FOUND
    session.answer(policy, _lines(policy))
    return CHECK_FAILED if policy.problems else DONE


def _lines(policy: Policy) -> list[str]:
    return [str(policy.file), *decision_lines(policy), *(problem_line(problem) for problem in policy.problems)]


POLICY = Command("policy", "what administrators decided", _add_arguments, _run, has_actions=True)
