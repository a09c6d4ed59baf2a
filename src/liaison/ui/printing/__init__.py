"""Laying papers out on sheets: as a PDF file, on a printer, and to be looked at before either."""
