from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from communes.announcements.channels import HOOK
from communes.announcements.models import AnnouncementPage
from communes.channels.models import NoticeText
from communes.outbox.ways import HOOK as WAYS
from portal.admin.scoped import register_scoped_model

# Before what asks for its policy: Wagtail makes a model-wide one for whatever asks first.
register_scoped_model(NoticeText)

from communes.channels.cards import POSTER, TEXTS, WEB  # noqa: E402
from communes.channels.rights import may_open  # noqa: E402
from communes.channels.sms_way import way  # noqa: E402
from communes.channels.views.screen import urls  # noqa: E402

hooks.register("register_admin_urls", urls)
hooks.register(WAYS, way)
hooks.register(HOOK, lambda: WEB)
hooks.register(HOOK, lambda: TEXTS)
hooks.register(HOOK, lambda: POSTER)


def channels_button(page, user, next_url=None, view_name=None):
    """In the editor of a notice, and at its row in lists."""
    if page.specific_class is AnnouncementPage and may_open(page, user):
        url = reverse("notice_channels", args=[page.pk])
        yield Button(_("Channels"), url, icon_name="resubmit", priority=11)


def poster_link(context) -> str:
    """Beside the ways to pass a notice on: who puts it up in a hall finds its poster."""
    page, frame = context.get("page"), context["frame"]
    is_own = isinstance(page, AnnouncementPage) and page.path.startswith(frame.root.path)
    if not is_own or not page.live:
        return ""
    return render_to_string("channels/poster_link.html", {"page": page}, context["request"])


hooks.register("portal_share", poster_link)
hooks.register("register_page_header_buttons", channels_button)
hooks.register("register_page_listing_more_buttons", channels_button)
