"""Bulletins and their air log in the admin, each site's by its own officers; abbreviations."""

from django import forms
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from communes.bulletins.forms import BulletinForm
from communes.bulletins.models import Abbreviation, AirLog, Bulletin
from communes.bulletins.playlist_views import (
    PlaylistView,
    playlist_json,
    playlist_m3u,
    stations,
)
from communes.bulletins.sound_views import UploadView, read_aloud, remove_sound, sound
from communes.bulletins.views import BulletinView, bulletin_url, from_notice, paper
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedLogViewSet, ScopedModelViewSet
from portal.admin.vocabularies import VocabularyViewSet
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host

# An officer of more stations goes to a playlist by a bulletin of it.
MOST_BUTTONS = 3


class BulletinFilterSet(WagtailFilterSet):
    """By state and urgency."""

    state = RadioFilter(
        label=_("State"),
        choices=Bulletin.State.choices,
    )
    urgency = RadioFilter(
        label=_("Urgency"),
        choices=Bulletin.Urgency.choices,
    )

    class Meta:
        model = Bulletin
        fields = ["state", "urgency"]


class BulletinIndexView(FoldedSearchMixin, generic.IndexView):
    """The newest first, with the way to the playlist."""

    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        found = super().get_base_queryset().select_related("site").defer("script")
        return found.prefetch_related("villages")

    @cached_property
    def header_buttons(self):
        user = self.request.user
        sites = [] if user.is_superuser else list(stations(user)[: MOST_BUTTONS + 1])
        if len(sites) > MOST_BUTTONS:
            sites = []
        return [*super().header_buttons, *(self._playlist(site, len(sites)) for site in sites)]

    @staticmethod
    def _playlist(site, count: int) -> HeaderButton:
        label = _("Playlist")
        return HeaderButton(
            label=label if count == 1 else f"{label}: {site.site_name}",
            url=reverse("bulletins:playlist", args=[site.pk]),
            icon_name="list-ul",
        )

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.order_by("-last_day", "-urgency", "-pk")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "title", label=_("Bulletin"), get_url=self.get_inspect_url, classname=ON_CARD
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda bulletin: bulletin.is_ready,
                sort_key="state",
                classname=ON_CARD,
            ),
            Column(
                "urgency", label=_("Urgency"), accessor="get_urgency_display", classname=ON_CARD
            ),
            DateColumn(
                "first_day", label=pgettext_lazy("bulletin", "First day"), sort_key="first_day"
            ),
            DateColumn(
                "last_day", label=pgettext_lazy("bulletin", "Last day"), sort_key="last_day"
            ),
            Column("times", label=pgettext_lazy("bulletin", "Hours"), classname=ON_CARD),
            Column("villages", label=_("Loudspeakers of"), accessor="villages_text"),
        ]


class ToItsScreen(Host):
    """After saving, the officer sees what is said."""

    object: Bulletin

    def get_success_url(self):
        return bulletin_url(self.object)


class BulletinCreateView(ToItsScreen, generic.CreateView):
    pass


class BulletinEditView(ToItsScreen, generic.EditView):
    pass


class BulletinViewSet(ScopedModelViewSet):
    """“Truyền thanh” in the menu."""

    model = Bulletin
    icon = "media"
    menu_label = pgettext_lazy("menu", "Loudspeaker")
    menu_order = 123
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = BulletinView
    add_view_class = BulletinCreateView
    edit_view_class = BulletinEditView
    index_view_class = BulletinIndexView
    filterset_class = BulletinFilterSet
    base_form_class = BulletinForm
    search_fields = ["title", "script"]
    search_backend_name = None
    list_per_page = 30
    panels = [
        FieldPanel("site"),
        FieldPanel("title"),
        FieldPanel("urgency"),
        FieldPanel("script"),
        HelpPanel(_("After saving you see how each number and abbreviation is said.")),
        FieldPanel("villages", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                FieldPanel("times"),
                FieldRowPanel([FieldPanel("repeats"), FieldPanel("repeat_minutes")]),
            ],
            heading=_("When it is played"),
        ),
        FieldPanel("is_sample"),
    ]

    def get_inspect_view_kwargs(self, **kwargs):
        return kwargs

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/in/", paper, name="paper"),
            path("tu-thong-bao/<int:notice_id>/", from_notice, name="from_notice"),
            path("lich/<int:site_id>/", PlaylistView.as_view(), name="playlist"),
            path("lich/<int:site_id>/lich-phat.json", playlist_json, name="json"),
            path("lich/<int:site_id>/<int:stamp>.m3u8", playlist_m3u, name="m3u"),
            path("<int:pk>/nghe/<slug:key>.<slug:kind>", sound, name="sound"),
            path("<int:pk>/doc-thu/", read_aloud, name="read_aloud"),
            path("<int:pk>/tai-len/", UploadView.as_view(), name="upload"),
            path("<int:pk>/go-ban-ghi/<int:sound_id>/", remove_sound, name="remove_sound"),
        ]


class AirLogFilterSet(WagtailFilterSet):
    """By outcome."""

    outcome = RadioFilter(
        label=_("Outcome"),
        choices=AirLog.Outcome.choices,
    )

    class Meta:
        model = AirLog
        fields = ["outcome"]


class AirLogIndexView(generic.IndexView):
    """The latest first."""

    page_title = _("Air log")
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("bulletin", "by", "site")

    @cached_property
    def columns(self):
        return [
            DateColumn(
                "planned_at", label=_("Planned for"), sort_key="planned_at", classname=ON_CARD
            ),
            Column("bulletin", label=_("Bulletin"), classname=ON_CARD),
            StatusTagColumn(
                "outcome",
                label=_("Outcome"),
                accessor="get_outcome_display",
                primary=lambda airing: airing.outcome == AirLog.Outcome.PLAYED,
                classname=ON_CARD,
            ),
            Column("reason", label=_("Why it was missed"), classname=ON_CARD),
            Column("who", label=_("Written down by"), accessor="who"),
            Column("site", label=_("Site"), accessor="site.site_name"),
        ]


class AirLogViewSet(ScopedLogViewSet):
    """What was played and missed; written on the playlist."""

    model = AirLog
    icon = "history"
    menu_label = _("Air log")
    index_view_class = AirLogIndexView
    filterset_class = AirLogFilterSet
    list_per_page = 50
    url_prefix = "nhat-ky-phat"
    form_fields = ["outcome"]  # Wagtail asks; no form is shown


class AbbreviationViewSet(VocabularyViewSet):
    """How abbreviations are said, kept by the province."""

    model = Abbreviation
    search_fields = ["name", "words"]
    menu_label = _("Abbreviations read out")
    list_display = ["name", "words"]
    ordering = ["name"]


bulletin_viewset = BulletinViewSet("bulletins", url_prefix="ban-tin")
air_log_viewset = AirLogViewSet("airings")
