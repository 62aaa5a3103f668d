"""Forms to be filled in by hand or on a computer, from one description of their blocks."""
