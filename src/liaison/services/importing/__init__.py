"""Importing lists of agencies, offices, coverage and people from CSV, XLSX and vCard files."""
