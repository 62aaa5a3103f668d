"""A bulletin's screen, its script on paper, and the draft of it from a notice."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from communes.announcements.models import AnnouncementPage
from communes.bulletins import steps
from communes.bulletins.abbreviations import said
from communes.bulletins.models import Bulletin
from communes.bulletins.scripts import SYLLABLES_A_MINUTE, script_of, seconds_of
from communes.bulletins.sound_steps import why_no_voice
from communes.bulletins.sounds import Heard, Said, heard_of
from communes.bulletins.source_system import NAME as SOURCE_SYSTEM
from communes.bulletins.source_system import is_pushed
from communes.outbox.cards import lines_of
from communes.outbox.models import Mailing
from portal.admin.own import explorable_pages
from portal.admin.scoped import scope
from portal.admin.screens import BesideList
from portal.core.hints import Text
from portal.core.querysets import sites_at
from portal.core.steps import StepNotPossible
from portal.pagecache.conditional import for_one_reader

DONE: dict[str, Text] = {
    "release": gettext_lazy("The bulletin is ready: it stands in the playlist."),
    "withdraw": gettext_lazy("The bulletin is withdrawn: it is not played any more."),
    "to_draft": gettext_lazy("The bulletin is a draft again."),
    "draft_again": gettext_lazy("The script is drafted anew from the notice. Look it over."),
}


def bulletin_url(bulletin: Bulletin) -> str:
    """Its screen."""
    return reverse("bulletins:inspect", args=[bulletin.pk])


class BulletinView(BesideList, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is said, with each change shown, and the next step; each POST is one, its `do`."""

    any_permission_required = ["view", "change"]
    template_name = "bulletins/admin/bulletin.html"
    page_title = gettext_lazy("Bulletin")
    header_icon = "media"
    list_name, list_title = "bulletins:index", gettext_lazy("Loudspeaker")
    model = None
    index_url_name: Any = None
    edit_url_name: Any = None
    object: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def get_object(self):
        found = Bulletin.objects.whole().select_related("notice", "site__root_page")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_page_subtitle(self):
        return self.object.title

    @property
    def crumb(self):
        return self.object.title

    def post(self, request, *args, **kwargs):
        bulletin, do = self.object, request.POST.get("do", "")
        if do not in DONE or not self.user_has_permission_for_instance("change", bulletin):
            raise PermissionDenied
        # Contributors draft; who approves decides on all that is heard, or was.
        is_drafting = do == "draft_again" and bulletin.state == Bulletin.State.DRAFT
        if not is_drafting and not steps.may_release(request.user, bulletin):
            raise PermissionDenied
        seen = request.POST.get("version", "")
        try:
            if do == "release":
                steps.release(bulletin, request.user, int(seen) if seen.isdecimal() else -1)
            else:
                getattr(steps, do)(bulletin)
        except StepNotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, DONE[do])
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        bulletin, user = self.object, self.request.user
        script = script_of(bulletin)
        spoken = said(script)
        heard = heard_of([Said(bulletin, script, spoken.text)]).get(bulletin.pk, Heard())
        own_sounds = list(bulletin.own_sounds.all())
        may_change = self.user_has_permission_for_instance("change", bulletin)
        return super().get_context_data(
            bulletin=bulletin,
            spoken=spoken,
            heard=heard,
            # Of another script than the one that is read out now.
            stale=[one for one in own_sounds if one not in (heard.own, *heard.others)],
            own_sounds=own_sounds,
            why_no_voice=why_no_voice(),
            seconds=seconds_of(spoken.text),
            pace=SYLLABLES_A_MINUTE,
            is_pushed=is_pushed(),
            pushed=lines_of(bulletin.uid, bulletin.site, SOURCE_SYSTEM),
            may_steer=policy_registry.get_by_type(Mailing).user_has_any_permission_for_instance(
                user, ["change"], bulletin.site
            ),
            today=bulletin.moments_on(timezone.localdate()),
            airings=bulletin.airings.select_related("by")[:50],
            may_change=may_change,
            may_release=may_change and steps.may_release(user, bulletin),
            edit_url=reverse(self.edit_url_name, args=[bulletin.pk]),
            playlist_url=reverse("bulletins:playlist", args=[bulletin.site_id]),
            **kwargs,
        )


def paper(request, pk: int):
    """The script in large letters, for who reads it out."""
    own = scope(Bulletin.objects.whole(), request.user)
    bulletin = get_object_or_404(own, pk=pk)
    spoken = said(script_of(bulletin))
    context = {"bulletin": bulletin, "spoken": spoken, "seconds": seconds_of(spoken.text)}
    return for_one_reader(render(request, "bulletins/admin/paper.html", context))


def from_notice(request, notice_id: int):
    """Drafts a bulletin from a notice of an own site, in the first language."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    notices = AnnouncementPage.objects.filter(
        pk__in=explorable_pages(request.user).values("pk"),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    notice: AnnouncementPage = get_object_or_404(notices, pk=notice_id)
    site = get_object_or_404(sites_at(notice.path))
    policy = policy_registry.get_by_type(Bulletin)
    if not policy.user_has_any_permission_for_instance(request.user, ["add"], site):
        raise PermissionDenied
    # What isn't out is told as it was written last.
    told: AnnouncementPage = notice if notice.live else notice.get_latest_revision_as_object()
    bulletin = steps.draft_from(told, site)
    messages.success(request, _("The bulletin is drafted from the notice. Look it over."))
    return redirect(bulletin_url(bulletin))
