"""The bill of materials, in CycloneDX 1.6: parts with version, licence and address, and inside them what their own bills name.

Runs with the tools of a release on the import path (see `packages`).
"""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from release import origin
from release.parts import Part
from release.steps import StepFailed

_NAMESPACE = uuid.UUID("a2a3a2c1-0f39-4c65-8a5d-3a8c5f3c9c11")
"""What the number of a bill is derived from, so that the same build has the same one."""


def bill(listed: Iterable[Part], system: str) -> str:
    """The bill as JSON, the same text for the same parts. Raises StepFailed where it is no valid CycloneDX."""
    version = origin.version()
    program = Component(
        name="liaison-desk",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="liaison-desk",
        licenses=[_licence("MIT")],
    )
    made = Bom(
        serial_number=uuid.uuid5(_NAMESPACE, f"{version} {system} {origin.moment()}"),
        components=[_component(part) for part in listed],
    )
    made.metadata.component = program
    made.metadata.timestamp = datetime.fromtimestamp(origin.moment(), UTC)
    made.metadata.tools.components.clear()
    made.register_dependency(program, made.components)
    text = str(JsonV1Dot6(made).output_as_string(indent=1))
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise StepFailed(f"the bill of materials is not valid: {problem}")
    return text


def _component(part: Part) -> Component:
    address = PackageURL.from_string(part.address) if part.address else None
    inner = [_named(entry, part.name) for file in part.bills for entry in _entries(file)]
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=part.address or f"{part.name} {part.version}",
        purl=address,
        licenses=[_licence(part.licence)],
        external_references=[ExternalReference(type=ExternalReferenceType.SOURCE_DISTRIBUTION, url=XsUri(part.source))],
        components=_distinct(inner),
    )


def _licence(expression: str) -> Any:
    if expression.startswith("LicenseRef-"):
        return DisjunctiveLicense(name=expression)
    return LicenseFactory().make_from_string(expression)


def _entries(file: Path) -> list[dict[str, Any]]:
    """The components that a part's own bill names."""
    return list(json.loads(file.read_text(encoding="utf-8")).get("components", ()))


def _named(entry: dict[str, Any], within: str) -> Component:
    name, version = entry["name"], entry.get("version", "")
    # without the place where it was built
    address = PackageURL.from_string(entry["purl"].partition("?")[0]) if "purl" in entry else None
    reference = f"{within} > {name} {version}"
    return Component(name=name, version=version or None, type=ComponentType.LIBRARY, bom_ref=reference, purl=address)


def _distinct(components: list[Component]) -> list[Component]:
    return list({str(component.bom_ref.value): component for component in components}.values())
