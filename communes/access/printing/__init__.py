"""The forms of the decree, to be filled in by hand."""
