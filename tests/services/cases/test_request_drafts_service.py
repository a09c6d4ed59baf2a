"""A draft made from a real store: names in the languages wanted, the marking of the case, texts that no file would hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.cases.request_draft import DraftText
from liaison.domain.cases.request_errors import RequestGone
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.export.request_draft_docx import docx_of
from liaison.export.request_draft_pdf import pdf_of
from liaison.services.cases.request_drafts import RequestDraftService
from liaison.services.cases.requests import RequestService
from liaison.store.engine import Store


@pytest.fixture(autouse=True)
def _catalogues() -> Iterator[None]:
    use_language("en", resources() / "languages")
    yield


def words(text: DraftText) -> str:
    return "\n".join(line.text for part in (*text.facts, *text.parts) for line in part.lines)


def test_the_request_of_the_sample_is_drafted_in_two_languages(filled: Store) -> None:
    requests = RequestService(filled)
    key = requests.list()[0].key
    found = requests.request(key)
    assert found is not None
    broken = "A lorry.\x0b\x00\u202eA parcel."
    facts = replace(found.facts, requesting_agency_id="by-sk", reference="C-2019-0001/1", case_facts=broken)
    requests.edit(key, facts)
    draft = RequestDraftService(filled, lambda: date(2019, 8, 3)).draft(key, ("en", "ru"))
    assert draft.languages == ("en", "ru")
    assert draft.marking is Tlp.AMBER
    assert not draft.is_complete
    english, russian = draft.texts
    assert "Investigative Committee of the Republic of Belarus, Belarus" in words(english)
    assert "Следственный комитет, Беларусь" in words(russian)
    assert "United Nations Convention against Illicit Traffic in Narcotic Drugs" in words(english)
    assert "\nControlled delivery\n" in words(english)
    assert "A parcel." in words(english) and "\u202e" not in words(english)
    assert pdf_of(draft).startswith(b"%PDF")
    assert Document(io.BytesIO(docx_of(draft))).tables


def test_languages_that_are_no_drafts_and_requests_that_are_gone(filled: Store) -> None:
    service = RequestDraftService(filled)
    assert service.draft(RequestService(filled).list()[0].key, ("de",)).languages == ("en",)
    with pytest.raises(RequestGone):
        service.draft(RowKey("own", "gone"), ("en",))
