"""The vault: the store's key in its slots, and the encrypted connection. No SQLAlchemy.

Nothing is imported here: the passphrase prompt needs the lock alone, and is painted before the rest is loaded.
"""
