"""What villages are called in kept pages and in the search."""

from django.utils.translation import pgettext_lazy

from portal.core.finding import SearchKind

# Of content of this app, for kept pages.
TAG = "villages"

KIND = SearchKind(
    "village",
    pgettext_lazy("kind of results", "Villages"),
    is_local=True,
    related=("village",),
    hit_template="villages/includes/hit.html",
)
