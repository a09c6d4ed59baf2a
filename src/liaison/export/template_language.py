"""The small part of Jinja that a template of minutes may use: placeholders, loops over what there is, conditions, a few filters.

Everything is looked at before anything is filled in, against all that minutes can have, so that a mistake is found even where this
meeting has nothing to show for it. What is not listed here is refused: calls, assignments, inclusion, arithmetic. How much a loop
may write is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from liaison.base.translations import tr

DEEPEST = 4
"""Loops within loops."""

MOST_WRITTEN = 40_000_000
"""Characters that may be written by all loops together."""

_FILTERS = ("upper", "lower", "capitalize", "trim", "length", "default", "first", "last")
_TESTS = ("defined", "undefined", "none", "even", "odd", "equalto", "eq", "ne", "in")
_LOOP = {"index": "", "index0": "", "first": "", "last": "", "length": "", "revindex": ""}
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
)
_TAGS = re.compile(r"<[^>]+>")
_LONGEST = 80

Schema = str | bool | None | dict[str, "Schema"] | list["Schema"]
"""What there is: a text, an object with its fields, a list by its only entry."""


class MistakeInTemplate(Exception):
    """A mistake; `paragraph` holds the words around it, `detail` the translated sentence."""

    def __init__(self, detail: str, paragraph: str = "") -> None:
        super().__init__(detail)
        self.detail, self.paragraph = detail, paragraph


@dataclass(slots=True)
class _Checked:
    """While one part of a template is looked at."""

    lines: list[str]

    def mistake(self, line: int | None, detail: str, name: str = "") -> MistakeInTemplate:
        """At a line, counted from 1; on one line stand a paragraph and the loops between it and the next."""
        text = self.lines[line - 1] if line is not None and 0 < line <= len(self.lines) else ""
        parts = [part for part in map(shown, text.split("</w:p>")) if part]
        return MistakeInTemplate(detail, next((part for part in parts if name in part), parts[0] if parts else ""))


def shown(xml: str) -> str:
    """The words of a paragraph, shortened."""
    text = " ".join(_TAGS.sub("", xml).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class TemplateLanguage(SandboxedEnvironment):
    """Understands templates.

    Args:
        schema: one of everything that can be asked for.
    """

    def __init__(self, schema: Mapping[str, Schema]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=self._counted_text)
        self._schema = dict(schema)
        self._left = MOST_WRITTEN
        self.globals = {}
        counted = {"counted": self._counted}
        self.filters = {name: self.filters[name] for name in _FILTERS} | counted
        self.tests = {name: self.tests[name] for name in _TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of what there is, nothing of Python's own."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same in brackets."""
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in _LOOP:
            return getattr(obj, argument)
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called."""
        return False

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        checked = _Checked(source.splitlines())
        try:
            tree = super()._parse(source, name, filename)
        except TemplateSyntaxError as error:
            raise checked.mistake(error.lineno, tr("a placeholder or loop is not closed, or not understood")) from error
        self._check(tree, checked, self._schema, 0)
        return tree

    def _check(self, node: nodes.Node, checked: _Checked, known: Mapping[str, Schema], depth: int) -> None:
        if isinstance(node, nodes.For):
            self._check_loop(node, checked, known, depth)
            return
        if not isinstance(node, _ALLOWED):
            raise checked.mistake(node.lineno, tr("this kind of instruction may not be used"))
        if isinstance(node, nodes.Filter) and node.name not in self.filters:
            raise checked.mistake(node.lineno, tr("there is no filter {name}", name=node.name), node.name)
        if isinstance(node, nodes.Test) and node.name not in self.tests:
            raise checked.mistake(node.lineno, tr("there is no test {name}", name=node.name), node.name)
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._meant(node, checked, known)
            return
        for child in node.iter_child_nodes():
            self._check(child, checked, known, depth)

    def _check_loop(self, node: nodes.For, checked: _Checked, known: Mapping[str, Schema], depth: int) -> None:
        if depth >= DEEPEST or node.recursive:
            raise checked.mistake(node.lineno, tr("there are too many loops within loops"))
        if not isinstance(node.target, nodes.Name) or not isinstance(node.iter, nodes.Name | nodes.Getattr):
            raise checked.mistake(node.lineno, tr("a loop needs one name and one list"))
        over = self._meant(node.iter, checked, known)
        if not isinstance(over, list):
            raise checked.mistake(node.lineno, tr("{name} is no list", name=_written(node.iter)), _written(node.iter))
        loop: Schema = {**_LOOP}
        within: dict[str, Schema] = {**known, node.target.name: over[0], "loop": loop}
        for child in (*node.body, *node.else_, *([node.test] if node.test else ())):
            self._check(child, checked, within, depth + 1)
        weight = 200 + sum(len(data.data) for part in node.body for data in part.find_all(nodes.TemplateData))
        node.iter = nodes.Filter(
            node.iter, "counted", [nodes.Const(weight)], [], None, None, lineno=node.lineno, environment=self
        )

    def _meant(self, node: nodes.Node, checked: _Checked, known: Mapping[str, Schema]) -> Schema:
        """What a name stands for."""
        if isinstance(node, nodes.Name):
            if node.name not in known:
                raise checked.mistake(node.lineno, tr("there is no placeholder {name}", name=node.name), node.name)
            return known[node.name]
        if isinstance(node, nodes.Getitem):
            if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, int | str):
                raise checked.mistake(node.lineno, tr("only a number or a name may stand in brackets"))
            key, inner = node.arg.value, node.node
        elif isinstance(node, nodes.Getattr):
            key, inner = node.attr, node.node
        else:
            raise checked.mistake(node.lineno, tr("this kind of instruction may not be used"))
        of = self._meant(inner, checked, known)
        if isinstance(of, list) and isinstance(key, int):
            return of[0]
        if not isinstance(of, dict) or key not in of:
            name = f"{_written(inner)}.{key}"
            raise checked.mistake(node.lineno, tr("there is no placeholder {name}", name=name), name)
        return of[str(key)]

    def _counted(self, over: Any, weight: int) -> Any:
        if not isinstance(over, list):
            raise MistakeInTemplate(tr("a loop needs one name and one list"))
        self._spend(len(over) * weight)
        return over

    def _counted_text(self, value: Any) -> Any:
        if isinstance(value, str):
            self._spend(len(value))
        return value

    def _spend(self, written: int) -> None:
        self._left -= written
        if self._left < 0:
            raise MistakeInTemplate(tr("its loops would write more than fits a document"))


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return "…"


def mistake_in(error: TemplateError) -> MistakeInTemplate:
    """What is left to go wrong while filling in."""
    return MistakeInTemplate(tr("a placeholder could not be filled in ({reason})", reason=error.message or ""))
