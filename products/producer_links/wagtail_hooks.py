"""What links for producers add to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.scoped import register_scoped_model
from portal.desk.parts import SITES_HOOK
from products.producer_links.models import ProducerLink

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(ProducerLink)

from products.producer_links import deciding, links  # noqa: E402
from products.producer_links.desk import desk_parts, site_counts  # noqa: E402
from products.producer_links.held import ProducersData  # noqa: E402
from products.producer_links.views import making  # noqa: E402
from products.producer_links.viewsets import link_viewset  # noqa: E402

hooks.register(SITES_HOOK, site_counts)
hooks.register("register_admin_urls", making.urls)
hooks.register("register_page_header_buttons", making.link_button)


@hooks.register("register_admin_viewset")
def register_links():
    return link_viewset


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


# After comments on drafts.
@hooks.register("register_personal_data", order=2)
def register_kept():
    return ProducersData()


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, told in [
        (links.MADE, _("Made a link for the producer")),
        (links.WITHDRAWN, _("Withdrew a link for the producer")),
        (deciding.APPROVED, _("Took what the producer sent")),
        (deciding.REFUSED, _("Refused what the producer sent")),
    ]:
        actions.register_action(action, told, told)
