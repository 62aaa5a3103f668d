"""What readers may find: one row for each public page."""

from django.db import models

from search.models.generations import NEVER_SHOWN, Generation


class SearchDocument(models.Model):
    """A page as the public search knows it: never a draft, never anything private.

    `title_words` and `body_words` are the tokens of `search.analysis`; the engines of the
    databases index them, a cluster is given a copy. The other columns narrow a search.
    """

    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    # The languages it is offered in: its own, and those it has no translation in: ",vi,en,".
    languages = models.CharField(max_length=60)
    # The page's `SearchKind`.
    kind = models.CharField(max_length=30)
    title_words = models.TextField(blank=True)
    body_words = models.TextField(blank=True)
    # From when it may be found; None: at once.
    starts_at = models.DateTimeField(null=True, blank=True)
    # What it is dated by in results.
    date = models.DateTimeField(null=True, blank=True)
    # How many tokens it has.
    length = models.PositiveIntegerField(default=0)
    # All that hits are narrowed and counted by, in one (`search.engines.facets`): to group by.
    facets = models.TextField()

    never_shown = NEVER_SHOWN

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["generation", "page"], name="search_one_document_a_page"
            )
        ]

    def __str__(self):
        return f"{self.kind}, {self.page_id}"
