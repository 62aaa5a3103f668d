"""Procedures from the national database's files: read, compared, taken in."""
