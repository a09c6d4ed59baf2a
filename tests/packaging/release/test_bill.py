"""The bill of materials; its library is among the tools of a release, which `packaging/dev installers` sets up."""

import json
import platform

import pytest

from release import parts

pytest.importorskip("cyclonedx")

from release.bill import bill  # after it is known that its library is there


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library's own
def test_two_bills_of_the_same_parts_are_the_same_text_and_name_what_is_inside_the_parts() -> None:
    listed = parts.parts("linux", platform.python_version())
    text = bill(listed, "linux")
    assert text == bill(listed, "linux")
    components = {one["name"]: one for one in json.loads(text)["components"]}
    assert components.keys() == {part.name for part in listed}
    assert "openssl" in {inner["name"] for inner in components["cryptography"]["components"]}
