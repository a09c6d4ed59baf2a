"""The text one writes: the editor, what finds in it, what it looks like."""
