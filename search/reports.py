"""What officers read of the search: what was searched in vain, what is not found yet."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, DateColumn, TitleColumn
from wagtail.admin.widgets.button import ListingButton
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from portal.admin.reports import ModelReportView
from portal.admin.scoped import scope
from search.misses import REPORT_DAYS, first_day_of_report
from search.models import CuratedAnswer, Miss, PendingUpdate, Synonym
from search.tasks import catch_up
from search.viewsets import SiteFilterSet


def missed_queries(user) -> QuerySet:
    """What readers of the user's sites searched in vain, a row for each site and text."""
    return (
        scope(Miss.objects.filter(day__gte=first_day_of_report()), user, ("view",))
        .values("site_id", "key", site_name=F("site__site_name"))
        .annotate(
            text=Max("query"),
            times=Sum("count"),
            last_day=Max("day"),
            samples=Count("pk", filter=Q(is_sample=True)),
        )
    )


class MissFilterSet(SiteFilterSet):
    class Meta:
        model = Miss
        fields = ["site"]


class _QueryColumn(ButtonsColumnMixin, TitleColumn):
    """The text with a mark on sample data, and what an officer can do about it."""

    def get_value(self, instance):
        text = instance["text"]
        return _("%(title)s (sample data)") % {"title": text} if instance["samples"] else text

    def __init__(self, *args, buttons_of, **kwargs):
        super().__init__(*args, **kwargs)
        self.buttons_of = buttons_of

    def get_buttons(self, instance, parent_context):
        return self.buttons_of(instance)


class MissReportView(ModelReportView):
    """Counts of each text, most frequent first; as a table, CSV or XLSX."""

    model = policy_model = Miss
    page_title = _("Searches that found nothing")
    header_icon = "search"
    index_url_name = "misses_report"
    index_results_url_name = "misses_report_results"
    default_ordering = ["-times", "-last_day", "key"]
    filterset_class = MissFilterSet
    list_export = ["text", "site_name", "times", "last_day"]
    export_headings = {
        "text": _("What people typed"),
        "site_name": _("Site"),
        "times": _("Times"),
        "last_day": _("Last on"),
    }

    def get_page_subtitle(self):
        return _("the newest %(days)s days") % {"days": REPORT_DAYS}

    def get_base_queryset(self):
        return missed_queries(self.request.user)

    @property
    def no_results_message(self):
        return _("Every search of these days found something.")

    def get_filename(self):
        return f"tim-khong-thay-{first_day_of_report():%Y-%m-%d}"

    @cached_property
    def columns(self):
        return [
            _QueryColumn(
                "text", label=_("What people typed"), sort_key="text", buttons_of=self._buttons_of
            ),
            Column("site_name", label=_("Site"), sort_key="site_name"),
            Column("times", label=_("Times"), sort_key="times"),
            Column("last_day", label=_("Last on"), sort_key="last_day"),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = {miss["site_id"] for miss in context["object_list"]}
        self._sites: dict[int, Site] = Site.objects.in_bulk(shown)
        return context

    def _buttons_of(self, miss: dict) -> list[ListingButton]:
        """What the user may do about a text that found nothing."""
        site, text = self._sites[miss["site_id"]], miss["text"]
        user, buttons = self.request.user, []
        answers = policy_registry.get_by_type(CuratedAnswer)
        answer = CuratedAnswer(site=site)
        if answers.user_has_any_permission_for_instance(user, ["add"], answer):
            address = _address("quick_answers:add", queries=text, site=site.pk)
            buttons.append(ListingButton(_("Add a quick answer"), url=address, priority=10))
        if policy_registry.get_by_type(Synonym).user_has_permission(user, "add"):
            address = _address("synonyms:add", term=text)
            buttons.append(ListingButton(_("Add a synonym"), url=address, priority=20))
        with override(settings.LANGUAGE_CODE):  # which every site has
            address = site.root_url + _address("search", q=text)
        buttons.append(ListingButton(_("Try the search"), url=address, priority=30))
        return buttons


def _address(view: str, **values) -> str:
    return f"{reverse(view)}?{urlencode(values)}"


class PendingReportView(ModelReportView):
    """Pages whose last change the search could not take in, with what went wrong."""

    model = policy_model = PendingUpdate
    template_name = "search/admin/pending_report.html"
    page_title = _("Not in the search yet")
    header_icon = "warning"
    index_url_name = "pending_report"
    index_results_url_name = "pending_report_results"
    default_ordering = "since"
    columns = [
        Column("title", label=_("Page")),
        DateColumn("since", label=_("Since"), sort_key="since"),
        Column("tries", label=_("Tries"), sort_key="tries"),
        Column("error", label=_("Error")),
    ]
    list_export = ["title", "since", "tries", "error"]
    export_headings = {"title": _("Page")}

    def get_base_queryset(self):
        title = Page.objects.filter(pk=OuterRef("page_id")).values("title")
        return PendingUpdate.objects.exclude(error="").annotate(title=Subquery(title))

    @property
    def no_results_message(self):
        return _("Every page is in the search.")

    def post(self, request, *args, **kwargs):
        """Tries all of them again."""
        catch_up.enqueue()
        if failed := PendingUpdate.objects.exclude(error="").count():
            text = _("Tried again. Still outside: %(count)s.") % {"count": failed}
            messages.warning(request, text)
        else:
            messages.success(request, _("Every page is in the search."))
        return redirect("pending_report")
