from wagtail import hooks

from portal.admin.scoped import register_scoped_model
from portal.register.models import RegisterEntry

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(RegisterEntry)

from portal.register.viewsets import register_viewset  # noqa: E402


@hooks.register("register_admin_viewset")
def register_entries():
    return register_viewset
