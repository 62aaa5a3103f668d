"""The officer's screen of a link: what was sent beside what is, and what becomes of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.admin.scoped import scope
from portal.core.hints import Text
from portal.sites.private_files import whole_file
from products.producer_links import links
from products.producer_links.choices import State
from products.producer_links.deciding import approve, refuse
from products.producer_links.forms.officers import ApproveForm, RefuseForm
from products.producer_links.models import ProducerLink, SentPhoto
from products.producer_links.proposing import Proposal, proposals_of, told_of, version_of


class ReviewView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows a link; each POST does one step, named by its `do`."""

    any_permission_required = ["view", "change"]
    template_name = "producer_links/admin/review.html"
    page_title = gettext_lazy("What a producer sent")
    header_icon = "mobile-alt"
    model = None
    index_url_name: Any = None
    object: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.failed: dict[str, Any] = {}

    def get_object(self):
        rows = ProducerLink.objects.select_related("producer", "site", "made_by", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.object.producer.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Sent by producers")},
            {"url": "", "label": self.object.producer.title},
        ]

    @cached_property
    def can_change(self) -> bool:
        return self.user_has_permission_for_instance("change", self.object)

    @cached_property
    def parts(self) -> list:
        return links.parts_of(self.object)

    @cached_property
    def proposals(self) -> list[Proposal]:
        return proposals_of(self.object, self.parts) if self.object.status == State.SENT else []

    def post(self, request, *args, **kwargs):
        steps = {"approve": self._approve, "refuse": self._refuse, "withdraw": self._withdraw}
        step = steps.get(request.POST.get("do", ""))
        if step is None or not self.can_change:
            raise PermissionDenied
        try:
            with transaction.atomic():
                done = step()
        except links.StepNotPossible as error:
            messages.error(request, str(error))
            return self._again()
        if done is None:
            return self._again()
        messages.success(request, done)
        return redirect(self.index_url_name)

    def _again(self) -> HttpResponse:
        """The screen with what was typed, as things are now."""
        self.object = self.get_object()
        self.__dict__.pop("parts", None)
        self.__dict__.pop("proposals", None)
        return self.render_to_response(self.get_context_data())

    def _approve(self) -> Text | None:
        user, data = self.request.user, self.request.POST
        if self.object.status != State.SENT:
            raise links.StepNotPossible(_("Somebody has decided on this already."))
        form = ApproveForm(data, proposals=self.proposals)
        if not form.is_valid():
            self.failed["approve"] = form
            return None
        # Ticks stay where the step isn't possible.
        self.failed["approve"] = form
        waiting = approve(self.object, user, form.names, form.alts, data.get("seen", ""))
        for page in waiting:
            text = _(
                "“%(page)s”: what you took is in its draft, which nobody has published yet. Look"
                " at it, then publish it."
            )
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            messages.warning(
                self.request,
                text % {"page": page.title},
                buttons=[messages.button(edit, _("Open the draft"))],
            )
        return _("What you ticked is taken. The producer reads so behind the link.")

    def _refuse(self) -> Text | None:
        form = RefuseForm(self.request.POST)
        if not form.is_valid():
            self.failed["refuse"] = form
            return None
        refuse(self.object, self.request.user, form.cleaned_data["refusal"])
        return _("Nothing was taken. The producer reads your sentence behind the link.")

    def _withdraw(self) -> Text:
        links.withdraw(self.object, self.request.user)
        return _("The link is withdrawn: it opens nothing any more.")

    def get_context_data(self, **kwargs):
        link = self.object
        waits = link.status == State.SENT
        decides = waits and self.can_change
        return super().get_context_data(
            link=link,
            told=told_of(self.parts) if link.sent_at and not waits else [],
            consents=list(link.consents.all()),
            form=self.failed.get("approve") or ApproveForm(proposals=self.proposals),
            refuse_form=self.failed.get("refuse") or RefuseForm(),
            seen=version_of(self.proposals),
            waits=waits,
            decides=decides,
            can_withdraw=link.is_open and self.can_change,
            **kwargs,
        )


def photo(request, photo_id: int) -> FileResponse:
    """A picture that waits, for officers of its site: whole, and kept by nobody."""
    own = scope(ProducerLink.objects.all(), request.user, ["view"])
    photos = SentPhoto.objects.filter(part__link__in=own.values("pk"))
    return whole_file(get_object_or_404(photos, pk=photo_id).file)
