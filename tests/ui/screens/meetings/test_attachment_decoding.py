"""Pictures out of bytes: turned as they were taken, read smaller where they are huge, and refused where they would fill the memory."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from liaison.ui.writing.attachments.decoding import decoded


def encoded(width: int, height: int, kind: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    image.setPixelColor(0, 0, QColor("#ffffff"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp", "webp", "tiff"])
def test_the_usual_kinds(kind: str) -> None:
    found = decoded(encoded(50, 20, kind), f"image/{kind}")
    assert found.image is not None and (found.image.width(), found.image.height()) == (50, 20)


def test_a_photograph_is_turned_as_the_camera_was_held() -> None:
    plain = encoded(50, 20, "jpeg")
    # orientation 6: the camera was turned by a quarter
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + bytes(4)
    turned = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    found = decoded(turned, "image/jpeg")
    assert found.image is not None and (found.image.width(), found.image.height()) == (20, 50)


def test_a_huge_photograph_is_read_at_half_its_size() -> None:
    found = decoded(encoded(9_000, 8_000, "jpeg"), "image/jpeg")
    assert found.image is not None and (found.image.width(), found.image.height()) == (4_500, 4_000)


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header is right and whose content would unfold to nothing but black."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    line = bytes(1 + width // 8)
    rows = b"".join(packer.compress(line) for _ in range(2_000)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused() -> None:
    content = bomb(60_000, 60_000)
    assert len(content) < 100_000
    found = decoded(content, "image/png")
    assert found.image is None
    assert found.fault.startswith("This picture is too large to be shown here: 60000 × 60000 points.")


def test_a_file_of_another_kind_is_not_read_by_a_reader_it_names() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert decoded(svg, "image/png").image is None
    assert decoded(encoded(5, 5, "jpeg"), "image/png").image is None


# the readers complain to the log, in words of their own
@pytest.mark.qt_log_level_fail("NO")
@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp", "webp", "tiff", "gif"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_anywhere_gives_a_picture_or_a_sentence(kind: str, data: st.DataObject) -> None:
    whole = encoded(60, 40, "png" if kind == "gif" else kind)
    content = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = decoded(bytes(content), f"image/{kind}")
    assert (found.image is None) == bool(found.fault)
