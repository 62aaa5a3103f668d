"""“Danh bạ”: every number that helps on one page, gathered from what the site has."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.numbers import groups_of
from communes.phonebook.forms import PhonebookForm
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section


def _defaults() -> dict:
    return {"summary": gettext("Tap a number to call. This page can be read without a line, too.")}


class PhonebookPage(SummaryMixin, BasePage):
    """The numbers of a site: emergency, offices, officials, heads of villages, places. Officers
    keep none here: each stands where it belongs."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "phonebook/phonebook_page.html"
    kept_offline = True
    asks_usefulness = True
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "phone"
    nav_label = pgettext_lazy("menu", "Telephone numbers")
    sections = (Section(_("Telephone numbers"), 81, in_menu=False, defaults=_defaults),)
    answers_to = """
        danh ba dien thoai, danh ba xa, so dien thoai xa, cac so dien thoai, goi ai, goi so nao,
        so khan cap, so dien thoai khan cap, so cap cuu, so cong an xa, so tram y te,
        so dien luc, so truong thon, so xom truong, phone book, telephone numbers
    """

    class Meta:
        verbose_name = _("page of telephone numbers")
        verbose_name_plural = _("pages of telephone numbers")

    def get_context(self, request, *args, **kwargs):
        """`groups`: the numbers under their headings; `form`: what was typed."""
        context = super().get_context(request, *args, **kwargs)
        form = PhonebookForm(request.GET, frame=request.frame)
        groups = groups_of(request.frame, form.query)
        return context | {"form": form, "groups": groups}
