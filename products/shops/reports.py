"""What officers read: their own products' clicks, and the state of their links."""

from django.db.models import Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from portal.admin.reports import ModelReportView, edit_url
from portal.admin.scoped import scope
from products.models import ProductPage
from products.shops.models import ClickCount, Kind, ListingCheck
from products.shops.models.clicks import days_ago

PERIODS = (30, 90, 365)


def counted_products(user) -> QuerySet[ProductPage]:
    """The products of the user's sites that somebody clicked at within a year, with sums."""
    rows = scope(ClickCount.objects.filter(day__gte=days_ago(PERIODS[-1])), user, ("view",))
    mine = Q(click_counts__in=rows)
    periods = {
        f"days_{days}": _sum(mine & Q(click_counts__day__gte=days_ago(days))) for days in PERIODS
    }
    kinds = {f"{kind.value}_clicks": _sum(mine & Q(click_counts__kind=kind.value)) for kind in Kind}
    return (
        ProductPage.objects.filter(pk__in=rows.values("product"))
        .annotate(**periods, **kinds)
        .annotate(site_name=Max("click_counts__site__site_name"))
    )


def _sum(condition: Q) -> Coalesce:
    return Coalesce(Sum("click_counts__count", filter=condition), Value(0))


class InterestReportView(ModelReportView):
    """Clicks of each product, most first; as a table, CSV or XLSX."""

    policy_model = ClickCount
    page_title = _("Interest")
    header_icon = "pick"
    index_url_name = "interest_report"
    index_results_url_name = "interest_report_results"
    default_ordering = "-days_90"
    columns = [
        TitleColumn("title", label=_("Product"), sort_key="title", get_url=edit_url),
        Column("site_name", label=_("Site"), sort_key="site_name"),
        Column("days_30", label=_("30 days"), sort_key="days_30"),
        Column("days_90", label=_("90 days"), sort_key="days_90"),
        Column("days_365", label=_("365 days"), sort_key="days_365"),
        Column("shop_clicks", label=_("To marketplaces (365 days)"), sort_key="shop_clicks"),
        Column("phone_clicks", label=_("Calls (365 days)"), sort_key="phone_clicks"),
        Column("zalo_clicks", label=_("Zalo (365 days)"), sort_key="zalo_clicks"),
    ]
    list_export = [
        "title",
        "site_name",
        "days_30",
        "days_90",
        "days_365",
        "shop_clicks",
        "phone_clicks",
    ]
    list_export += ["zalo_clicks", "full_url"]
    export_headings = {
        "title": _("Product"),
        "site_name": _("Site"),
        "days_30": _("30 days"),
        "days_90": _("90 days"),
        "days_365": _("365 days"),
        "shop_clicks": _("To marketplaces (365 days)"),
        "phone_clicks": _("Calls (365 days)"),
        "zalo_clicks": _("Zalo (365 days)"),
        "full_url": _("Address"),
    }
    no_results_message = _("No reader has gone on to a seller yet.")

    def get_base_queryset(self):
        return counted_products(self.request.user)

    def get_filename(self):
        return f"quan-tam-{days_ago(1):%Y-%m-%d}"


class LinkReportView(ModelReportView):
    """Links to marketplaces with what the last check found, the broken first."""

    policy_model = ListingCheck
    page_title = _("Shop links")
    header_icon = "link"
    index_url_name = "shop_checks_report"
    index_results_url_name = "shop_checks_report_results"
    default_ordering = "-failures"
    columns = [
        TitleColumn(
            "product",
            label=_("Product"),
            accessor="product.title",
            get_url=lambda check: edit_url(check.product),
        ),
        Column("url", label=_("Address"), sort_key="url"),
        Column("status", label=_("State"), accessor="get_status_display", sort_key="status"),
        Column("failures", label=_("Failures in a row"), sort_key="failures"),
        DateColumn("last_checked_at", label=_("Last checked"), sort_key="last_checked_at"),
    ]
    list_export = ["product.title", "url", "get_status_display", "failures", "last_checked_at"]
    export_headings = {
        "product.title": _("Product"),
        "url": _("Address"),
        "get_status_display": _("State"),
        "failures": _("Failures in a row"),
        "last_checked_at": _("Last checked"),
    }
    no_results_message = _("No link has been checked yet.")

    def get_base_queryset(self):
        return scope(ListingCheck.objects.select_related("product"), self.request.user, ("view",))

    def get_filename(self):
        return "duong-dan-ban-hang"
