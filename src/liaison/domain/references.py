"""Naming one agency inside a statement about something else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgencyReference:
    """An agency named in a chain or a list."""

    id: str
    name: str
    short_name: str
