"""The other side's open promises put into the note, and all else that is offered while one writes."""
