"""Procedures as the national database hands them out: read, compared, taken in (docs/procedures.md)."""
