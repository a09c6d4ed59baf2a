"""What stands beside the note: what its lines say, as a list one can act on."""
