"""What an abbreviation is called: one list for the whole province."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from communes.bulletins.models.bulletin import TAG
from portal.core.models.stamps import Name, on_all_sites, to_communes
from portal.core.models.vocabulary import Vocabulary


class Abbreviation(Vocabulary):
    """An abbreviation and the words that are said instead; kept by the province."""

    name = models.CharField(
        _("abbreviation"),
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(r"^[^\s]*\w[^\s]*$", _("Write it without spaces, like “UBND”."))
        ],
        help_text=_("As it is written: small and capital letters differ."),
    )
    words = models.CharField(
        _("said as"), max_length=120, help_text=_("Such as “Uỷ ban nhân dân”.")
    )
    # It is Vietnamese, and stands where its letters put it.
    name_en = ""

    panels = [
        FieldPanel("name"),
        FieldPanel("words"),
        HelpPanel(_("With a dot at its end it counts only before a name or number: “TP. Vinh”.")),
    ]

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["name"]

    def changed_stamps(self) -> list[Name]:
        """Bulletins of all sites say something else: what was read of them is not heard now."""
        return [on_all_sites(TAG), to_communes(TAG)]
