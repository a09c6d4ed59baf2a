"""Meetings in windows of their own."""
