"""Speaking another language for a while, on one thread alone."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from liaison.base.paths import resources
from liaison.base.translations import language, languages, speaking, tr, trn, use_language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en", resources() / "languages")
    yield
    use_language("en", resources() / "languages")


def test_within_the_block_everything_is_said_in_the_other_language() -> None:
    with speaking("ru"):
        assert language() == "ru"
        assert tr("Signature") == "Подпись"
        assert trn("{n} office", "{n} offices", 2) == "2 представительства"
        with speaking("en"):
            assert tr("Signature") == "Signature"
        assert tr("Signature") == "Подпись"
    assert language() == "en"
    assert tr("Signature") == "Signature"


def test_other_threads_go_on_in_the_languages_of_the_window() -> None:
    heard: list[str] = []
    with speaking("ru"):
        thread = Thread(target=lambda: heard.append(tr("Signature")))
        thread.start()
        thread.join()
    assert heard == ["Signature"]


def test_a_language_of_the_window_is_kept_outside_the_block() -> None:
    use_language("ru", resources() / "languages")
    with speaking("en"):
        assert tr("Signature") == "Signature"
    assert tr("Signature") == "Подпись"


def test_every_catalogue_can_be_chosen_english_first() -> None:
    assert languages()[0] == "en"
    assert "ru" in languages()
