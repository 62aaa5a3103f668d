"""The sets of rows of the public index: one is read, the next may be in the making."""

from django.db import models

NEVER_SHOWN = "Pages with results are never kept."


class Generation(models.Model):
    """A whole index. Rebuilding makes a new one beside the one that is read, then switches."""

    is_current = models.BooleanField(default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    # What the words of the rows were made with: another version asks for a rebuild.
    analyser = models.PositiveSmallIntegerField()
    # How many documents it holds: what a word's rareness is measured by.
    documents = models.PositiveIntegerField(default=0)
    # How many tokens these have together: long ones count a word for less.
    tokens = models.PositiveBigIntegerField(default=0)

    never_shown = NEVER_SHOWN

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="search_one_current_generation",
            )
        ]

    def __str__(self):
        return f"{self.pk}, {self.documents}"
