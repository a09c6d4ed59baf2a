"""What a pack changes, as a tree: what the officer works with first, then part by part, each fact with its fields."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.pack_difference import Difference, FactChange, PackDifference
from liaison.domain.pack_words import count_line, difference_word, field_word, part_word

SHOWN = 1_000
"""Facts of one part that are listed; a person reads no more, and the command line prints all."""


class DifferenceView(QTreeWidget):
    """Facts by what they belong to; the keys of a tree, and every line is plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Fact"), tr("What changes")])
        self.setAccessibleName(tr("What changes"))
        self.setUniformRowHeights(True)
        self.setMinimumHeight(260)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().resizeSection(0, 440)

    def show_difference(self, difference: PackDifference) -> None:
        """List the changes."""
        self.clear()
        used = [one for one in difference.changes if one.is_used and one.difference is not Difference.SOURCED_ANEW]
        if used:
            self._add(trn("{n} change to what you use", "{n} changes to what you use", len(used)), used, named=True)
        for count in difference.counts():
            facts = [one for one in difference.changes if one.table == count.table]
            self._add(count_line(count), facts, named=False)
        first = self.topLevelItem(0)
        if first is not None:
            first.setExpanded(bool(used))
            self.setCurrentItem(first)

    def _add(self, title: str, facts: Iterable[FactChange], *, named: bool) -> None:
        all_facts = list(facts)
        top = QTreeWidgetItem([title])
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        top.addChildren([_line(fact, named) for fact in all_facts[:SHOWN]])
        if len(all_facts) > SHOWN:
            more = trn("{n} more", "{n} more", len(all_facts) - SHOWN)
            top.addChild(QTreeWidgetItem([more, tr("liaison-desk pack difference FILE --all lists them")]))


def _line(fact: FactChange, named: bool) -> QTreeWidgetItem:
    title = f"{part_word(fact.table)}: {fact.title}" if named else fact.title
    short = ", ".join(field_word(field.field) for field in fact.fields)
    words = difference_word(fact.difference)
    item = QTreeWidgetItem([title, f"{words}: {short}" if short else words])
    item.setToolTip(0, title)
    for field in fact.fields:
        change = f"{field.before or '–'} → {field.after or '–'}"
        child = QTreeWidgetItem([field_word(field.field), change])
        child.setToolTip(1, change)
        item.addChild(child)
    return item
