"""What is dropped or pasted, as files to be attached: paths the system names, or a picture."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage

from liaison.domain.from_outside import is_for_the_program
from liaison.services.attachment_files import FileToAdd, file_at, made_here

_PNG = "image/png"


def holds_files(data: QMimeData) -> bool:
    """Whether it is files; links into the web are texts."""
    urls = data.urls()
    return bool(urls) and all(url.isLocalFile() for url in urls)


def holds_picture(data: QMimeData) -> bool:
    """Whether it is a picture and nothing else: office programs put a picture beside the text one means."""
    return (data.hasImage() or data.hasFormat(_PNG)) and not data.hasUrls() and not data.text().strip()


def is_for_the_window(data: QMimeData) -> bool:
    """Whether it is one file that the program itself is there for, such as an update."""
    urls = data.urls()
    return len(urls) == 1 and urls[0].isLocalFile() and is_for_the_program(Path(urls[0].toLocalFile()))


def wanted(data: QMimeData) -> bool:
    """Whether it becomes attachments."""
    return holds_files(data) or holds_picture(data)


def files_in(data: QMimeData, now: datetime) -> list[FileToAdd]:
    """What is to be attached; read and made into PNG later, on another thread."""
    if holds_files(data):
        return [file_at(Path(url.toLocalFile())) for url in data.urls()]
    return [_picture(data, now)] if holds_picture(data) else []


def _picture(data: QMimeData, now: datetime) -> FileToAdd:
    name = f"picture-{now:%Y-%m-%d-%H%M%S}.png"
    if data.hasFormat(_PNG):
        content = bytes(data.data(_PNG).data())
        return made_here(name, lambda: content)
    image = QImage(data.imageData())
    return made_here(name, lambda: _as_png(image))


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes in the stubs, a text in Qt
    return bytes(buffer.data().data())
