"""What a producer sends arrives once."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from products.producer_links.choices import Purpose, State
from products.producer_links.forms.sending import SendingForm
from products.producer_links.models import ProducerConsent, ProducerLink


@transaction.atomic
def receive(link: ProducerLink, form: SendingForm) -> None:
    """Keeps what a valid form says, with the consent, and uses the link up.

    The link is one that the caller holds a lock on and that is open.
    """
    for part in form.parts:
        form.fill(part).save()
    link.note, link.status, link.sent_at = form.cleaned_data["note"], State.SENT, timezone.now()
    link.opened_at = link.opened_at or link.sent_at
    link.save(update_fields=["note", "status", "sent_at", "opened_at"])
    ProducerConsent.objects.create(
        producer=link.producer,
        link=link,
        purpose=Purpose.SHOW,
        version=form.consent_version,
        language=get_language() or settings.LANGUAGE_CODE,
        given_at=link.sent_at,
    )
