"""“Kiểm tra văn bản”: is this paper the published one?"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from portal.core.methods import takes_forms
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.register.forms import MOST_BYTES
from portal.register.heads import heads_of_days, next_settling
from portal.register.views import public as views

DAYS_SHOWN = 7


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {
        "summary": str(_("See whether a paper is the one that was published, and still stands."))
    }


class DocumentCheckPage(RoutablePageMixin, SummaryMixin, BasePage):
    """Whether a file or a number is in the register of what was published, and how it stands."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "register/document_check_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "shield"
    sections = (Section(_("Check a document"), 91, in_menu=False, defaults=_defaults),)

    class Meta:
        verbose_name = _("page that checks documents")
        verbose_name_plural = _("pages that check documents")

    def get_context(self, request, *args, **kwargs):
        """`heads`: those of the last days that had entries; `most_bytes`: of a file."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.changes_at(next_settling())
        return context | {
            "heads": heads_of_days(DAYS_SHOWN),
            "most_bytes": MOST_BYTES,
            "index_url": request.frame.url_of(self),
        }

    @path("")
    def index_route(self, request, *args, **kwargs):
        return views.check(self, request, self.get_template(request))

    @path("tep/", name="check_file")
    @takes_forms
    def check_file_route(self, request):
        return views.check_file(self, request)
