"""What one commune's site should have: what is there, what lacks, and where it is mended."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.overview.completeness import completeness_items, there
from home.overview.report import MAY_OVERSEE
from home.overview.rows import open_communes
from portal.core.overview import CompletenessItem, Homes
from portal.desk.desk import Desk
from portal.users.models import SiteRole


@dataclass(frozen=True)
class Asked:
    """An item with where this officer mends it: "" where that is another's."""

    item: CompletenessItem
    is_there: bool
    url: str


class LackingView(WagtailAdminTemplateMixin, TemplateView):
    """For who has a role on the site, and for the province; to others the site is not there."""

    template_name = "home/overview/lacking.html"
    page_title = _("What the site should have")
    header_icon = "list-ul"
    breadcrumbs_items = ()  # the title stands there instead

    def dispatch(self, request, pk):
        self.site = get_object_or_404(
            open_communes().select_related("root_page", "identitysettings"), pk=pk
        )
        self.oversees = request.user.has_perm(MAY_OVERSEE)
        own = SiteRole.objects.filter(site=self.site, group__user=request.user)
        if not self.oversees and not own.exists():
            raise Http404
        return super().dispatch(request, pk)

    def get_page_subtitle(self):
        return self.site.site_name

    def get_context_data(self, **kwargs):
        desk = Desk(self.request.user, of=self.site)
        place = desk.places[0]
        items = completeness_items()
        found = there(Homes((place.path,)), items).get(place.path, set())
        asked = [
            Asked(item, item.name in found, "" if item.name in found else item.mend(desk, place))
            for item in items
        ]
        return super().get_context_data(
            place=place,
            lacking=[one for one in asked if not one.is_there],
            there=[one for one in asked if one.is_there],
            oversees=self.oversees,
            **kwargs,
        )
