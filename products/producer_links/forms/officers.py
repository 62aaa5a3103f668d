"""What officers choose: products of a new link, and what of a sending is taken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from products.models import ProducerPage
from products.producer_links.links import MOST_PRODUCTS, products_for
from products.producer_links.models.links import LONGEST_REFUSAL
from products.producer_links.proposing import Change, Proposal

LONGEST_ALT = 160


class LinkForm(forms.Form):
    """Which products of the producer a new link is for."""

    products: Any = forms.ModelMultipleChoiceField(
        label=_("Products"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At most five: each with its price, stock, season and pictures."),
        error_messages={"required": _("Choose at least one product.")},
    )
    fields: dict[str, Any]

    def __init__(self, data: Any = None, *, producer: ProducerPage, site: Site, chosen: str = ""):
        super().__init__(data)
        found = products_for(producer, site)
        self.fields["products"].queryset = found
        one = [product.pk for product in found if str(product.pk) == chosen]
        self.initial["products"] = one or [product.pk for product in found[:MOST_PRODUCTS]]

    def clean_products(self) -> Any:
        products = self.cleaned_data["products"]
        if len(products) > MOST_PRODUCTS:
            raise forms.ValidationError(
                _("Choose at most %(most)d products; make a second link for the others."),
                params={"most": MOST_PRODUCTS},
            )
        return products


class ApproveForm(forms.Form):
    """A tick at each change, and what each picture shows; all that differs is ticked at first."""

    fields: dict[str, Any]

    def __init__(self, data: Any = None, *, proposals: list[Proposal]):
        super().__init__(data)
        self.proposals = proposals
        for proposal in proposals:
            for change in proposal.changes:
                self.fields[f"take-{change.name}"] = forms.BooleanField(
                    label=change.label, required=False, initial=change.is_different
                )
                if change.photo:
                    self.fields[f"alt-{change.name}"] = forms.CharField(
                        label=_("What the picture shows"),
                        required=False,
                        max_length=LONGEST_ALT,
                        initial=proposal.product.title[:LONGEST_ALT],
                    )

    @property
    def rows(self) -> list[tuple[Proposal, list[tuple[Change, Any, Any]]]]:
        """Each product with its changes, their ticks and texts of pictures."""
        return [
            (
                proposal,
                [
                    (
                        change,
                        self[f"take-{change.name}"],
                        self[f"alt-{change.name}"] if change.photo else None,
                    )
                    for change in proposal.changes
                ],
            )
            for proposal in self.proposals
        ]

    def clean(self):
        cleaned = super().clean() or {}
        if not self.names:
            raise forms.ValidationError(
                _("Tick what to take. Nothing of it? Then refuse it below.")
            )
        for proposal in self.proposals:
            for change in proposal.changes:
                name = f"alt-{change.name}"
                is_taken = change.photo and change.name in self.names
                if is_taken and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Say what the picture shows."))
        return cleaned

    @property
    def names(self) -> set[str]:
        """The names of the changes that are ticked."""
        every = (change.name for proposal in self.proposals for change in proposal.changes)
        return {name for name in every if self.cleaned_data.get(f"take-{name}")}

    @property
    def alts(self) -> dict[int, str]:
        """By the key of a picture what it shows."""
        return {
            change.photo.pk: self.cleaned_data.get(f"alt-{change.name}", "")
            for proposal in self.proposals
            for change in proposal.changes
            if change.photo
        }


class RefuseForm(forms.Form):
    """Why nothing is taken, as the producer reads it."""

    refusal = forms.CharField(
        label=_("Why nothing is taken"),
        help_text=_("The producer reads this sentence behind the link."),
        max_length=LONGEST_REFUSAL,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write a sentence for the producer.")},
    )
