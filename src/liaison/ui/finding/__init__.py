"""Find: the panel below the field on top, in which anything is found while one types."""
