"""The channels that this feature brings: the page itself, texts to copy, the poster."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from communes.announcements.channels import Channel
from communes.announcements.models import AnnouncementPage
from communes.announcements.states import notice_state, notice_words
from communes.channels.facts import facts_of, short_address
from communes.channels.layout import laid_out
from communes.channels.sms_way import NAME as SMS_GATEWAY
from communes.channels.sms_way import gateway_words
from communes.channels.texts import texts_told
from communes.outbox.cards import lines_of
from portal.admin.states import PageState
from portal.core.hints import Text


def _web(request: Any, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    page_url = notice.full_url if notice.live else None
    return notice_words(notice), {"address": short_address(notice, site), "page_url": page_url}


def _texts(request: Any, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """The texts, and what became of the one that the gateway sends."""
    state, shown = texts_told(request, notice, site)
    lines = lines_of(notice.translation_key, site, SMS_GATEWAY)
    sent = [line for line in lines if line.mailing.counts.all]
    return state, shown | {"gateway": gateway_words(site), "lines": sent}


def _has_poster(notice: AnnouncementPage) -> bool:
    return notice_state(notice) in (PageState.SHOWN, PageState.ENDED)


def _poster_state(notice: AnnouncementPage) -> str:
    state = notice_state(notice)
    if state == PageState.SHOWN:
        return _("Ready to print")
    if state in (PageState.ENDED, PageState.TAKEN_DOWN):
        return _("Take down what was put up")
    return _("Once the notice is shown")


def _poster(request: Any, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    with translation.override(notice.locale.language_code):
        url = site.root_url + reverse("notice_poster", args=[notice.pk])
        layout = laid_out(facts_of(notice, site))
    url = url if _has_poster(notice) else ""
    return _poster_state(notice), {"poster_url": url, "layout": layout}


WEB = Channel("web", gettext_lazy("Web page"), "globe", 10, "channels/admin/web.html", _web)
TEXTS = Channel(
    "texts",
    gettext_lazy("SMS and Zalo"),
    "mobile-alt",
    30,
    "channels/admin/texts.html",
    _texts,
)
POSTER = Channel(
    "poster",
    gettext_lazy("Poster"),
    "doc-full",
    60,
    "channels/admin/poster.html",
    _poster,
)
