"""Where a name in a note leads: to rooms the screen does not know."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Ways(QObject):
    """Asks for what stands in other rooms; whoever builds the rooms connects it."""

    person_asked = Signal(str)
    """The identity of a person of the directory."""
    office_asked = Signal(str)
    """The key of an office."""
    agency_asked = Signal(str)
    """The key of an agency."""
    country_asked = Signal(str)
    """An alpha-2 code of ISO 3166-1."""
    case_asked = Signal(object, object)
    """The RowKey of a case, and a line of its note or None."""
