"""The section: what happened, and what will."""

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.news.forms import NewsListForm
from communes.news.models.event import EventPage
from communes.news.models.news import NewsPage
from communes.news.querysets import NewsQuerySet
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    return {"summary": gettext("What happened here, and what is to come.")}


class NewsIndexPage(ListingMixin, SummaryMixin, BasePage):
    """News and events of a commune; on the portal, the province's and every commune's."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "news/news_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["news.NewsPage", "news.EventPage"]
    max_count_per_parent = 1
    nav_icon = "news"
    nav_label = _("News and events")
    feed_name = "news_feed"
    sections = (
        Section(_("News and events"), 22, in_menu=False, defaults=_defaults, holds=("more",)),
    )
    answers_to = "tin tuc, tin, su kien, tin tuc su kien, tin xa, guong dien hinh, news, events"
    list_form_class = NewsListForm

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def get_items(self, request) -> NewsQuerySet:
        return NewsPage.objects.in_frame(request.frame).for_list()

    def kinds_of_items(self) -> list[QuerySet]:
        news = NewsPage.objects.child_of(self).select_related("locale", "photo", "audio")
        return [news, EventPage.objects.child_of(self).select_related("locale")]
