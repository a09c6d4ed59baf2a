"""Liaison Desk: agencies, coverage, meetings and cases for liaison officers, offline and encrypted."""

__version__ = "0.1.0"
