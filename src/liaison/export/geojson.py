"""Places as GeoJSON (RFC 7946: WGS 84, longitude first)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from liaison.domain.exporting import MapPlace
from liaison.export.files import written_whole
from liaison.export.plain import plain

Point = tuple[float, float]


def write_geojson(places: Sequence[MapPlace], points: Mapping[str, Point], target: Path) -> None:
    """A feature for each place, at its country's point; without geometry where no country is known. Raises ExportFailed.

    Args:
        points: longitude and latitude by country.
    """
    with written_whole(target) as stream:
        stream.write(json.dumps(collection(places, points), ensure_ascii=False, indent=1).encode("utf-8"))
        stream.write(b"\n")


def collection(places: Sequence[MapPlace], points: Mapping[str, Point]) -> dict[str, object]:
    """All places as one FeatureCollection."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(place, points.get(place.country_iso2)) for place in places],
    }


def _feature(place: MapPlace, point: Point | None) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": list(point)} if point else None
    properties = {name: plain(value) for name, value in place.properties}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
