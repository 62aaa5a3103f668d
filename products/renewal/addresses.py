"""Where producers are reminded: kept with their consent, gone as soon as it is taken back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Site

from portal.privacy.models import DataRequest
from products.models import ProducerPage
from products.renewal.choices import Purpose
from products.renewal.models import ReminderAddress

PROVIDER = "reminder"


def address_of(producer: ProducerPage | None) -> ReminderAddress | None:
    """The address of a producer that holds; one query."""
    if producer is None:
        return None
    return ReminderAddress.objects.holding().filter(producer_id=producer.pk).first()


@transaction.atomic
def remember(producer: ProducerPage, site: Site, email: str, version: str) -> None:
    """Keeps an address with the text that was agreed to now; one that was there before goes."""
    # One at a time for each site: two processes don't see each other's new rows.
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    if known := address_of(producer):
        forget(known)
    ReminderAddress.objects.create(
        site=site,
        producer=producer,
        email=email,
        purpose=Purpose.REMIND,
        version=version,
        language=get_language() or "vi",
    )


@transaction.atomic
def forget(address: ReminderAddress) -> None:
    """Takes the consent back: the address is erased, that there was one stays as the proof."""
    address.email, address.withdrawn_at = "", timezone.now()
    address.save(update_fields=["email", "withdrawn_at"])
    DataRequest.objects.about(PROVIDER, address.code).forget()
