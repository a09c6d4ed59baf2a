"""How a meeting is kept while one writes."""
