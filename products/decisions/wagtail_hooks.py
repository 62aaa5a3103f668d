"""What the register of decisions adds to the admin and to products."""

from wagtail import hooks

from portal.admin.scoped import register_scoped_model
from portal.desk.parts import COUNTS_HOOK, SITES_HOOK
from products.decisions.models import DecisionEntry

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(DecisionEntry)

from products.decisions.claims import refuse_above  # noqa: E402
from products.decisions.desk import desk_parts, page_counts, site_counts  # noqa: E402
from products.decisions.viewsets import decision_viewset, entry_viewset  # noqa: E402
from products.models.products import RULES_HOOK  # noqa: E402

hooks.register(RULES_HOOK, refuse_above)
hooks.register(COUNTS_HOOK, page_counts)
hooks.register(SITES_HOOK, site_counts)


@hooks.register("register_admin_viewset")
def register_decisions():
    return [decision_viewset, entry_viewset]


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts
