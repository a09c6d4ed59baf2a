"""An office's own template, looked at before it is opened: how large it would become, and what it would bring with it.

Refused are programs (macros, embedded objects), content from elsewhere (linked pictures and files, fields that fetch) and
entities. Taken out without a word is what only tells of the computer it was written on: the path of the template it was itself
made from, its properties, its small picture.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from liaison.base.translations import tr
from liaison.domain.minutes_out_errors import TemplateRefused
from liaison.export.packing import packed

LARGEST = 20 * 1024 * 1024
"""Bytes of the file."""

LARGEST_INFLATED, LARGEST_PART, MOST_PARTS = 60 * 1024 * 1024, 5 * 1024 * 1024, 1000
"""Bytes of all parts, bytes of one that is read as text, and how many there may be."""

_KINDS = "[Content_Types].xml"
_BODY = "word/document.xml"
_PROGRAMS = re.compile(
    r"(?i)vbaproject|vbadata|activex|/embeddings/|oleobject|/afchunk|/customui|\.(?:bin|exe|dll|js|vbs)$"
)
_MACROS = re.compile(rb"(?i)macroenabled|vbaproject")
_ENTITIES = re.compile(rb"(?i)<!\s*(?:doctype|entity)")
_FIELD = re.compile(rb"<w:instrText\b[^>]*>([^<]*)</w:instrText>|\bw:instr\s*=\s*\"([^\"]*)\"")
_FETCHING = re.compile(rb"(?i)\b(?:includepicture|includetext|ddeauto|dde|import|link|rd|database|macrobutton)\b")
_RELATION = re.compile(rb"<Relationship\b[^>]*?(?:/>|>\s*</Relationship>)", re.DOTALL)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_OWN_TEMPLATE = re.compile(rb"Type\s*=\s*[\"'][^\"']*/attachedTemplate[\"']", re.IGNORECASE)
_TELLING = re.compile(
    rb"Type\s*=\s*[\"'][^\"']*/(?:attachedTemplate|thumbnail|custom-properties|extended-properties)[\"']", re.I
)
_OWN_TEMPLATE_MARK = re.compile(rb"<w:attachedTemplate\b[^>]*/>")
_DROPPED = ("docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail")


def safe_template(data: bytes, name: str) -> bytes:
    """The template without what tells of its own computer. Raises TemplateRefused."""
    if len(data) > LARGEST:
        raise TemplateRefused(name, tr("it is larger than {n} MB.", n=LARGEST // 1024 // 1024))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise TemplateRefused(name, tr("it is not a Word document (.docx).")) from error
    _refuse_dangerous(parts, name)
    told = {part: _without_telling(part, content) for part, content in parts.items()}
    return packed({part: content for part, content in told.items() if content is not None})


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    listed = [one for one in archive.infolist() if not one.is_dir()]
    if {_KINDS, _BODY} - {one.filename for one in listed}:
        raise TemplateRefused(name, tr("it is not a Word document (.docx)."))
    is_too_large = sum(one.file_size for one in listed) > LARGEST_INFLATED or len(listed) > MOST_PARTS
    if is_too_large or any(one.file_size > LARGEST_PART and _is_text(one.filename) for one in listed):
        raise TemplateRefused(name, tr("unpacked, it would be too large."))
    parts: dict[str, bytes] = {}
    for one in listed:
        with archive.open(one) as stream:
            # what a part says of its own size need not be true
            content = stream.read(one.file_size + 1)
        if len(content) > one.file_size or one.filename in parts:
            raise TemplateRefused(name, tr("it is not a Word document (.docx)."))
        parts[one.filename] = content
    return parts


def _is_text(part: str) -> bool:
    return PurePosixPath(part).suffix.lower() in (".xml", ".rels", ".vml")


def _refuse_dangerous(parts: dict[str, bytes], name: str) -> None:
    if any(_PROGRAMS.search(part) for part in parts) or _MACROS.search(parts[_KINDS]):
        raise TemplateRefused(name, tr("it contains macros or embedded objects."))
    for part, content in parts.items():
        if not _is_text(part):
            continue
        if b"\x00" in content[:4096] or _ENTITIES.search(content):
            raise TemplateRefused(name, tr("it contains entities, or is not written in UTF-8."))
        # a field's words may be spread over several runs
        if _FETCHING.search(b"".join(found[0] or b" " + found[1] for found in _FIELD.findall(content))):
            raise TemplateRefused(name, tr("it contains a field that fetches something from elsewhere."))
        if part.endswith(".rels") and any(map(_fetches, _RELATION.findall(content))):
            raise TemplateRefused(name, tr("it refers to pictures or files outside itself."))


def _fetches(relation: bytes) -> bool:
    """A link is followed by a person, if at all; anything else by the program that shows the document."""
    if not _EXTERNAL.search(relation) or _OWN_TEMPLATE.search(relation):
        return False
    return not (_LINK.search(relation) and re.search(rb"Target\s*=\s*[\"'](?:https?:|mailto:)", relation, re.I))


def _without_telling(part: str, content: bytes) -> bytes | None:
    if part.startswith(_DROPPED):
        return None
    if part.endswith(".rels"):
        return _RELATION.sub(lambda found: b"" if _TELLING.search(found[0]) else found[0], content)
    if part == _KINDS:
        return re.sub(rb"<Override\b[^>]*PartName\s*=\s*[\"']/docProps/(?:app|custom)\.xml[\"'][^>]*/>", b"", content)
    return _OWN_TEMPLATE_MARK.sub(b"", content) if part == "word/settings.xml" else content
