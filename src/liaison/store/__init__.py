"""The encrypted store. SQLAlchemy and SQLite live here and nowhere else."""
