"""What is told of units that come many at once, and so tell nothing one by one."""

from django.dispatch import Signal

# After a load of units; the sender is their model.
units_loaded = Signal()
