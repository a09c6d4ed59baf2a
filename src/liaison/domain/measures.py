"""What is asked of an authority, and when: coded lists after the measures of the EJN's Atlas, in the trade's words."""

from __future__ import annotations

from liaison.base.translations import marked, tr

MEASURES: dict[str, str] = {
    "mutual-legal-assistance": marked("Mutual legal assistance, any measure"),
    "extradition": marked("Extradition"),
    "surrender": marked("Surrender under an arrest warrant"),
    "transfer-of-proceedings": marked("Transfer of proceedings"),
    "transfer-of-sentenced-persons": marked("Transfer of sentenced persons"),
    "hearing-of-witness": marked("Hearing a witness or suspect"),
    "hearing-by-video": marked("Hearing by videoconference"),
    "service-of-documents": marked("Service of documents"),
    "search-and-seizure": marked("Search and seizure"),
    "freezing-of-assets": marked("Freezing of assets"),
    "confiscation": marked("Confiscation"),
    "bank-information": marked("Bank information"),
    "interception": marked("Interception of communications"),
    "communication-data": marked("Data of communications"),
    "covert-investigation": marked("Covert investigation"),
    "controlled-delivery": marked("Controlled delivery"),
    "joint-investigation-team": marked("Joint investigation team"),
    "criminal-records": marked("Criminal records"),
    "spontaneous-information": marked("Spontaneous information"),
    "police-cooperation": marked("Police cooperation"),
    "customs-assistance": marked("Customs assistance"),
}
STAGES: dict[str, str] = {
    "police": marked("Police enquiry"),
    "pre-trial": marked("Before trial"),
    "trial": marked("Trial"),
    "enforcement": marked("Enforcement of a judgment"),
}


def measure_label(measure: str) -> str:
    """A measure's name in the language in use; an unknown one as it is written."""
    return _label(MEASURES, measure)


def stage_label(stage: str) -> str:
    """A stage's name in the language in use; an unknown one as it is written."""
    return _label(STAGES, stage)


def _label(words: dict[str, str], code: str) -> str:
    return tr(words[code]) if code in words else code.replace("-", " ")
