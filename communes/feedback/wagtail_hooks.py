from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.feedback.models import FeedbackPhoto, FeedbackReport, HeadLink
from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK
from portal.desk.parts import SITES_HOOK
from portal.machines.sitemaps import ROWS_HOOK
from portal.sites.parts import slot_part

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(FeedbackReport)
register_scoped_model(FeedbackPhoto)
register_scoped_model(HeadLink)

from communes.feedback import links  # noqa: E402
from communes.feedback.api import ReportViewSet  # noqa: E402
from communes.feedback.choices import TAG  # noqa: E402
from communes.feedback.desk import desk_parts, site_counts  # noqa: E402
from communes.feedback.figures import COMPARED  # noqa: E402
from communes.feedback.held import SendersData  # noqa: E402
from communes.feedback.overview import COLUMNS  # noqa: E402
from communes.feedback.shortcut import SHORTCUT  # noqa: E402
from communes.feedback.sitemaps import sitemap_rows  # noqa: E402
from communes.feedback.viewsets import KindViewSet, report_viewset  # noqa: E402

register_snippet(KindViewSet)
hooks.register(SITES_HOOK, site_counts)
hooks.register(ROWS_HOOK, sitemap_rows)
hooks.register("portal_home_aside", slot_part("feedback/home_part.html", TAG))


@hooks.register("portal_village_reports")
def show_village_reports(context):
    """On the page of a `village`: what was reported there."""
    return get_template("feedback/village_part.html").render(context.flatten())


@hooks.register("portal_search_found")
def show_found_reports(context):
    """Beside the pages that a search found: reports with the same words."""
    return get_template("feedback/search_part.html").render(context.flatten())


@hooks.register("register_admin_viewset")
def register_reports():
    return report_viewset


@hooks.register("register_search_shortcut")
def register_codes():
    return SHORTCUT


@hooks.register("register_open_data")
def register_open_reports():
    return ReportViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


# After questions.
@hooks.register("register_personal_data", order=1)
def register_kept():
    return SendersData()


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, told in [
        (links.MADE, _("Made a link for a head of a village")),
        (links.REVOKED, _("Revoked a link for a head of a village")),
    ]:
        actions.register_action(action, told, told)
