"""The way into the practice area: offered on the real portal, taken on the practice one."""

from django.conf import settings
from django.contrib.auth import login
from django.core.signing import BadSignature
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.login.second_step import BY_PROVIDER
from portal.practice.accounts import account_of
from portal.practice.closed import closed_page
from portal.practice.tickets import has_key, take_ticket, write_ticket
from portal.staff.names import COMMUNE_ROLES
from portal.users.models import SiteRole

BACKEND = "portal.practice.backends.NoPasswords"


def is_offered() -> bool:
    """Whether this portal has a practice area that officers can be sent to."""
    return bool(settings.PRACTICE_URL) and has_key()


@method_decorator(never_cache, name="dispatch")
class ChooseView(WagtailAdminTemplateMixin, TemplateView):
    """Says what the practice area is, and sends an officer there in the role they choose."""

    template_name = "practice/choose.html"
    page_title = gettext_lazy("Practise")
    header_icon = "edit"

    def dispatch(self, request, *args, **kwargs):
        if not is_offered():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        roles = {"roles": COMMUNE_ROLES.items(), "own_role": own_role(self.request.user)}
        return super().get_context_data(**kwargs) | roles

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        role = request.POST.get("role", "")
        if role not in COMMUNE_ROLES:
            messages.error(request, _("Choose one of the roles."))
            return self.get(request, *args, **kwargs)
        query = urlencode({"t": write_ticket(role, get_language() or settings.LANGUAGE_CODE)})
        return redirect(f"{settings.PRACTICE_URL}{reverse('practice_enter')}?{query}")


def own_role(user) -> str:
    """The role that an officer has, the highest of several; where there is none, the first."""
    held = set(SiteRole.objects.filter(group__user=user).values_list("role", flat=True))
    own = [role for role in COMMUNE_ROLES if role in held]
    return own[-1] if own else next(iter(COMMUNE_ROLES))


class EnterView(View):
    """Lets in who comes with a ticket, as the demo's officer of that role; else says what to do."""

    http_method_names = ["get"]

    def get(self, request) -> HttpResponseBase:
        if not settings.PRACTICE:
            raise Http404
        try:
            ticket = take_ticket(request.GET.get("t", ""))
        except BadSignature:
            reason = _("This link has ended. Go back to the real portal and press “Practise”.")
            return closed_page(request, reason)
        user = account_of(ticket)
        if user is None:
            reason = _("The practice area is being set back. Try again in a few minutes.")
            return closed_page(request, reason, status=503)
        login(request, user, backend=BACKEND)
        # The real portal has asked; a device that somebody added while practising is nobody's.
        request.session[BY_PROVIDER] = True
        return redirect("wagtailadmin_home")
