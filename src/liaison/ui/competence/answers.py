"""The answers still to be given, and the authorities that are left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.competence_rules import NOT_KNOWN, OTHER, Facet
from liaison.domain.competence_words import answer_word, rule_words
from liaison.services.competence_rules import Asked
from liaison.ui.widgets.reference.names import Names

_VALUE = Qt.ItemDataRole.UserRole


class OptionList(QListWidget):
    """The answers to the present question; Enter gives the current one, Backspace takes the last one back."""

    answered = Signal(object, str)
    """A facet and the answer to it."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facet: Facet | None = None
        self.setWordWrap(True)
        self.setAccessibleName(tr("Answers to choose from"))
        self.itemActivated.connect(self._answer)

    def show_question(self, asked: Asked, names: Names) -> None:
        """List the answers to the question, none when nothing is asked any more."""
        found = asked.consultation
        self._facet = found.question
        self.clear()
        if found.question is None:
            return
        words = {
            option: answer_word(found.question, option.value, asked.instruments, names.crime_types, names.language)
            for option in found.options
        }
        for option in sorted(words, key=lambda one: (one.value == OTHER, words[one].casefold())):
            left = trn("{n} authority", "{n} authorities", option.authorities)
            self._add(f"{words[option]}  ·  {left}", option.value)
        if found.question not in {step.facet for step in found.trace}:
            self._add(tr("I do not know"), NOT_KNOWN)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Backspace, on every system."""
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._answer(current)
        elif event.key() == Qt.Key.Key_Backspace:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, text: str, value: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_VALUE, value)

    def _answer(self, item: QListWidgetItem) -> None:
        if self._facet is not None:
            self.answered.emit(self._facet, str(item.data(_VALUE)))


class AuthorityTree(QTreeWidget):
    """Authorities, and below each the rules it rests on, with source and age; Enter opens an agency of the directory."""

    agency_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Authorities and the rules they rest on"))
        self.itemActivated.connect(self._open)

    def show_authorities(self, asked: Asked, names: Names) -> None:
        """Show who is left; the rules of the only one are open."""
        self.clear()
        found = asked.consultation
        for competent in found.authorities:
            text = competent.authority.name
            if not competent.is_certain:
                text += "  ·  " + tr("not certain for that date")
            top = QTreeWidgetItem([text])
            top.setData(0, _VALUE, competent.authority.agency_id)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for rule in competent.rules:
                words = rule_words(rule, asked.instruments, names.crime_types, names.language)
                line = QTreeWidgetItem([words])
                line.setToolTip(0, words)
                top.addChild(line)
            self.addTopLevelItem(top)
            top.setExpanded(len(found.authorities) <= 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every system."""
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._open(current)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        top = item.parent() or item
        agency = str(top.data(0, _VALUE) or "")
        if agency:
            self.agency_asked.emit(agency)
