"""Searches that are kept, records like any other. What Find itself goes by is in `find_tables`, which the start does without."""

from __future__ import annotations

from liaison.store.schema.columns import journalled, number, text

saved_search = journalled("saved_search", text("name"), text("query"), number("position"))
