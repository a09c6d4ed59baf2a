"""Prompts in a note: whole lines that are comments of Markdown. They tell what to write, say nothing, and leave in no minutes."""

from __future__ import annotations

_BEGIN, _END = "<!--", "-->"


def is_prompt(line: str) -> bool:
    """True for a line that is one comment and nothing else."""
    bare = line.strip()
    return bare.startswith(_BEGIN) and bare.endswith(_END) and len(bare) >= len(_BEGIN) + len(_END)


def prompt(text: str) -> str:
    """A prompt as a line of a note."""
    return f"{_BEGIN} {text} {_END}"
