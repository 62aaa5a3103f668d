"""“Tra cứu hồ sơ”: the box for a dossier's code, and the figures."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.dossiers.figures.told import told_in
from communes.dossiers.forms import BoxForm
from communes.dossiers.places import place_of
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {"summary": str(_("Type the code on your receipt to see how far your dossier is."))}


class DossierLookupPage(SummaryMixin, BasePage):
    """Reads a dossier's code, leads to the portal that knows it, and keeps nothing."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "dossiers/dossier_lookup_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "search"
    sections = (Section(_("Look up a dossier"), 90, in_menu=False, defaults=_defaults),)

    class Meta:
        verbose_name = _("page that looks dossiers up")
        verbose_name_plural = _("pages that look dossiers up")

    def get_context(self, request, *args, **kwargs):
        """`form`: the box; `place`: where codes lead; `told`: the figures of the last months."""
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "form": BoxForm(),
            "place": place_of(request.frame),
            "told": told_in(request.frame),
        }
