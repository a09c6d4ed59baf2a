from __future__ import annotations

import build_request_template


def test_the_template_of_requests_is_what_its_script_makes() -> None:
    assert build_request_template.TARGET.read_bytes() == build_request_template.built()
