"""Public works for feed readers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.works.models import ProjectPage
from communes.works.querysets import ProjectQuerySet
from portal.machines.feeds import SiteFeed


class WorkFeed(SiteFeed):
    """The works and how far they are; on the portal, of all communes."""

    name = "public-works"
    section = "WorksIndexPage"
    label = gettext_lazy("Public works")

    def get_items(self, frame) -> ProjectQuerySet:
        return ProjectPage.objects.in_frame(frame).for_list().order_by("-last_published_at", "-pk")

    def texts(self, item) -> list[str]:
        told = {"state": item.state_text, "percent": item.percent}
        return [item.summary_text, _("%(state)s: %(percent)s%%") % told]
