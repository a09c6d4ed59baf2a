"""Chooses the leg to which another one leads besides, or no longer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.cases.chains import Chain
from liaison.ui.screens.cases.chain.leg_words import leg_words
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import ChoiceField, listed_choices
from liaison.ui.widgets.reference.names import Names


class JoinDialog(FormDialog):
    """Gives the identity of a leg."""

    def __init__(self, chain: Chain, leg: str, names: Names, parent: QWidget) -> None:
        hint = tr("A leg it leads to already is cut off; another one is joined.")
        super().__init__(tr("Join to another leg"), hint, tr("Change the chain"), parent)
        after = chain.after(leg)
        listed = []
        for number, one in enumerate(chain.in_order(), 1):
            if one.key.id != leg:
                words = leg_words(one.facts, names, None)
                state = tr("joined already: cut off") if one.key.id in after else ""
                text = " · ".join(part for part in (f"{number}. {words.country}", words.role, state) if part)
                listed.append((one.key.id, text))
        self.other = ChoiceField(listed_choices(listed), "", tr("its number or country, or the arrow key"))
        self.add(tr("Leg"), self.other)
        self.other.setFocus()
        self.fit()

    def read(self) -> str:
        """The leg chosen."""
        return self.chosen(self.other, needed=tr("Choose a leg."))
