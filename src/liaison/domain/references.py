"""Naming one agency inside a statement about something else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgencyReference:
    """An agency named in a chain or a list; `native_name` is empty when not known."""

    id: str
    name: str
    short_name: str
    native_name: str = ""
