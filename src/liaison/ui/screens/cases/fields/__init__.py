"""Fields and tables that several tabs of a case have."""
