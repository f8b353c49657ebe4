"""Search over statements and records."""
