"""TLP 2.0 as a list shows it: capitals, and never translated."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.meetings import Tlp


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking."""

    tlp: Tlp

    @property
    def value(self) -> str:
        """What is kept."""
        return self.tlp.value

    @property
    def label(self) -> str:
        """What is shown."""
        return self.tlp.value


MARKINGS = {tlp: Marking(tlp) for tlp in Tlp}
