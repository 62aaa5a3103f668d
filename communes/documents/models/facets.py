"""What the search narrows documents by."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.documents.models.choices import Domain
from communes.documents.models.vocabulary import DocumentType
from portal.core.finding import Choices, SearchFacet

# Older ones are found without a choice of their year.
YEARS = 10


def types() -> Choices:
    """The types that can be chosen, by their part of the address."""
    return [(kind.slug, kind.label) for kind in DocumentType.objects.active()]


def years() -> Choices:
    """This year and those before it."""
    this = timezone.localdate().year
    return [(str(year), str(year)) for year in range(this, this - YEARS, -1)]


TYPE = SearchFacet("doctype", _("Type of document"), _("All types"), types)
YEAR = SearchFacet("issued", _("Year of issue"), _("All years"), years)
DOMAIN = SearchFacet(
    "domain", pgettext_lazy("of a document", "Field"), _("All fields"), Domain.choices
)
