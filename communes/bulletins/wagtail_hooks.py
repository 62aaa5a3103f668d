from django.template.loader import render_to_string
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.announcements import channels
from communes.bulletins.models import AirLog, Bulletin, OwnSound
from communes.outbox.ways import HOOK as WAYS
from portal.admin.scoped import register_scoped_model
from portal.desk.parts import HOOK, SITES_HOOK

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(Bulletin)
register_scoped_model(AirLog)
register_scoped_model(OwnSound)

from communes.bulletins.cards import LOUDSPEAKER  # noqa: E402
from communes.bulletins.desk import desk_parts, site_counts  # noqa: E402
from communes.bulletins.public_views import listen  # noqa: E402
from communes.bulletins.source_system import way  # noqa: E402
from communes.bulletins.steps import draft_with  # noqa: E402
from communes.bulletins.viewsets import (  # noqa: E402
    AbbreviationViewSet,
    air_log_viewset,
    bulletin_viewset,
)

register_snippet(AbbreviationViewSet)
hooks.register(SITES_HOOK, site_counts)
hooks.register(HOOK, lambda: desk_parts)
hooks.register(channels.DRAFTS_HOOK, draft_with)
hooks.register("portal_listen", listen)
hooks.register(WAYS, way)


@hooks.register("portal_notice_feeds")
def show_feeds(context):
    """Below the list of notices, on sites of communes: loudspeakers are theirs."""
    if context["frame"].is_portal:
        return ""
    return render_to_string("bulletins/feed_link.html", {}, context["request"])


@hooks.register("register_admin_viewset")
def register_bulletins():
    return bulletin_viewset


@hooks.register("register_admin_viewset")
def register_air_log():
    return air_log_viewset


@hooks.register(channels.HOOK)
def register_loudspeaker():
    return LOUDSPEAKER
