"""Reference packs: read from CSV folders, kept in pack files, installed into the store, and asked."""
