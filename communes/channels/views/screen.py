"""“Các kênh”: all ways by which one notice goes out, a card each."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from communes.announcements.channels import Channel, channels
from communes.announcements.models import AnnouncementPage
from communes.announcements.states import notice_state, notice_words
from communes.channels.forms import BACK, TextForm
from communes.channels.keeping import keep_text
from communes.channels.models import TextKind
from communes.channels.rights import site_for
from communes.channels.texts import FAILED, told_texts
from portal.admin.states import PageState
from portal.core.hints import Text


@dataclass(frozen=True)
class Card:
    """A channel as the screen shows it for one notice."""

    channel: Channel
    state: Text
    html: SafeString


def as_told(page: AnnouncementPage) -> AnnouncementPage:
    """What went out of a notice; of one that never did, the newest draft."""
    if page.first_published_at or not page.latest_revision_id:
        return page
    return page.get_latest_revision_as_object()


class ChannelsView(WagtailAdminTemplateMixin, TemplateView):
    """For who may change texts of the notice's site; the same answer to others as for no notice."""

    template_name = "channels/admin/screen.html"
    page_title = gettext_lazy("Channels")
    header_icon = "resubmit"

    def dispatch(self, request, *args, **kwargs):
        page = get_object_or_404(AnnouncementPage, pk=kwargs["page_id"])
        self.site = site_for(page, request.user)
        if self.site is None:
            raise Http404
        self.notice = as_told(page)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.notice.title

    def get_breadcrumbs_items(self):
        notices = {"url": reverse("notices:index"), "label": _("Announcements")}
        edit = reverse("wagtailadmin_pages:edit", args=[self.notice.pk])
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, notices, {"url": edit, "label": self.notice.title}, here]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            notice=self.notice,
            words=notice_words(self.notice),
            warning=_warning(self.notice),
            cards=[self._card(channel) for channel in channels()],
            **kwargs,
        )

    def _card(self, channel: Channel) -> Card:
        state, told = channel.told(self.request, self.notice, self.site)
        context = {"notice": self.notice, "request": self.request, **told}
        return Card(channel, state, render_to_string(channel.template, context, self.request))


def _warning(notice: AnnouncementPage) -> str:
    """What an officer must know before anything is sent; "" where all is as it looks."""
    state = notice_state(notice)
    if state in (PageState.DRAFT, PageState.WAITING):
        return _("This notice is not published: nothing goes out yet. What stands here is a draft.")
    if state == PageState.TO_COME:
        return _("Readers don’t have this notice yet: nothing goes out before its hour.")
    if state == PageState.TAKEN_DOWN:
        return _("This notice was taken down: tell by each channel that it no longer holds.")
    if state == PageState.ENDED:
        return _("This notice has ended: what is sent now says so.")
    if notice.correction:
        return _("This notice was corrected: send the correction by the channels that it went by.")
    if notice.has_unpublished_changes:
        return _("Changes wait in the editor: the channels tell what is published.")
    return ""


class TextView(ChannelsView):
    """Keeps one text beside the notice, or goes back to its draft."""

    http_method_names = ["post", "options"]

    def post(self, request, page_id: int, kind: TextKind) -> HttpResponse:
        form = TextForm(request.POST, kind=kind)
        text = told_texts(self.notice, self.site)[kind]
        if not form.is_valid():
            messages.error(request, _("Nothing was saved yet: see the marked field."))
            return self._again(form)
        values = form.cleaned_data
        if values["do"] != BACK and values["digest"] != text.digest:
            messages.error(
                request,
                _("The notice changed meanwhile: see the draft below your text, then press again."),
            )
            return self._again(form)
        # Who types the draft goes on with it: it follows the notice.
        is_own = values["do"] != BACK and values["text"] != text.draft
        kept = values["text"] if is_own else ""
        if not keep_text(self.notice, self.site, kind, kept, text.digest, values["version"]):
            messages.error(
                request,
                _(
                    "Somebody changed this text meanwhile. What you typed is below, theirs above"
                    " it: look, then press again."
                ),
            )
            return self._again(form)
        if values["do"] == BACK:
            messages.success(request, _("The text is the draft from the notice again."))
        else:
            messages.success(request, _("The text is kept."))
        return redirect(f"{reverse('notice_channels', args=[page_id])}#{kind.value}")

    def _again(self, form: TextForm) -> HttpResponse:
        """The screen with what was typed, on top of the version that is kept now."""
        told = told_texts(self.notice, self.site)[form.kind]
        seen = {
            form.add_prefix("version"): str(told.version),
            form.add_prefix("digest"): told.digest,
        }
        form.data = form.data.dict() | seen  # type: ignore[attr-defined]  # what was posted
        setattr(self.request, FAILED, form)
        return self.render_to_response(self.get_context_data())


def urls() -> list:
    """Below the list of notices in the admin."""
    way = "thong-bao/<int:page_id>/cac-kenh/"
    texts: list[Any] = [
        path(
            f"{way}{kind.value}/",
            TextView.as_view(),
            {"kind": kind},
            name=f"notice_text_{kind.name.lower()}",
        )
        for kind in TextKind
    ]
    return [path(way, ChannelsView.as_view(), name="notice_channels"), *texts]
