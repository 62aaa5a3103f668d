"""The province opens one person's contact: with a reason that the commune reads."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.pagecache.conditional import for_one_reader
from portal.privacy.forms import OpenForm
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord

RIGHT = "privacy.open_accessrecord"


class OpenView(WagtailAdminTemplateMixin, FormView):
    """A form; what it opens stands in the answer to it alone, to be read and not to be changed."""

    template_name = "privacy/admin/open.html"
    form_class = OpenForm
    page_title = _("Open personal data")
    header_icon = "lock-open"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def form_valid(self, form):
        found = form.found
        kind = AccessRecord.Kind.OPENED
        record_look(self.request.user, found.site, kind, found.code, form.cleaned_data["reason"])
        contact = found.provider.contact(found.row)
        # Nothing to send again by chance: the form is gone with this answer.
        context = self.get_context_data(form=None, found=found, contact=contact)
        return self.render_to_response(context)
