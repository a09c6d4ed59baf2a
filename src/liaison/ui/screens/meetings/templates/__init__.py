"""Templates: choosing one, and keeping one of one's own."""
