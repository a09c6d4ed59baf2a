"""Where one writes, whatever it belongs to: the note and how it is saved, what is offered, its files, its earlier texts."""
