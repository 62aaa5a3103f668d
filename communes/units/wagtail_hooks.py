from wagtail.snippets.models import register_snippet

from communes.units.viewsets import UnitsViewSetGroup

register_snippet(UnitsViewSetGroup)
