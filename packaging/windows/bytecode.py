"""Bytecode that is never compared with its source, carries no time, and leaves out what only programmers read."""

import ast
import importlib.util
import marshal
from pathlib import Path
from typing import TypeGuard

_UNCHECKED = (0b01).to_bytes(4, "little")
"""PEP 552: found by a hash of the source, which is not looked at again."""


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
