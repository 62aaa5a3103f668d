"""What the search narrows procedures by."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.procedures.models.choices import Level
from portal.core.finding import SearchFacet


def fields() -> list[tuple[str, str]]:
    """The fields as (slug, name in the reader's language); one query."""
    rows = apps.get_model("procedures", "ProcedureField").objects.all()
    return [(row.slug, row.label) for row in rows]


FIELD = SearchFacet("field", pgettext_lazy("procedure", "Field"), _("All fields"), fields)
LEVEL = SearchFacet("level", _("Online level"), _("Any level"), Level.choices)
