"""What “Kiểm tra sao” answers: how the stars of entries stand, and how far the register goes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.models import Site

from portal.core.addresses import page_path
from portal.core.querysets import not_private
from portal.core.sections import section_in
from portal.core.text import fold
from portal.sites.neighbours import attach_communes
from products.decisions.checking import StarCheckForm
from products.decisions.choices import SETTLED
from products.decisions.models.decisions import OcopDecision
from products.decisions.models.entries import DecisionEntry
from products.decisions.querysets import DecisionEntryQuerySet
from products.gtins import keys_of_gtin
from products.models import ProductPage

PER_PAGE = 20


@dataclass(frozen=True)
class Coverage:
    """From which day to which decisions were taken in, and how many; no days without any."""

    first: date | None
    last: date | None
    count: int

    @classmethod
    def read(cls) -> "Coverage":
        """One query."""
        return cls(
            **OcopDecision.objects.aggregate(
                first=Min("issued_on"), last=Max("issued_on"), count=Count("pk")
            )
        )


class Hit:
    """An entry as readers are told it. `page`: the product's public page here, if there is one."""

    def __init__(self, entry: Any, page: ProductPage | None, today: date):
        self.entry, self.page, self.today = entry, page, today

    @property
    def state(self) -> str:
        """ "revoked", "valid", "renewed" (ended, and decided anew since) or "ended"."""
        if self.entry.decision.revokes or self.entry.is_revoked:
            return "revoked"
        if self.entry.is_valid_on(self.today):
            return "valid"
        return "renewed" if self.entry.is_renewed else "ended"

    @property
    def commune_now(self) -> str:
        """Today's commune, where the annex says another; "" where it is the same."""
        unit = self.entry.unit
        if not unit or fold(unit.name) in fold(self.entry.commune_text):
            return ""
        return unit.full_name

    @property
    def address(self) -> str:
        """Where the product's page is; "" without a public one."""
        return (self.page.full_url or "") if self.page else ""


class StarCheck:
    """The answer to `?q=`, in pages; some seven queries."""

    def __init__(self, request):
        self.request, self.frame = request, request.frame
        self.form = StarCheckForm(request.GET)
        self.today = timezone.localdate()

    @property
    def typed(self) -> str:
        return self.form.typed

    @property
    def error(self) -> str:
        return self.form.error

    @cached_property
    def page_obj(self):
        rows = self._asked() if not self.error else DecisionEntry.objects.none()
        rows = rows.with_later().select_related("decision", "unit")
        rows = rows.order_by("-decision__issued_on", "product_name", "pk")
        page_obj: Any = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        page_obj.object_list = self._hits(list(page_obj.object_list))
        return page_obj

    def _asked(self) -> DecisionEntryQuerySet:
        """By the GTIN of its page where one was typed or scanned, else by words and numbers."""
        rows = DecisionEntry.objects.seen_in(self.frame)
        if keys := keys_of_gtin(self.typed, self.frame):
            return rows.filter(product_key__in=keys, match__in=SETTLED)
        return rows.asked_for(self.typed)

    def _hits(self, entries: list) -> list[Hit]:
        keys = {one.product_key for one in entries if one.is_settled}
        pages: list = []
        if keys:
            own = ProductPage.objects.in_frame(self.frame).filter(translation_key__in=keys)
            pages = list(not_private(own).select_related("locale"))
            if self.frame.is_portal:
                pages = attach_communes(pages, self.frame)
        by_key = {page.translation_key: page for page in pages}
        return [
            Hit(one, by_key.get(one.product_key) if one.is_settled else None, self.today)
            for one in entries
        ]

    @cached_property
    def elsewhere(self) -> str:
        """Where all of the province are looked through; "" on the portal itself."""
        if self.frame.is_portal:
            return ""
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        page = section_in(site, "decisions.StarCheckPage") if site else None
        if site is None or page is None:
            return ""
        return f"{site.root_url}{page_path(page)}?{urlencode({'q': self.typed})}"
