from django.template.loader import render_to_string
from wagtail import hooks

from communes.announcements.channels import HOOK as CHANNELS
from communes.outbox.ways import HOOK as WAYS
from communes.subscriptions.models import Subscription
from portal.admin.scoped import register_scoped_model
from portal.privacy.providers import HOOK as HELD

# Before what asks for its policy: Wagtail makes a model-wide one for whatever asks first.
register_scoped_model(Subscription)

from communes.subscriptions.card import channel  # noqa: E402
from communes.subscriptions.held import SubscribersData  # noqa: E402
from communes.subscriptions.way import way  # noqa: E402

hooks.register(CHANNELS, channel)
hooks.register(WAYS, way)
# What people send stands before it on “what the commune keeps”.
hooks.register(HELD, SubscribersData, order=10)


@hooks.register("portal_notice_feeds")
def show_link(context):
    """Below the list of notices: the way to get them by mail."""
    return render_to_string("subscriptions/link.html", {}, context["request"])
