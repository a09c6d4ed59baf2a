"""The questions of this session, to come back to; kept in memory only."""

from __future__ import annotations

_KEPT = 50


class QuestionHistory:
    """Texts in the order they were asked; going back to one and asking on keeps both."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._place = 0

    def keep(self, text: str) -> None:
        """Remember a text that was asked; one asked again is the newest again."""
        text = text.strip()
        if text and text not in self._texts[self._place : self._place + 1]:
            self._texts = [*(one for one in self._texts if one != text), text][-_KEPT:]
            self._place = len(self._texts) - 1

    def go(self, step: int, present: str) -> str:
        """The text before (-1) or after (1) the present one; the present one at either end."""
        self.keep(present)
        place = self._place + step
        if not 0 <= place < len(self._texts):
            return present
        self._place = place
        return self._texts[place]
