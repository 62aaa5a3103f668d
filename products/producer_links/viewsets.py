"""“Người bán gửi” in the menu: links and what was sent with them, each commune's own."""

from django.db.models import Case, When
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedInboxViewSet
from portal.core.folded import FoldedSearchMixin
from products.producer_links.choices import State
from products.producer_links.models import ProducerLink
from products.producer_links.models.links import state_is
from products.producer_links.views.review import ReviewView, photo


class LinkFilterSet(WagtailFilterSet):
    """By how far they are."""

    state = RadioFilter(
        label=_("State"),
        choices=State.choices,
        method="in_state",
    )

    class Meta:
        model = ProducerLink
        fields = ["state"]

    def in_state(self, queryset, name, value):
        return queryset.filter(state_is(value))


class LinkIndexView(FoldedSearchMixin, generic.IndexView):
    """What waits for an officer stands first, the oldest on top."""

    any_permission_required = ["view"]
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("producer", "site")

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        waits = When(status=State.SENT, then="sent_at")
        return queryset.order_by(Case(waits).asc(nulls_last=True), "-made_at", "-pk")

    @property
    def no_results_message(self):
        return _(
            "No link was made yet. Open a producer’s page and choose “Send the producer a link”."
        )

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "producer",
                label=_("Producer"),
                accessor="producer.title",
                get_url=self.get_inspect_url,
                classname=ON_CARD,
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="state.label",
                primary=lambda link: link.status == State.SENT,
                classname=ON_CARD,
            ),
            DateColumn("sent_at", label=_("Sent at"), sort_key="sent_at"),
            DateColumn("made_at", label=_("Made at"), sort_key="made_at"),
            DateColumn("expires_at", label=_("Works until"), sort_key="expires_at"),
            Column("code", label=_("Code"), classname="whole"),
            Column("site", label=_("Site"), accessor="site.site_name"),
        ]


class LinkViewSet(ScopedInboxViewSet):
    """Links are made at a producer's page; here they are followed and decided on."""

    model = ProducerLink
    icon = "mobile-alt"
    menu_label = _("Sent by producers")
    menu_order = 164
    add_to_admin_menu = True
    index_view_class = LinkIndexView
    inspect_view_class = ReviewView
    filterset_class = LinkFilterSet
    search_fields = ["producer__title", "code"]
    ordering = ["-made_at"]
    url_prefix = "nguoi-ban-gui"

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("anh/<int:photo_id>/", photo, name="photo"),
        ]


link_viewset = LinkViewSet("producer_links")
