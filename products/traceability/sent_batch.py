"""A new batch in the producer's form, for products that have a GTIN (products.sent_parts)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from portal.core.hints import Text
from products.models import ProductPage
from products.sent_parts import SentPart
from products.traceability.models import Batch, ProductCode

SENT_FIELDS = ("lot", "made_on", "place", "diary_url")


class SentBatch(SentPart):
    """Lot, day, place and diary. The offer is the product's code."""

    name = "batch"
    heading = gettext_lazy("New batch")
    hint = gettext_lazy("Only if you have harvested or made a new one. Else leave it empty.")

    def offers(self, products: list[ProductPage]) -> dict[int, ProductCode]:
        codes = ProductCode.objects.filter(product__in=[one.pk for one in products])
        return {code.product_id: code for code in codes.order_by("-pk") if code.product_id}

    def fields(self, offer: ProductCode) -> dict[str, forms.Field]:
        box = {"class": "in"}
        return {
            "lot": forms.CharField(
                label=_("Lot"),
                help_text=_("As printed on the packing, such as L2611-01."),
                required=False,
                max_length=20,
                widget=forms.TextInput(attrs=box | {"autocapitalize": "characters"}),
                error_messages={"max_length": _("A lot has at most 20 letters and digits.")},
            ),
            "made_on": forms.DateField(
                label=_("Made or harvested on"),
                required=False,
                widget=forms.DateInput(attrs=box | {"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": _("Write the day as in 5/1/2026.")},
            ),
            "place": forms.CharField(
                label=_("Where"),
                help_text=_("Such as “Xóm Minh Hoà”."),
                required=False,
                max_length=160,
                widget=forms.TextInput(attrs=box),
                error_messages={"max_length": _("Shorten it to 160 characters.")},
            ),
            "diary_url": forms.URLField(
                label=_("Link to the farm diary"),
                required=False,
                max_length=200,
                assume_scheme="https",
                widget=forms.URLInput(attrs=box),
                error_messages={
                    "invalid": _("Copy the whole address, such as https://…"),
                    "max_length": _("This address is too long: leave it out."),
                },
            ),
        }

    def read(self, offer: ProductCode, values: dict[str, Any]) -> dict[str, str]:
        if not any(values.values()):
            return {}
        missing = {}
        if not values["lot"]:
            missing["lot"] = _("Write the lot of the batch.")
        if not values["made_on"]:
            missing["made_on"] = _("Write the day on which it was made.")
        if missing:
            raise ValidationError(missing)
        self._batch(offer, values).full_clean(exclude=["site"])
        return {
            name: value.isoformat() if name == "made_on" else str(value)
            for name, value in values.items()
            if value
        }

    @staticmethod
    def _batch(code: ProductCode, values: dict[str, Any]) -> Batch:
        return Batch(code=code, **{name: values.get(name) or "" for name in SENT_FIELDS})

    def told(self, values: dict[str, str]) -> list[tuple[Text, str]]:
        day = parse_date(values.get("made_on", ""))
        rows: list[tuple[Text, str]] = [
            (_("Lot"), values.get("lot", "")),
            (_("Made or harvested on"), date_format(day, "SHORT_DATE_FORMAT") if day else ""),
            (_("Where"), values.get("place", "")),
            (_("Link to the farm diary"), values.get("diary_url", "")),
        ]
        return [(label, words) for label, words in rows if words]

    def take(self, offer: ProductCode, values: dict[str, str], user: Any) -> None:
        policy = policy_registry.get_by_type(Batch)
        if not policy.user_has_permission_for_instance(user, "add", offer.site):
            raise ValidationError(_("You may not add batches here."))
        day = parse_date(values["made_on"])
        batch = self._batch(offer, values | {"made_on": day})
        batch.full_clean(exclude=["site"])
        batch.save()
