"""Which words the public pages have, and in how many of them."""

from django.db import models

from search.models.generations import NEVER_SHOWN, Generation


class Term(models.Model):
    """A folded word ("dang") or two neighbours ("dang_ki") of a generation's documents."""

    generation = models.ForeignKey(
        Generation, on_delete=models.CASCADE, related_name="terms", db_index=False
    )
    term = models.CharField(max_length=90)
    frequency = models.PositiveIntegerField()

    never_shown = NEVER_SHOWN

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["generation", "term"], name="search_one_row_a_term")
        ]

    def __str__(self):
        return f"{self.term} ({self.frequency})"
