"""Finding what is kept, by a query typed into one field."""
