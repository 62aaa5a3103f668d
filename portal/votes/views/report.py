"""What officers read of the opinions: their own sites' pages, over the newest 90 days."""

from django.db.models import Case, CharField, Count, F, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from portal.admin.reports import ModelReportView, edit_url
from portal.admin.scoped import scope
from portal.votes.models import REPORT_DAYS, PageVotes, report_start

FACES = ("helped", "partly", "not_helped")


def counted_pages(user) -> QuerySet[Page]:
    """The pages that readers of the user's sites gave an opinion on, with their counts."""
    rows = scope(PageVotes.objects.filter(day__gte=report_start()), user, ("view",))
    counted = Q(page_votes__in=rows)
    sums = {face: Coalesce(Sum(f"page_votes__{face}", filter=counted), Value(0)) for face in FACES}
    return (
        Page.objects.filter(pk__in=rows.values("page"))
        .annotate(
            **sums,
            sites=Count("page_votes__site", filter=counted, distinct=True),
            has_samples=Count("page_votes", filter=counted & Q(page_votes__is_sample=True)),
        )
        .annotate(
            site_name=_name_of_sites(Max("page_votes__site__site_name", filter=counted)),
            total=F("helped") + F("partly") + F("not_helped"),
        )
        .select_related("locale")
    )


def _name_of_sites(name: Max) -> Case:
    """The site's name; of a page that several of the user's sites show, that it is so."""
    return Case(
        When(sites__gt=1, then=Value(gettext("Several sites"))),
        default=name,
        output_field=CharField(),
    )


class _PageColumn(TitleColumn):
    """The title with a mark on sample data; leads to the editor where the user may edit."""

    def get_value(self, instance):
        if instance.has_samples:
            return _("%(title)s (sample data)") % {"title": instance.title}
        return instance.title


class UsefulnessReportView(ModelReportView):
    """Counts of each page, worst first where asked; as a table, CSV or XLSX."""

    policy_model = PageVotes
    page_title = _("Were pages useful?")
    header_icon = "pick"
    index_url_name = "votes_report"
    index_results_url_name = "votes_report_results"
    default_ordering = "-total"
    columns = [
        _PageColumn("title", label=_("Page"), sort_key="title", get_url=edit_url),
        Column("site_name", label=_("Site"), sort_key="site_name"),
        Column("helped", label=_("Very satisfied"), sort_key="helped"),
        Column("partly", label=_("Partly satisfied"), sort_key="partly"),
        Column("not_helped", label=_("Not satisfied"), sort_key="not_helped"),
        Column("total", label=_("All opinions"), sort_key="total"),
    ]
    list_export = ["title", "site_name", *FACES, "total", "full_url"]
    export_headings = {
        "title": _("Page"),
        "site_name": _("Site"),
        "helped": _("Very satisfied"),
        "partly": _("Partly satisfied"),
        "not_helped": _("Not satisfied"),
        "total": _("All opinions"),
        "full_url": _("Address"),
    }

    def get_page_subtitle(self):
        return _("the newest %(days)s days") % {"days": REPORT_DAYS}

    def get_base_queryset(self):
        return counted_pages(self.request.user)

    @property
    def no_results_message(self):
        return _("No reader has given an opinion in these days.")

    def get_filename(self):
        return f"danh-gia-{report_start():%Y-%m-%d}"
