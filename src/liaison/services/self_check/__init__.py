"""Whether this installation works: a store of its own is made, written, opened again and looked through, and nothing else is touched."""
