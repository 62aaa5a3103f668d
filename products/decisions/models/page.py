"""“Kiểm tra sao”: is this product certified, until when, and by which decision?"""

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.pagecache.conditional import for_one_reader
from products.decisions.lookup import Coverage, StarCheck
from products.decisions.models.decisions import TAG


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {
        "summary": str(
            _("Type a product, its maker or a number: see until when its OCOP stars are valid.")
        )
    }


class StarCheckPage(SummaryMixin, BasePage):
    """Looks a product up in the decisions that were taken in; answers are never kept."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "decisions/star_check_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "check"
    sections = (Section(_("Check OCOP stars"), 56, in_menu=False, defaults=_defaults),)

    class Meta:
        verbose_name = _("page that checks stars")
        verbose_name_plural = _("pages that check stars")

    def get_context(self, request, *args, **kwargs):
        """`coverage`: how far the register reaches; `check`: what is answered, if asked."""
        context = super().get_context(request, *args, **kwargs)
        # One stamp by two names: as communes follow it, and as the portal does.
        request.frame.follows(TAG)
        request.frame.follows(f"communes:{TAG}")
        check = StarCheck(request) if "q" in request.GET else None
        return context | {
            "coverage": Coverage.read(),
            "check": check,
            "index_url": request.frame.url_of(self),
        }

    def serve(self, request, *args, **kwargs):
        context = self.get_context(request, *args, **kwargs)
        response = TemplateResponse(request, self.get_template(request), context)
        return for_one_reader(response) if "q" in request.GET else response
