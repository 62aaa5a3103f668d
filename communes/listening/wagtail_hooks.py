from wagtail import hooks

from communes.listening.models import PageSound
from portal.admin.scoped import register_scoped_model

register_scoped_model(PageSound)

from communes.listening.views import listen  # noqa: E402

hooks.register("portal_listen", listen)
