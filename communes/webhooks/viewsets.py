"""Programs that are told of notices, each site's by its own administrators."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from communes.webhooks.models import Webhook
from communes.webhooks.payloads import trial
from communes.webhooks.way import Refused, tell
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedModelViewSet, scope
from portal.core.public_web import NoAnswer, UnsafeAddress
from portal.core.ratelimit import is_used_too_often

TRIES_AN_HOUR, HOUR = 20, 60 * 60
# What is wrong with an address, for officers.
FAULTS = {
    "dns": gettext_lazy("No server has this name. Look at the address again."),
    "private": gettext_lazy("This address is inside a private network: the portal doesn’t ask it."),
    "port": gettext_lazy("Only the usual port of https (443) is asked."),
    "time-out": gettext_lazy("The program took too long to answer."),
}


def state_of(webhook: Webhook) -> str:
    """In a few words."""
    if webhook.is_given_up:
        return _("Off: no answer for a week")
    if not webhook.is_on:
        return _("Off")
    if webhook.failing_since:
        return _("Fails")
    return _("Is told") if webhook.answered_at else _("Nothing sent yet")


@require_POST
def try_out(request, pk: int) -> HttpResponse:
    """“Gửi thử”: a message that says it is none, and what came back."""
    webhook = get_object_or_404(scope(Webhook.objects.all(), request.user, ("change",)), pk=pk)
    here = redirect(reverse("webhooks:inspect", args=[pk]))
    if is_used_too_often("webhook-trial", str(webhook.site_id), TRIES_AN_HOUR, HOUR):
        messages.error(request, _("Too many trials. Try again in an hour."))
        return here
    try:
        answer = tell(webhook, trial(webhook.site), f"test:{webhook.pk}")
    except Refused as error:
        webhook.note(str(error), arrived=False)
        messages.error(request, _("The program refused it with %(code)s.") % {"code": error})
    except (UnsafeAddress, NoAnswer) as error:
        webhook.note(str(error), arrived=False)
        fault = FAULTS.get(str(error), gettext_lazy("The program can’t be reached."))
        messages.error(request, str(fault))
    else:
        webhook.note(answer, arrived=True)
        messages.success(
            request, _("It arrived: the program answered %(code)s.") % {"code": answer}
        )
    return here


class WebhookIndexView(generic.IndexView):
    """By name."""

    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "name", label=_("Program"), get_url=self.get_inspect_url, classname=ON_CARD
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=state_of,
                primary=lambda webhook: webhook.is_on and not webhook.failing_since,
                classname=ON_CARD,
            ),
            Column("host", label=_("Server"), classname=ON_CARD),
            Column("last_answer", label=_("Last answer")),
            Column("site", label=_("Site"), accessor="site.site_name"),
        ]


class WebhookView(generic.InspectView):
    """What is known of one, without its secret, and the button that tries it."""

    template_name = "webhooks/admin/inspect.html"
    fields_exclude = ["secret", "is_sample", "id"]

    def get_context_data(self, **kwargs):
        webhook = self.object
        return super().get_context_data(
            state=state_of(webhook), try_url=reverse("webhooks:try", args=[webhook.pk]), **kwargs
        )


class WebhookViewSet(ScopedModelViewSet):
    """“Chương trình nhận thông báo”, among the settings."""

    model = Webhook
    icon = "resubmit"
    menu_label = gettext_lazy("Programs told of notices")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = WebhookView
    index_view_class = WebhookIndexView
    search_fields = ["name", "url"]
    search_backend_name = None
    list_per_page = 50
    panels = [
        FieldPanel("site"),
        FieldPanel("name"),
        FieldPanel("url"),
        FieldPanel("secret"),
        FieldPanel("least_urgency"),
        FieldPanel("is_on"),
    ]

    def get_inspect_view_kwargs(self, **kwargs):
        return {**kwargs, "fields_exclude": ["secret", "is_sample", "id"]}

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("<int:pk>/gui-thu/", try_out, name="try")]


webhook_viewset = WebhookViewSet("webhooks", url_prefix="chuong-trinh-nhan-tin")
