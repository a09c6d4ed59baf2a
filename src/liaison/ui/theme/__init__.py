"""Colours, sizes and the style made from them."""
