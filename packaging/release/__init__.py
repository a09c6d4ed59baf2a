"""Making a release: what is built, tested, listed and signed, one module a step."""
