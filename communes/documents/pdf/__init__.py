"""Reading of untrusted PDFs, with its limits, in one place."""
