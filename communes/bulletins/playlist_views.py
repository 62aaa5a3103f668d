"""What the station plays today and tomorrow, on a screen and as JSON, and what became of it."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from communes.bulletins.forms import AiringForm
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.playlists import Item, Slot, as_json, as_m3u, playlist
from communes.bulletins.steps import write_down
from portal.admin.screens import BesideList, OneSiteScreen
from portal.pagecache.conditional import for_one_reader

DAY = timedelta(days=1)


def stations(user):
    """The sites whose playlist an officer sees."""
    policy = policy_registry.get_by_type(Bulletin)
    return policy.sites_user_has_any_permission_for(user, ["view", "change"])


class PlaylistView(OneSiteScreen, BesideList, WagtailAdminTemplateMixin, TemplateView):
    """Two days by hour; below an hour that is over, what became of each bulletin is written."""

    template_name = "bulletins/admin/playlist.html"
    page_title = gettext_lazy("Playlist")
    header_icon = "list-ul"
    list_name, list_title = "bulletins:index", gettext_lazy("Loudspeaker")
    failed: AiringForm | None = None

    def get_sites(self, user):
        return stations(user)

    @cached_property
    def may_write(self) -> bool:
        policy = policy_registry.get_by_type(AirLog)
        return policy.user_has_any_permission_for_instance(
            self.request.user, ["add", "change"], self.site
        )

    @cached_property
    def days(self) -> list[tuple]:
        """Yesterday, today and tomorrow, with their slots."""
        today = timezone.localdate()
        return [(day, playlist(self.site, day)) for day in (today - DAY, today, today + DAY)]

    def post(self, request):
        if not self.may_write:
            raise PermissionDenied
        form = AiringForm(request.POST)
        item = self._item(form.data.get("key", ""))
        if item is None:
            messages.error(request, _("The playlist has changed meanwhile. Look at it again."))
            return redirect(request.path)
        if not form.is_valid():
            self.failed = form
            messages.error(request, _("Nothing was written yet: see the marked line."))
            return self.render_to_response(self.get_context_data())
        write_down(item, request.user, form.cleaned_data["outcome"], form.cleaned_data["reason"])
        messages.success(request, _("Written into the air log."))
        return redirect(request.path)

    def _item(self, key: str) -> Item | None:
        """What was due at an hour of these days."""
        items = (item for _day, slots in self.days for slot in slots for item in slot.items)
        return next((item for item in items if item.key == key and item.is_due), None)

    def get_context_data(self, **kwargs):
        (_yesterday, before), *days = self.days
        return super().get_context_data(
            days=days,
            unwritten=_unwritten(before),
            may_write=self.may_write,
            failed=self.failed,
            json_url=reverse("bulletins:json", args=[self.site.pk]),
            site=self.site,
            log_url=reverse("airings:index"),
            **kwargs,
        )


def _unwritten(slots: list[Slot]) -> list[Slot]:
    """Yesterday's, of which nobody said what became of it."""
    left = (Slot(slot.at, tuple(one for one in slot.items if one.airing is None)) for slot in slots)
    return [slot for slot in left if slot.items]


def playlist_json(request, site_id: int):
    """Today and tomorrow, for a station's computer on which an officer is logged in."""
    site = get_object_or_404(stations(request.user), pk=site_id)
    today = timezone.localdate()
    days = [as_json(site, day) for day in (today, today + DAY)]
    answer = JsonResponse({"days": days}, json_dumps_params={"ensure_ascii": False})
    return for_one_reader(answer)


def playlist_m3u(request, site_id: int, stamp: int):
    """What is played at an hour, for a player; `stamp` is the hour in seconds since 1970."""
    site = get_object_or_404(stations(request.user), pk=site_id)
    try:
        day = timezone.localdate(datetime.fromtimestamp(stamp, UTC))
    except (OverflowError, OSError, ValueError) as error:
        raise Http404 from error
    slots = [slot for slot in playlist(site, day) if int(slot.at.timestamp()) == stamp]
    if not slots:
        raise Http404
    answer = HttpResponse(as_m3u(slots), content_type="audio/x-mpegurl; charset=utf-8")
    name = f"{timezone.localtime(slots[0].at):%Y-%m-%d-%Hh%M}.m3u8"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return for_one_reader(answer)
