"""Handing a dossier in tells the product's page from which day it is being re-assessed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.page_rights import PageRights
from products.models import ProductPage


def why_not_told(product: ProductPage, user: Any) -> str:
    """Why the user can't have the page say so; "" where nothing is in the way."""
    rights = PageRights(user, product)
    if product.locked and rights.page_locked():
        return _("Somebody has locked the product's page. Have it unlocked first.")
    return "" if rights.can_publish() else _("You may not publish the product's page.")


@transaction.atomic
def tell_page(product: ProductPage, day: date | None, user: Any) -> None:
    """Sets the day on the public page, and in a draft that waits beside it, which stays a draft.

    Raises ValidationError where the page lacks something that it must have.
    """
    if product.reassessing_since == day:
        return
    product.reassessing_since = day
    if not product.has_unpublished_changes:
        product.save_revision(user=user, log_action=True).publish(user=user)
        return
    draft = product.get_latest_revision_as_object()
    draft.reassessing_since = day
    product.save(clean=False)
    draft.save_revision(user=user)


def told(error: ValidationError) -> str:
    """What the page lacks, as one text."""
    return _("The product's page must be mended first: %(faults)s") % {
        "faults": " ".join(error.messages)
    }
