"""The screen of one product: how long its stars last, the checklist, Mẫu 02, who is reminded."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site
from wagtail.permissions import policy_registry

from portal.core.printing.documents import word_response
from portal.core.querysets import sites_at
from portal.core.text import slugify
from products.models import ProductPage
from products.renewal.addresses import address_of, forget, remember
from products.renewal.choices import RenewalState
from products.renewal.filing import tell_page, told, why_not_told
from products.renewal.forms import AddressForm, ChecklistForm
from products.renewal.models import ReminderAddress, Renewal, RenewalPoint, Rubric
from products.renewal.querysets import own_products
from products.renewal.rounds import round_for
from products.renewal.scoring import cheapest_next, score_of, section_sums
from products.renewal.self_assessment import word_file
from products.viewsets import certificate_text


def product_or_404(user: Any, product_id: int) -> ProductPage:
    """A public product that the user may look at; another commune's is as if it weren't there."""
    found = own_products(user).select_related("producer").filter(pk=product_id).first()
    if found is None:
        raise Http404
    return found


def dossier_of(product: ProductPage, site: Site) -> Renewal | None:
    """The dossier that is open, or a new one that isn't saved; None without a rubric."""
    known = Renewal.objects.open().of_product(product.translation_key).select_related("rubric")
    if (found := known.first()) is not None:
        return found
    today = timezone.localdate()
    rubric = Rubric.objects.for_product(product.ocop_set, today)
    if rubric is None:
        return None
    return Renewal(
        site=site,
        product_key=product.translation_key,
        title=product.title,
        rubric=rubric,
        round=round_for(product.expires_on or today, today),
        filed_on=product.reassessing_since,
    )


def marks_of(renewal: Renewal | None) -> list[RenewalPoint]:
    """What was kept of its items."""
    return list(renewal.points.all()) if renewal and renewal.pk else []


class ProductRenewalView(WagtailAdminTemplateMixin, TemplateView):
    """A look changes nothing: a dossier begins with the first save."""

    header_icon = "pick"
    page_title = gettext_lazy("Renew the certificate")
    template_name = "renewal/admin/product.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.product = product_or_404(request.user, self.kwargs["product_id"])
        site = sites_at(self.product.path).first()
        if site is None:
            raise Http404
        self.site = site
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        index = {"url": reverse("renewal_board"), "label": _("Renewal of certificates")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.product.title}]

    def get_page_subtitle(self) -> str:
        return self.product.title

    def _may(self, model: type, action: str) -> bool:
        policy = policy_registry.get_by_type(model)
        row = model(site=self.site)
        return policy.user_has_any_permission_for_instance(self.request.user, [action], row)

    @cached_property
    def renewal(self) -> Renewal | None:
        return dossier_of(self.product, self.site)

    @cached_property
    def address(self) -> ReminderAddress | None:
        return address_of(self.product.producer)

    @cached_property
    def marks(self) -> list[RenewalPoint]:
        return marks_of(self.renewal)

    def _checklist(self, data: Any = None) -> ChecklistForm | None:
        if self.renewal is None:
            return None
        return ChecklistForm(data, instance=self.renewal, product=self.product, marks=self.marks)

    def _address_form(self, data: Any = None) -> AddressForm | None:
        if not self.product.producer or not self._may(ReminderAddress, "change"):
            return None
        return AddressForm(data, prefix="mail")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._checklist())
        kwargs.setdefault("address_form", self._address_form())
        context = super().get_context_data(
            product=self.product,
            certificate=certificate_text(self.product),
            renewal=self.renewal,
            address=self.address,
            may_change=self._may(Renewal, "change"),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.product.pk]),
            **kwargs,
        )
        if self.renewal is not None:
            context |= self._score(context["form"])
        return context

    def _score(self, form: ChecklistForm) -> dict[str, Any]:
        """As it was kept last, not as it is typed."""
        points = {mark.item_id: mark.points for mark in self.marks}
        criteria = form.instance.rubric.criteria
        return {
            "score": score_of(form.items, points, criteria),
            "next_points": cheapest_next(form.items, points),
            "sections": [
                (one, form.rows_of(one.items)) for one in section_sums(form.items, points)
            ],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "remind" in request.POST or "forget" in request.POST:
            return self._remind()
        with transaction.atomic():
            # One at a time for each site: two processes don't see each other's new dossiers.
            Site.objects.select_for_update(no_key=True).get(pk=self.site.pk)
            return self._keep(request)

    def _keep(self, request: HttpRequest) -> HttpResponse:
        form = self._checklist(request.POST)
        if not self._may(Renewal, "change") or form is None:
            raise PermissionDenied
        if form.is_valid() and self._save(form, decided="decided" in request.POST):
            return redirect("renewal", self.product.pk)
        messages.error(request, _("Nothing was kept yet: see what is marked below."))
        return self.render_to_response(self.get_context_data(form=form))

    def _save(self, form: ChecklistForm, decided: bool) -> bool:
        day = form.cleaned_data["filed_on"]
        if decided and not (day and form.instance.pk):
            form.add_error("filed_on", _("Keep the day of handing in first, then close it."))
            return False
        is_told = day == self.product.reassessing_since or decided
        if not is_told and (why := why_not_told(self.product, self.request.user)):
            form.add_error("filed_on", why)
            return False
        renewal = form.instance
        # Somebody's own work takes the place of an invented one.
        renewal.title, renewal.is_sample = self.product.title, False
        renewal.state = RenewalState.FILED if day else RenewalState.PREPARING
        if decided:
            renewal.state = RenewalState.DECIDED
        try:
            with transaction.atomic():
                renewal.mark(form.marks())
                if not is_told:
                    tell_page(self.product, day, self.request.user)
        except ValidationError as error:
            form.add_error("filed_on", told(error))
            return False
        text = _("Kept.")
        if decided:
            text = _("Closed. Now write the new decision on the product's page.")
        messages.success(self.request, text)
        return True

    def _remind(self) -> HttpResponse:
        form, producer = self._address_form(self.request.POST), self.product.producer
        if form is None or producer is None:
            raise PermissionDenied
        if "forget" in self.request.POST:
            if self.address:
                forget(self.address)
            messages.success(self.request, _("The address is gone: no more mails."))
        elif form.is_valid():
            remember(producer, self.site, form.cleaned_data["email"], form.consent_version)
            messages.success(self.request, _("Kept: the producer is reminded by mail."))
        else:
            return self.render_to_response(self.get_context_data(address_form=form))
        return redirect("renewal", self.product.pk)


def self_assessment(request: HttpRequest, product_id: int) -> HttpResponse:
    """Mẫu 02 of a product as a file that Word and LibreOffice open."""
    product = product_or_404(request.user, product_id)
    site = sites_at(product.path).first()
    renewal = dossier_of(product, site) if site else None
    if renewal is None:
        raise Http404
    with translation.override("vi"):
        data = word_file(product, renewal, marks_of(renewal))
    return word_response(data, f"mau-02-{slugify(product.title)[:60]}")
