"""The forms to be filled in by hand: one description, a page to print and a Word file of it."""
