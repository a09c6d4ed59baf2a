"""States and versions of the minutes on the page: final and opened again, agreed with the other side."""
