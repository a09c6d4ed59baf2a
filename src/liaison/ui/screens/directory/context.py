"""What the parts of a page are made with."""

from __future__ import annotations

from dataclasses import dataclass, field

from liaison.ui.screens.directory.choices import Choices
from liaison.ui.screens.directory.freshness_checks import Checks
from liaison.ui.screens.directory.sources import Sources
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class Context:
    """Names and lists to word facts with, the sources the page has named so far, and checks of its facts; one for each page."""

    names: Names
    choices: Choices
    sources: Sources = field(default_factory=Sources)
    checks: Checks = field(default_factory=dict)
