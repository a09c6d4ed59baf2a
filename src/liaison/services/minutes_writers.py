"""The writers of minutes, one a format. They bring fonts, Word and OpenDocument with them: imported when something is written."""

from __future__ import annotations

from datetime import date

from liaison.domain.minutes import Minutes
from liaison.export.minutes_docx import default_template, docx_of
from liaison.export.minutes_html import html_of
from liaison.export.minutes_ics import ics_of
from liaison.export.minutes_markdown import markdown_of
from liaison.export.minutes_odt import odt_of
from liaison.export.minutes_paper import paper_of
from liaison.export.minutes_pdf import pdf_of
from liaison.services.minutes_out import MinutesFormat, Options


def bytes_of(minutes: Minutes, kind: MinutesFormat, options: Options, made: date) -> bytes:
    """The content of a file, in the language in use. Raises TemplateRefused, TemplateBroken."""
    match kind:
        case MinutesFormat.PDF:
            return pdf_of(paper_of(minutes), made)
        case MinutesFormat.DOCX:
            return docx_of(minutes, options.template or default_template(), made)
        case MinutesFormat.ODT:
            return odt_of(paper_of(minutes))
        case MinutesFormat.MARKDOWN:
            return markdown_of(paper_of(minutes)).encode("utf-8")
        case MinutesFormat.HTML:
            return html_of(paper_of(minutes)).encode("utf-8")
        case MinutesFormat.CALENDAR:
            return ics_of(minutes, made)
