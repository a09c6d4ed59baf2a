"""What can be wrong with a template of minutes, or with giving minutes to somebody. Nothing was written, the notes are as they were."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.meetings import Tlp


class TemplateRefused(WorldError):
    """A file that is no template, is too large, or would bring something with it that may not leave.

    Attributes:
        detail: what exactly, translated; a part of the sentence.
    """

    code = 86

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(
            tr("{file} cannot be used as a template: {detail}", file=file, detail=detail),
            tr("Nothing was written. Choose another template, or the one that comes with the program."),
        )
        self.detail = detail


class TemplateBroken(WorldError):
    """A template with a placeholder or a loop that cannot be understood.

    Attributes:
        paragraph: the words of the paragraph it stands in, shortened; empty when not known.
        detail: what exactly, translated; a part of the sentence.
    """

    code = 87

    def __init__(self, file: str, paragraph: str, detail: str) -> None:
        where = tr("in the paragraph “{text}”", text=paragraph) if paragraph else ""
        super().__init__(
            tr("{file}: {detail}", file=file, detail=" ".join(filter(None, (detail, where)))),
            tr("Nothing was written. Correct the template; its placeholders are listed in the help."),
        )
        self.paragraph = paragraph
        self.detail = detail


class NothingMayLeave(WorldError):
    """The meeting itself is marked more strictly than the recipient may receive."""

    code = 88

    def __init__(self, marking: Tlp, greatest: Tlp) -> None:
        super().__init__(
            tr(
                "The meeting is marked {marking}, and the recipient may receive {greatest} at most: nothing of it may leave.",
                marking=marking.value,
                greatest=greatest.value,
            ),
            tr("Nothing was written. Ask the originator, or choose another recipient."),
        )
