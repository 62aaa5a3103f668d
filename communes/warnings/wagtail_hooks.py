from django.template.loader import render_to_string
from wagtail import hooks

from communes.announcements.channels import HOOK
from communes.warnings.channel import channel
from communes.warnings.models import WarningMessage
from portal.admin.scoped import register_scoped_model

register_scoped_model(WarningMessage)
hooks.register(HOOK, channel)


@hooks.register("portal_notice_feeds")
def show_feed(context):
    """Below the list of notices: the feed that programs of public warning read."""
    return render_to_string("warnings/feed_link.html", {}, context["request"])
