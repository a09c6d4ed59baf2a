"""The chain of a case: drawn as a strip and on the map, with what is known of each leg."""
