"""Series and sub-sessions on the page of a meeting."""
