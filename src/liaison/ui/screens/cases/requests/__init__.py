"""Requests in both directions: what was asked of whom, on what basis, and every step it took."""
