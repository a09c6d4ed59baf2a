"""Minutes out: what leaves is seen, item by item, before it leaves."""
