"""The administrators' policy file: whose it must be, and what its lines say."""
