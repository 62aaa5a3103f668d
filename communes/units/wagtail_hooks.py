from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.units.templatetags.units_tags import notes_slot, papers_slot
from communes.units.tracing import sites_called
from communes.units.viewsets import UnitsViewSetGroup

register_snippet(UnitsViewSetGroup)

hooks.register("portal_contact_notes", papers_slot)
hooks.register("portal_home_notes", notes_slot)
hooks.register("portal_sites_called", sites_called)
