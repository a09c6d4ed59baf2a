"""The window's own options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """What the window was started with.

    Attributes:
        store: the store's folder; None for the platform's own.
        sample: look around in the sample.
        language: `en` or `ru`; None for the settings' or the system's.
        settings: folder of the settings; None for the platform's own.
        milestones: print how long the start took to each milestone, in milliseconds since the process began.
    """

    store: Path | None = None
    sample: bool = False
    language: str | None = None
    settings: Path | None = None
    milestones: bool = False


def read_options(arguments: Sequence[str]) -> Options:
    """Read the arguments; ends the process with a sentence when they are wrong."""
    if not arguments:
        return Options()
    import argparse  # the usual start has no arguments and need not wait for it

    parser = argparse.ArgumentParser(prog="liaison-desk", add_help=False)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--language", choices=("en", "ru"))
    parser.add_argument("--settings", type=Path)
    parser.add_argument("--milestones", action="store_true")
    return Options(**vars(parser.parse_args(list(arguments))))
