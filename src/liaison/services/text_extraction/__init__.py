"""The text of attachments, read in a process of its own that can neither write nor call anybody, within limits."""
