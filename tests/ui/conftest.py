"""What all tests of the interface share: the theme, the doors, and English afterwards."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# before anything asks for a screen
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# helpers that several folders of tests share, such as `tests.ui.accessibility`, are found from the top of the checkout
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from liaison.base.lanes import Lanes
from liaison.base.paths import resources
from liaison.base.translations import language, use_language
from liaison.ui.doors import Doors
from liaison.ui.theme.theme import Contrast, Scheme, Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The theme on the application, light."""
    return Theme(qapp, Scheme.LIGHT, Contrast.NORMAL)


@pytest.fixture(autouse=True)
def _english_and_light(theme: Theme) -> Iterator[None]:
    yield
    if language() != "en":
        use_language("en", resources() / "languages")
    if theme.is_dark or theme.is_high_contrast:
        theme.choose(Scheme.LIGHT, Contrast.NORMAL)


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    """A store thread."""
    thread = Lanes()
    yield thread
    thread.close()


@pytest.fixture
def doors(lanes: Lanes) -> Doors:
    """The doors to it."""
    return Doors(lanes)
