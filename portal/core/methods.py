"""Which HTTP methods an address takes: readers read, and send forms where that is said."""

READING = ("GET", "HEAD", "OPTIONS")
FORMS = (*READING, "POST")


def takes_forms(view):
    """Decorates a view, or a route of a page, that readers send forms to."""
    view.accepts_forms = True
    return view


def methods_of(view) -> tuple[str, ...]:
    """What a view takes; only reading, unless it says more."""
    return FORMS if getattr(view, "accepts_forms", False) else READING
