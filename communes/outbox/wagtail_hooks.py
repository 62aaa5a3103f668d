from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from communes.outbox.models import Mailing
from portal.admin.scoped import register_scoped_model
from portal.privacy.retention import PURGE_HOOK

# Before what asks for its policy: Wagtail makes a model-wide one for whatever asks first.
register_scoped_model(Mailing)

from communes.outbox.retention import purge  # noqa: E402
from communes.outbox.steps import AGAIN, CONTINUED, STOPPED  # noqa: E402
from communes.outbox.views.steps import urls  # noqa: E402

hooks.register("register_admin_urls", urls)
hooks.register(PURGE_HOOK, purge)


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, told in [
        (STOPPED, _("Stopped sending")),
        (CONTINUED, _("Went on sending")),
        (AGAIN, _("Sent again what had not arrived")),
    ]:
        actions.register_action(action, told, told)
