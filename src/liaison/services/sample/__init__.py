"""A store to look around in: three stories of the field, marked as a sample, kept nowhere."""
