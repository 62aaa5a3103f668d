"""Forms: what officers fill in (pages) and what readers ask of lists (lists)."""
