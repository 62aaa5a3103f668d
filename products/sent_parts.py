"""What features ask of a producer beside price, stock, season and pictures.

A feature registers a part by the hook `register_sent_part`:

    @hooks.register(HOOK)
    def register_batch():
        return SentBatch()

The producer's link (products.producer_links) then asks it of the products that it is offered
for, shows the officer what was sent, and has it taken where the officer says so.
"""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from wagtail import hooks

from portal.core.hints import Text
from products.models import ProductPage

HOOK = "register_sent_part"


class SentPart(ABC):
    """A part of the producer's form. An offer is what it is about at one product."""

    name: str  # in the names of fields and in what is kept: letters only
    heading: Text
    hint: Text = ""

    @abstractmethod
    def offers(self, products: list[ProductPage]) -> dict[int, Any]:
        """By the keys of the products that have this part: their offers; one query for all."""

    @abstractmethod
    def fields(self, offer: Any) -> dict[str, forms.Field]:
        """The fields of the form, none of them required."""

    @abstractmethod
    def read(self, offer: Any, values: dict[str, Any]) -> dict[str, str]:
        """What was typed, as it is kept until an officer decides; {} where nothing was.

        Raises ValidationError by field.
        """

    @abstractmethod
    def told(self, values: dict[str, str]) -> list[tuple[Text, str]]:
        """What was sent, for people: labels and words."""

    @abstractmethod
    def take(self, offer: Any, values: dict[str, str], user: Any) -> None:
        """Makes it so. Raises ValidationError where that can't be (any more), or not by this
        officer."""


def sent_parts() -> list[SentPart]:
    """What the features registered."""
    return [register() for register in hooks.get_hooks(HOOK)]
