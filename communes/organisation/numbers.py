"""Telephones of units and officials for the page of all numbers."""

from django.utils.translation import gettext_lazy as _

from communes.numbers import NumberGroup, own_pages, told
from communes.organisation.models import OfficialProfilePage, OrganisationUnitPage


def unit_numbers(frame) -> NumberGroup:
    """Of the units of this site, in the order of the tree."""
    pages = own_pages(OrganisationUnitPage.objects.in_frame(frame).exclude(phone=""), frame)
    pages = pages.defer("functions").order_by("path")
    return NumberGroup(_("Offices"), 10, told(pages, "phone", "address"))


def official_numbers(frame) -> NumberGroup:
    """Of the officials of this site."""
    pages = own_pages(OfficialProfilePage.objects.in_frame(frame).exclude(office_phone=""), frame)
    pages = pages.defer("duties").order_by("path")
    return NumberGroup(_("Officials"), 20, told(pages, "office_phone", "post"))
