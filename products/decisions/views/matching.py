"""The page of a product in a decision: confirmed, chosen, or begun as a draft."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.admin.scoped import scope
from portal.core.page_rights import PageRights
from portal.core.querysets import below
from products.decisions.claims import claims_of, may_exceed
from products.decisions.drafting import make_draft, says_otherwise, section_of, take_over
from products.decisions.models import DecisionEntry, Match
from products.models import ProductIndexPage, ProductPage


class PageForm(forms.Form):
    """Which page of the own commune is the product's."""

    product: Any = forms.ModelChoiceField(
        label=gettext_lazy("Its page"),
        queryset=ProductPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("It has no page"),
        widget=forms.Select,
    )

    def __init__(self, *args: Any, entry: DecisionEntry, pages: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["product"])
        field.queryset = pages.order_by("title")
        found = pages.filter(translation_key=entry.product_key).first()
        field.initial = found.pk if found else None


class EntryPageView(WagtailAdminTemplateMixin, TemplateView):
    """What a decision says of a product, and what its page is."""

    header_icon = "pick"
    page_title = gettext_lazy("Product in a decision")
    template_name = "decisions/admin/entry_page.html"

    @cached_property
    def entry(self) -> DecisionEntry:
        rows = DecisionEntry.objects.with_later()
        rows = rows.select_related("decision", "site__root_page", "unit")
        entry = scope(rows, self.request.user, ["view"]).filter(pk=self.kwargs["entry_id"]).first()
        if entry is None:
            raise Http404
        return entry

    def get_breadcrumbs_items(self) -> list:
        index = {"url": reverse("decision_entries:index"), "label": _("Products in decisions")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.entry)}]

    @cached_property
    def section(self) -> ProductIndexPage | None:
        return section_of(self.entry)

    @cached_property
    def pages(self):
        """The products of the entry's commune; its drafts only for who works there."""
        if self.entry.site is None:
            return ProductPage.objects.none()
        pages = ProductPage.objects.filter(below([self.entry.site.root_page.path]))
        return pages if self.works_there else pages.live()

    @cached_property
    def works_there(self) -> bool:
        user = cast(Any, self.request.user)
        if self.section is None:
            return False
        return user.is_superuser or "change" in PageRights(user, self.section).permissions

    @cached_property
    def may_add(self) -> bool:
        user = cast(Any, self.request.user)
        return bool(self.section and PageRights(user, self.section).may_add(ProductPage))

    @property
    def is_newest(self) -> bool:
        """Whether nothing was decided on the product since: older facts go on no page."""
        entry = cast(Any, self.entry)
        return not (entry.is_revoked or entry.is_renewed)

    @cached_property
    def may_draft(self) -> bool:
        """Whether a page may be begun with what the entry says."""
        return self.may_add and self.is_newest and not self.entry.decision.revokes

    @cached_property
    def may_match(self) -> bool:
        """Whether the officer changes pages there, or keeps the register."""
        if may_exceed(cast(Any, self.request.user)):
            return self.entry.site is not None
        return self.works_there

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.entry
        kwargs.setdefault(
            "form", PageForm(entry=entry, pages=self.pages) if self.may_match else None
        )
        found = self.pages.filter(translation_key=entry.product_key).first()
        return super().get_context_data(
            entry=entry,
            product=found,
            faults=claims_of([entry]).get(entry.pk, []),
            can_draft=self.may_draft and not entry.product_key,
            can_take_over=bool(found and self._may_take_over(found)),
            may_change=may_exceed(self.request.user),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "draft" in request.POST:
            return self._draft()
        if "take_over" in request.POST:
            return self._take_over()
        if not self.may_match:
            raise PermissionDenied
        form = PageForm(request.POST, entry=self.entry, pages=self.pages)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        product = form.cleaned_data["product"]
        self.entry.match = Match.CHOSEN if product else Match.APART
        self.entry.product_key = product.translation_key if product else None
        self.entry.save()
        messages.success(request, _("Kept."))
        return redirect("decision_entries:index")

    def _may_take_over(self, product: ProductPage) -> bool:
        """Whether the page is surely the product's, the officer's to change, and says otherwise
        than the newest decision."""
        rights = PageRights(cast(Any, self.request.user), product)
        counts = self.entry.is_settled and self.is_newest
        may_edit = counts and rights.can_edit() and not rights.page_locked()
        return may_edit and says_otherwise(self.entry, product)

    def _take_over(self) -> HttpResponse:
        product = self.pages.filter(translation_key=self.entry.product_key).first()
        if product is None or not self._may_take_over(product):
            raise PermissionDenied
        take_over(self.entry, product, self.request.user)
        text = _("The draft says what the decision says. Look at it, then publish.")
        messages.success(self.request, text)
        return redirect("wagtailadmin_pages:edit", product.pk)

    def _draft(self) -> HttpResponse:
        if not self.may_draft:
            raise PermissionDenied
        product = self.pages.filter(translation_key=self.entry.product_key).first()
        if product is None:
            product = make_draft(
                self.entry, cast(ProductIndexPage, self.section), self.request.user
            )
            text = _("A draft was made of what the decision says. Fill in the rest, then publish.")
            messages.success(self.request, text)
        return redirect("wagtailadmin_pages:edit", product.pk)
