"""A Word template filled in: looked at first, proved to be still a document, and without a word of where it was made."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.base.translations import tr
from liaison.domain.minutes_out_errors import TemplateBroken, TemplateRefused
from liaison.export.docx_guard import safe_template
from liaison.export.packing import repacked
from liaison.export.template_language import MistakeInTemplate, Schema, TemplateLanguage, mistake_in, shown

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

Context = dict[str, Any]
"""What a template can ask for, as plain values; words with their style as the library's rich text."""

LOCALES = {"en": "en-GB", "ru": "ru-RU"}
"""How Word calls the languages; others by their code."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: a neutral title, its language (ISO 639-1) and its day."""

    title: str
    language: str
    made: date


def read_template(template: Path) -> bytes:
    """A template that was looked at. Raises TemplateRefused."""
    try:
        data = template.read_bytes()
    except OSError as error:
        reason = error.strerror or tr("the medium refused it.")
        raise TemplateRefused(template.name, tr("it cannot be read: {reason}", reason=reason)) from error
    return safe_template(data, template.name)


def fill(template: bytes, name: str, context: Context, schema: dict[str, Schema], properties: Properties) -> bytes:
    """The document. Raises TemplateRefused, TemplateBroken.

    Args:
        template: one that was looked at; `name` is told when it is broken.
        schema: one of everything there can be, by which the template is checked whatever this paper has.
    """
    # together they take a fifth of a second to import
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    try:
        opened = DocxTemplate(io.BytesIO(template))
        opened.init_docx()
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise TemplateRefused(name, tr("it is not a Word document (.docx).")) from error
    try:
        _prove(opened, context, schema)
        opened.render(context, TemplateLanguage(schema), autoescape=True)
    except MistakeInTemplate as error:
        raise TemplateBroken(name, error.paragraph, error.detail) from error
    except TemplateError as error:
        raise TemplateBroken(name, "", mistake_in(error).detail) from error
    _say_nothing_of_its_origin(opened.docx, properties)
    _say_its_language(opened.docx, properties.language)
    target = io.BytesIO()
    opened.docx.save(target)
    return repacked(target.getvalue())


def _prove(template: DocxTemplate, context: Context, schema: dict[str, Schema]) -> None:
    """Fill in the body once and look whether it is still a document: a loop may begin in a table and end outside."""
    from docx.opc.oxml import parse_xml
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    xml = template.build_xml(context, TemplateLanguage(schema))
    try:
        body = parse_xml(xml.encode("utf-8"))
    except XMLSyntaxError as error:
        detail = tr("a loop or condition begins and ends in different tables, rows or paragraphs")
        raise MistakeInTemplate(detail) from error
    misplaced = next(body.iterfind(".//{*}t//{*}r"), None)
    if misplaced is not None:
        detail = tr("a placeholder with styled words needs {sign} in front", sign="{{r")
        raise MistakeInTemplate(detail, shown("".join(misplaced.itertext())))


def _say_nothing_of_its_origin(document: Document, properties: Properties) -> None:
    about = document.core_properties
    for name in ("author", "last_modified_by", "comments", "subject", "keywords", "category", "identifier"):
        setattr(about, name, "")
    for name in ("content_status", "version"):
        setattr(about, name, "")
    about.title = properties.title
    about.revision = 1
    about.created = about.modified = datetime.combine(properties.made, time(), UTC)


def _say_its_language(document: Document, language: str) -> None:
    """By which words are checked and read aloud, unless a style of the template says another."""
    from docx.oxml.ns import qn

    full = LOCALES.get(language, language)
    for one in document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        one.set(qn("w:val"), full)
