"""Run the benchmarks and print their figures: sh packaging/dev bench [name ...]

Every module of this folder with a `run()` that gives figures is one; they run one after the other.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HELPERS = {
    "__main__",
    "figures",
    "corpus",
    "reference_corpus",
    "bare_window",
    "unlock_once",
    "find_corpus",
    "cases_corpus",
    "find_paths",
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all when none is named; 0 when every limit was reached."""
    sys.path.insert(0, str(HERE))
    figures = importlib.import_module("figures")
    print(figures.HEADING)
    missed = 0
    for name in names or sorted(path.stem for path in HERE.glob("*.py") if path.stem not in HELPERS):
        for figure in importlib.import_module(name).run():
            print(figure.line(), flush=True)
            missed += not figure.reached
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
