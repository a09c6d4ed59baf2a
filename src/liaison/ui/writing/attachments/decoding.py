"""A picture out of bytes nobody vouches for, on any thread: by the reader its first bytes name, never larger than memory allows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from liaison.base.translations import tr

MOST_POINTS = 64_000_000
"""Width times height. With four bytes each that is Qt's own limit for one picture, 256 MB."""

MOST_SCALED = 400_000_000
"""The same for JPEG, which can be read at half its size and less without taking the memory of the whole."""

_READERS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/webp": b"webp",
    "image/tiff": b"tiff",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture, or why there is none.

    Attributes:
        pages: how many pictures the file has; the first is shown.
    """

    image: QImage | None
    fault: str = ""
    pages: int = 1


def decoded(content: bytes, media_type: str) -> Decoded:
    """The picture, turned as the camera was held."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    # a fixed reader: one that guesses might take the bytes for a drawing that names other files
    reader = QImageReader(buffer, QByteArray(_READERS[media_type]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    try:
        return _read(reader, media_type)
    finally:
        # the reader for TIFF looks into the buffer once more when it goes, so it goes first
        del reader


def _read(reader: QImageReader, media_type: str) -> Decoded:
    size = reader.size()
    points = size.width() * size.height() if size.isValid() else 0
    if media_type == "image/jpeg" and MOST_POINTS < points <= MOST_SCALED:
        times = 2
        while points > MOST_POINTS * times * times:
            times *= 2
        reader.setScaledSize(size / times)
    elif points > MOST_POINTS:
        return Decoded(
            None,
            tr(
                "This picture is too large to be shown here: {width} × {height} points. Up to {most} million are shown.",
                width=size.width(),
                height=size.height(),
                most=MOST_POINTS // 1_000_000,
            ),
        )
    # asked after reading, it would look for pages where the first one ended
    pages = max(1, reader.imageCount()) if media_type == "image/tiff" else 1
    image = reader.read()
    if image.isNull():
        return Decoded(None, tr("This picture cannot be shown: it is damaged."))
    return Decoded(image, pages=pages)
