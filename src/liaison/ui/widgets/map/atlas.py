"""The prepared map: one binary file a scale, read without computing anything.

`packaging/build_map.py` writes the files and `save` is what it calls; reading and writing stand side by side because they
are one format. Lengths are kilometres on the map (`projection`), y down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDataStream, QFile, QIODevice, QPointF, QRectF, QSaveFile
from PySide6.QtGui import QPainterPath

from liaison.base.errors import WorldError
from liaison.base.translations import tr

_MARK = "Liaison Desk map 1"


class Scale(Enum):
    """The two sets of the source; the value is the name of the file."""

    FINE = "world-50m.map"
    COARSE = "world-110m.map"


class MapDataDamaged(WorldError):
    """A file of the map is missing or is not whole."""

    code = 81


@dataclass(frozen=True, slots=True)
class Country:
    """What the map knows of one country or territory.

    Attributes:
        code: ISO 3166-1 alpha-2; "" for land the source draws apart and ISO gives no code.
        anchor: the place of its marker, its label and its stop on a route; on its land where the source has its land.
        frame: what to show when asked for it: its main land, without possessions an ocean away.
        extent: the longer side of its largest piece of land in kilometres; 0 where the source has none.
        path: its land, filled by the odd-even rule; empty where the source has none at this scale.
        bounds: the rectangle around `path`.
    """

    code: str
    anchor: QPointF
    frame: QRectF
    extent: float
    path: QPainterPath
    bounds: QRectF


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two countries; `contested` when the land on one side has no ISO code."""

    contested: bool
    path: QPainterPath
    bounds: QRectF


@dataclass(frozen=True, slots=True)
class Atlas:
    """One scale of the map, in the order of painting; `index` leads from a code to its place in `countries`."""

    countries: tuple[Country, ...]
    borders: tuple[Border, ...]
    index: dict[str, int]

    def country(self, code: str) -> Country | None:
        """The country with this ISO code, None when the map has none."""
        place = self.index.get(code)
        return None if place is None else self.countries[place]


EMPTY = Atlas((), (), {})


@lru_cache(maxsize=4)
def load(file: Path) -> Atlas:
    """The map in `file`; the maps of one process share it. Raises MapDataDamaged."""
    stream = _opened(file)
    countries = tuple(_read_country(stream) for _ in range(_read_count(stream, file)))
    borders = tuple(_read_border(stream) for _ in range(_read_count(stream, file)))
    if stream.status() != QDataStream.Status.Ok or not stream.atEnd():
        raise _damaged(file)
    return Atlas(countries, borders, {country.code: place for place, country in enumerate(countries) if country.code})


def save(file: Path, countries: Sequence[Country], borders: Sequence[Border]) -> None:
    """Write `countries` and `borders` to `file`, whole or not at all. Raises OSError."""
    target = QSaveFile(str(file))
    if not target.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(target.errorString())
    stream = QDataStream(target)
    _agree(stream)
    stream.writeQString(_MARK)
    stream.writeUInt32(len(countries))
    for country in countries:
        stream.writeQString(country.code)
        stream << country.anchor << country.frame
        stream.writeFloat(country.extent)
        stream << country.path << country.bounds
    stream.writeUInt32(len(borders))
    for border in borders:
        stream.writeBool(border.contested)
        stream << border.path << border.bounds
    if stream.status() != QDataStream.Status.Ok or not target.commit():
        raise OSError(target.errorString())


def _agree(stream: QDataStream) -> None:
    stream.setVersion(QDataStream.Version.Qt_6_0)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)


def _opened(file: Path) -> QDataStream:
    source = QFile(str(file))
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise _damaged(file)
    stream = QDataStream(QByteArray(source.readAll()))
    _agree(stream)
    if stream.readQString() != _MARK:
        raise _damaged(file)
    return stream


def _read_count(stream: QDataStream, file: Path) -> int:
    count = stream.readUInt32()
    if stream.status() != QDataStream.Status.Ok or count > 10_000:
        raise _damaged(file)
    return count


def _read_country(stream: QDataStream) -> Country:
    code, anchor, frame, path, bounds = stream.readQString(), QPointF(), QRectF(), QPainterPath(), QRectF()
    stream >> anchor >> frame
    extent = stream.readFloat()
    stream >> path >> bounds
    return Country(code, anchor, frame, extent, path, bounds)


def _read_border(stream: QDataStream) -> Border:
    contested, path, bounds = stream.readBool(), QPainterPath(), QRectF()
    stream >> path >> bounds
    return Border(contested, path, bounds)


def _damaged(file: Path) -> MapDataDamaged:
    return MapDataDamaged(
        tr("The map cannot be drawn: its file {name} is missing or damaged.", name=file.name),
        tr("Install the program again; nothing of yours is affected."),
    )
