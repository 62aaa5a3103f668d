from wagtail import hooks

from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK
from portal.users.models import SiteRole

# Before the screens: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(SiteRole)

from portal.staff.forms import take_whole_names  # noqa: E402
from portal.staff.history import register_actions  # noqa: E402
from portal.staff.mail_choices import MailChoicesPanel  # noqa: E402
from portal.staff.overview import COLUMNS  # noqa: E402
from portal.staff.viewsets import StaffViewSet  # noqa: E402

hooks.register("register_log_actions", register_actions)
take_whole_names()


@hooks.register("register_admin_viewset")
def register_staff():
    return StaffViewSet("staff")


@hooks.register("register_account_settings_panel")
def mail_choices_panel(request, user, profile):
    return MailChoicesPanel(request, user, profile)


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS
