"""The tables, one module per part of the field.

Reference tables are replaced whole; journalled tables are the journal's fold.
"""
