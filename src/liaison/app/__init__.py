"""Builds the object graph by hand: command line, logging, single instance."""
