"""Which HTTP methods an address takes: readers read, and send forms where that is said."""

from typing import Any

READING = ("GET", "HEAD", "OPTIONS")
FORMS = (*READING, "POST")


def takes_forms(view: Any) -> Any:
    """Decorates a view, or a route of a page, that readers send forms to."""
    view.accepts_forms = True
    return view


def methods_of(view: object) -> tuple[str, ...]:
    """What a view takes; only reading, unless it says more."""
    return FORMS if getattr(view, "accepts_forms", False) else READING
