from django.contrib import messages
from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.units.models import AdministrativeUnit, LegalBasis
from communes.units.templatetags.units_tags import papers_slot
from communes.units.viewsets import UnitsViewSetGroup

register_snippet(UnitsViewSetGroup)

hooks.register("portal_contact_notes", papers_slot)


@hooks.register("before_delete_snippet")
def keep_what_is_in_use(request, instances):
    """Says why a unit or document can't be deleted; Wagtail would end in an error page."""
    instances = list(instances)
    if not instances or not isinstance(instances[0], AdministrativeUnit | LegalBasis):
        return None
    model = type(instances[0])
    try:
        Collector(using=router.db_for_write(model)).collect(instances)
    except ProtectedError:
        text = _("It can't be deleted yet: a commune, a unit or a document needs it.")
        messages.error(request, text)
        return redirect(reverse(model.snippet_viewset.get_url_name("list")))
    return None
