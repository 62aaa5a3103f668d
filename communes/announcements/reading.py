"""The screens of the province's notices: a commune confirms and pins, the province looks on."""

from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage, NoticeReceipt
from communes.announcements.receipts import confirm, notice_for, received_by, sites_reading
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import has_right_everywhere
from portal.admin.screens import BesideList
from portal.core.folded import FoldedSearchMixin
from portal.staff.names import COMMUNE_ROLES


class ReceivedView(BesideList, WagtailAdminTemplateMixin, TemplateView):
    """“Thông báo của tỉnh”: those in force at the officer's communes."""

    template_name = "announcements/admin/received.html"
    page_title = gettext_lazy("Notices of the province")
    header_icon = "info-circle"
    list_name, list_title = "notices:index", gettext_lazy("Announcements")

    def dispatch(self, request, *args, **kwargs):
        self.sites = list(sites_reading(request.user))
        if not self.sites:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        rows = received_by(self.sites)
        return super().get_context_data(rows=rows, has_many=len(self.sites) > 1, **kwargs)


PINNED = {"read": None, "pin": True, "unpin": False}
SAID = {
    "read": gettext_lazy("Confirmed: your commune has read “%(title)s”."),
    "pin": gettext_lazy("“%(title)s” stands first among your commune’s announcements."),
    "unpin": gettext_lazy("“%(title)s” stands in the order of time again."),
}


@require_POST
def confirm_view(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A commune has read a notice, pins it, or no longer does."""
    key, do = request.POST.get("site", ""), request.POST.get("do", "read")
    is_key = key.isascii() and key.isdigit() and len(key) < 18
    site = sites_reading(request.user).filter(pk=key).first() if is_key else None
    if site is None or do not in PINNED:
        raise Http404
    notice = notice_for(site, notice_id)
    if notice is None:
        messages.warning(request, _("This notice is no longer in force at your commune."))
    else:
        confirm(site, notice, request.user, pinned=PINNED[do])
        messages.success(request, SAID[do] % {"title": notice.title})
    return redirect("notices:received")


def _moment(site: Site) -> str:
    if not site.read_at:
        return "–"
    return date_format(timezone.localtime(site.read_at), "SHORT_DATETIME_FORMAT")


class ReadersView(FoldedSearchMixin, IndexView):
    """Which communes have read a notice of the province, when, in which role; who has not."""

    model = Site
    any_permission_required = None  # asked in `dispatch`
    header_icon = "view"
    index_url_name = "notices:readers"
    index_results_url_name = "notices:readers_results"
    default_ordering = "site_name"
    search_fields = ["site_name"]
    search_backend_name = None
    paginate_by = 100
    table_classname = f"listing {CARDS}"
    columns = [
        TitleColumn("site_name", label=gettext_lazy("Commune"), sort_key="site_name"),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor=lambda site: _("Read") if site.read_at else _("Not read"),
            primary=lambda site: bool(site.read_at),
            classname=ON_CARD,
        ),
        Column(
            "read_at",
            label=gettext_lazy("When"),
            accessor=_moment,
            sort_key="read_at",
            classname=ON_CARD,
        ),
        Column(
            "role",
            label=gettext_lazy("By"),
            accessor=lambda site: COMMUNE_ROLES.get(site.read_role, "–"),
            classname=ON_CARD,
        ),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not has_right_everywhere(NoticeReceipt, request.user, ["view"]):
            raise PermissionDenied
        self.notice = get_object_or_404(AnnouncementPage, pk=kwargs["page_id"])
        if not self.notice.is_shared:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        receipts = NoticeReceipt.objects.filter(
            site=OuterRef("pk"), notice__translation_key=self.notice.translation_key
        )
        return self.notice.receivers.annotate(
            read_at=Subquery(receipts.values("read_at")[:1]),
            read_role=Subquery(receipts.values("role")[:1]),
        )

    def order_queryset(self, queryset):
        """By when it was read: who hasn't is last, or first, on every database."""
        if self.ordering == "-read_at":
            return queryset.order_by(F("read_at").desc(nulls_last=True), "site_name")
        if self.ordering == "read_at":
            return queryset.order_by(F("read_at").asc(nulls_first=True), "site_name")
        return super().order_queryset(queryset)

    def get_index_url(self):
        return reverse(self.index_url_name, args=[self.notice.pk])

    def get_index_results_url(self):
        return reverse(self.index_results_url_name, args=[self.notice.pk])

    @cached_property
    def no_results_message(self):
        return super().no_results_message if self.is_searching else _("No commune is reached.")

    def get_page_title(self):
        return reading_words(self.notice)

    def get_page_subtitle(self):
        return self.notice.title

    def get_breadcrumbs_items(self):
        notices = {"url": reverse("notices:index"), "label": _("Announcements")}
        edit = reverse("wagtailadmin_pages:edit", args=[self.notice.pk])
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, notices, {"url": edit, "label": self.notice.title}, here]


def reading_words(notice: AnnouncementPage) -> str:
    """How many communes have read it, and how many not."""
    counts = notice.reading
    text = ngettext(
        "%(read)s of %(total)s commune has read it, %(unread)s has not",
        "%(read)s of %(total)s communes have read it, %(unread)s have not",
        counts["total"],
    )
    return text % counts


def reading_urls() -> list:
    """Below the list of notices."""
    results = ReadersView.as_view(results_only=True)
    return [
        path("cua-tinh/", ReceivedView.as_view(), name="received"),
        path("cua-tinh/<int:notice_id>/", confirm_view, name="confirm"),
        path("<int:page_id>/xa-da-doc/", ReadersView.as_view(), name="readers"),
        path("<int:page_id>/xa-da-doc/results/", results, name="readers_results"),
    ]
