from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.previews import links, views
from portal.previews.retention import purge
from portal.privacy.retention import PURGE_HOOK

hooks.register("register_admin_urls", views.urls)
hooks.register(PURGE_HOOK, purge)


@hooks.register("register_page_header_buttons")
def link_button(page, user, view_name, next_url=None):
    """Right below “Edit”, in the editor and where the page is opened in the tree.

    The editor of translations has no such menu.
    """
    if links.may_share(user, page.specific):
        url = reverse("page_preview_links", args=[page.pk])
        yield Button(_("Send a preview link"), url, icon_name="link-external", priority=12)


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, told in [
        (links.MADE, _("Made a preview link")),
        (links.WITHDRAWN, _("Withdrew a preview link")),
    ]:
        actions.register_action(action, told, told)


def _link_in(context):
    return getattr(context.get("request"), "preview_link", None)


def banner(context) -> str:
    """On a draft that a link shows: that it is one, and until when."""
    told = {"link": _link_in(context), "files": context.get("files")}
    return render_to_string("previews/banner.html", told) if told["link"] else ""


@hooks.register("portal_head")
def keep_out_of_searches(context) -> str:
    return mark_safe('<meta name="robots" content="noindex">') if _link_in(context) else ""


# Before what is urgent, too.
hooks.register("portal_sitewide_alerts", banner, order=-2)
