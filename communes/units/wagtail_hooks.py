from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.units.templatetags.units_tags import papers_slot
from communes.units.tracing import sites_called
from communes.units.viewsets import UnitsViewSetGroup
from portal.sites.parts import slot_part

register_snippet(UnitsViewSetGroup)

hooks.register("portal_contact_notes", papers_slot)
hooks.register("portal_home_notes", slot_part("units/home_part.html"))
hooks.register("portal_sites_called", sites_called)
