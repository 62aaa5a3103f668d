from wagtail import hooks

from communes.announcements.channels import HOOK as CHANNELS
from communes.outbox.ways import HOOK as WAYS
from communes.webhooks.models import Webhook
from portal.admin.scoped import register_scoped_model
from portal.desk.parts import HOOK as DESK
from portal.desk.parts import SITES_HOOK

# Before what asks for its policy: Wagtail makes a model-wide one for whatever asks first.
register_scoped_model(Webhook)

from communes.webhooks.card import channel  # noqa: E402
from communes.webhooks.desk import desk_parts, site_counts  # noqa: E402
from communes.webhooks.viewsets import webhook_viewset  # noqa: E402
from communes.webhooks.way import way  # noqa: E402

hooks.register(CHANNELS, channel)
hooks.register(WAYS, way)
hooks.register(SITES_HOOK, site_counts)
hooks.register(DESK, lambda: desk_parts)


@hooks.register("register_admin_viewset")
def register_webhooks():
    return webhook_viewset
