"""Bytecode that is never compared with its source, carries no time, and leaves out what only programmers read.

Run as a program it compiles what its input lists: how bytecode is written depends on which texts the process knows already, so that
only a process of its own, in which nothing else happens, gives the same bytes each time.
"""

import ast
import importlib.util
import json
import marshal
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeGuard

_UNCHECKED = (0b01).to_bytes(4, "little")
"""PEP 552: found by a hash of the source, which is not looked at again."""


class Order(NamedTuple):
    """One file to compile.

    Attributes:
        shown_as: the path that tracebacks name.
        target: where the bytecode goes.
    """

    source: Path
    shown_as: str
    target: Path


def compile_apart(orders: Sequence[Order]) -> None:
    """Compile these in their order, in a process of its own. Raises CalledProcessError."""
    listed = json.dumps([[str(part) for part in order] for order in orders])
    # the order of a constant set follows the seed of hashes
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-S", "-s", "-P", str(Path(__file__).resolve())]
    subprocess.run(
        command, input=listed, text=True, check=True, env={**clean, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    )


def compiled(source: Path, shown_as: str) -> bytes:
    """The content of a `.pyc` for the Python that runs this.

    Docstrings are left out, a fifth of all bytecode, as by `python -OO`, which libraries know; those of dataclasses stay, because one
    without makes one at every start. Assertions stay.

    Args:
        shown_as: the path that tracebacks name.
    """
    content = source.read_bytes()
    tree = ast.parse(content, shown_as)
    for node in ast.walk(tree):
        if _may_do_without(node) and ast.get_docstring(node, clean=False):
            # the body of a function or a class may not be empty
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    code = compile(tree, shown_as, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + importlib.util.source_hash(content) + marshal.dumps(code)


def _may_do_without(node: ast.AST) -> TypeGuard[ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    if isinstance(node, ast.ClassDef):
        return not any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)
    return isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef)


def _main() -> None:
    for source, shown_as, target in json.load(sys.stdin):
        Path(target).write_bytes(compiled(Path(source), shown_as))


if __name__ == "__main__":
    _main()
