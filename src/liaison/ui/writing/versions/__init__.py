"""Every earlier text: read, compared and brought back."""
