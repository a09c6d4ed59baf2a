"""Controlled deliveries: what every state on the route agreed to, and what is missing."""
