from __future__ import annotations

import build_minutes_template


def test_the_default_template_is_what_its_script_makes() -> None:
    assert build_minutes_template.TARGET.read_bytes() == build_minutes_template.built()
