"""What the screen asks."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService
from liaison.services.directory import DirectoryService
from liaison.services.legal_bases import LegalBasisService


@dataclass(frozen=True, slots=True)
class CoverageServices:
    """The services behind the screen; their methods run on the store's thread."""

    coverage: CoverageService
    questions: CoverageQuestionService
    directory: DirectoryService
    legal_bases: LegalBasisService
