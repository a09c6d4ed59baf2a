"""Where the officer's store is: beside a portable program, where the policy says, else in the platform's own place."""

from __future__ import annotations

from pathlib import Path

from liaison.base.paths import portable_folder, store_folder
from liaison.domain.policy import Policy
from liaison.domain.policy_errors import PolicyHidesStore


def store_place(policy: Policy) -> Path:
    """The folder of the store when nobody named one. Raises PolicyHidesStore."""
    if portable_folder() is not None:
        return store_folder()
    if policy.store_folder_unknown and policy.file is not None:
        problem = next((one for one in policy.problems if one.key in ("", "store/folder")), policy.problems[0])
        raise PolicyHidesStore(policy.file, problem.line, problem.reason)
    return policy.store_folder or store_folder()
