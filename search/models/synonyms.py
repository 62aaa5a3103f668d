"""Words that mean the same, as a province knows them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.analysis import folded_words
from search.remembering import TOLD

MOST_WORDS = 6
LONGEST_KEY = 60


class Synonym(models.Model):
    """What people type, and what else to look for then; used when a query is read.

    Saving one needs no rebuilding of the index.
    """

    term = models.CharField(
        _("word or abbreviation"),
        max_length=60,
        help_text=_("As people type it: “CCCD”, “giấy tờ nhà đất”. Marks make no difference."),
    )
    meanings = models.CharField(
        _("also look for"),
        max_length=250,
        help_text=_("Separated by commas: “căn cước công dân, thẻ căn cước”."),
    )
    # The words of `term` without marks, by which a query finds it.
    key = models.CharField(max_length=LONGEST_KEY, unique=True, editable=False)

    province_permissions = dict.fromkeys(("editor", "admin"), ("view", "add", "change", "delete"))

    class Meta:
        ordering = ["term"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def changed_stamps(self) -> list:
        """Searches remember it (`search.remembering`)."""
        return [TOLD]

    def __str__(self):
        return f"{self.term}: {self.meanings}"

    def clean(self):
        words = folded_words(self.term)
        self.key = " ".join(words)
        if not 1 <= len(words) <= MOST_WORDS or len(self.key) > LONGEST_KEY:
            raise ValidationError(
                {"term": _("Write a word, or a phrase of at most %d words.") % MOST_WORDS}
            )
        same = Synonym.objects.filter(key=self.key).exclude(pk=self.pk).first()
        if same:
            message = _("“%s” is already in the list: add the meaning there.") % same.term
            raise ValidationError({"term": message})
        if not any(folded_words(meaning) for meaning in self.meanings.split(",")):
            raise ValidationError({"meanings": _("Write at least one word to look for.")})

    def save(self, *args, **kwargs):
        self.key = " ".join(folded_words(self.term))
        super().save(*args, **kwargs)

    @property
    def phrases(self) -> list[str]:
        """The meanings, each as it was written."""
        return [text.strip() for text in self.meanings.split(",") if folded_words(text)]
