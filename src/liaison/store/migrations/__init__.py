"""Steps from one schema to the next: frozen, importing nothing of this program, run by Alembic in one transaction."""
