"""Making, finding, using and withdrawing links: the one door to them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site
from wagtail.permissions import policy_registry

from portal.core.models import ContactSettings, IdentitySettings, one_to_one
from portal.core.querysets import below
from portal.core.steps import StepNotPossible
from portal.core.typed.phones import grouped_phone
from portal.sites.frame import Frame
from portal.sites.secret_links import hash_of, new_secret
from products.models import ProducerPage, ProductPage
from products.producer_links.choices import State
from products.producer_links.models import ProducerLink, SentProduct

MADE, WITHDRAWN = "producer_links.make", "producer_links.withdraw"
# More in one form nobody fills in on a phone, nor does one request hold their pictures.
MOST_PRODUCTS = 5


def products_for(producer: ProducerPage, site: Site) -> Any:
    """The published products of a producer in the site's first language."""
    own = ProductPage.objects.live().filter(below([site.root_page.path]))
    return own.filter(producer=producer).order_by("title", "pk")


def may_make(user: Any, site: Site) -> bool:
    """Whether an officer may make links for producers of a site."""
    policy = policy_registry.get_by_type(ProducerLink)
    return policy.user_has_permission_for_instance(user, "add", site)


@transaction.atomic
def make(
    producer: ProducerPage, site: Site, products: Iterable[ProductPage], user: Any
) -> tuple[ProducerLink, str]:
    """A new link and its secret, which is told now and never again."""
    secret = new_secret()
    link = ProducerLink.objects.create(
        site=site, producer=producer, made_by=user, secret_hash=hash_of(secret)
    )
    SentProduct.objects.bulk_create(SentProduct(link=link, product=one) for one in products)
    log(producer, MADE, user=user, data={"code": link.code})
    return link, secret


def address_of(link: ProducerLink, secret: str) -> str:
    """The whole address, on the host of the commune; readers of the first language get it."""
    with translation.override(settings.LANGUAGE_CODE):
        return link.site.root_url + reverse("producer_link", args=[secret])


def message_of(link: ProducerLink, secret: str) -> str:
    """What the officer sends by SMS or Zalo, in Vietnamese."""
    contact = one_to_one(link.site, ContactSettings)
    with translation.override(settings.LANGUAGE_CODE):
        names = {
            "commune": one_to_one(link.site, IdentitySettings).name,
            "producer": link.producer.title,
            "url": address_of(link, secret),
            "day": date_format(timezone.localtime(link.expires_at), "SHORT_DATE_FORMAT"),
        }
        text = (
            _(
                "Hello, %(commune)s asks %(producer)s to send new prices, stock, season and"
                " pictures here: %(url)s No account, no cost; works once, until %(day)s."
            )
            % names
        )
        if contact.hotline:
            text += " " + _("Questions: call %(phone)s.") % {
                "phone": grouped_phone(contact.hotline).replace("\u00a0", " ")
            }
    return text


def find(secret: str, frame: Frame, *, lock: bool = False) -> ProducerLink | None:
    """The link of a secret that was made on the frame's site, ended or not."""
    links = ProducerLink.objects.filter(site=frame.site, secret_hash=hash_of(secret))
    if lock:
        links = links.select_for_update(of=("self",))
    return links.select_related("producer", "site").first()


def open_by_producer(link: ProducerLink) -> None:
    """Writes down, once, that it was opened; no page that readers have changes by it."""
    if link.status == State.WAITING and link.is_open:
        waiting = ProducerLink.objects.filter(pk=link.pk, status=State.WAITING)
        waiting.update(status=State.OPENED, opened_at=timezone.now())


def parts_of(link: ProducerLink) -> list[SentProduct]:
    """The products of a link that readers have, each with its pictures; two queries."""
    parts = link.parts.filter(product__live=True).select_related("product")
    return list(parts.prefetch_related("photos"))


@transaction.atomic
def withdraw(link: ProducerLink, user: Any) -> None:
    """Ends a link now. Raises StepNotPossible once something was sent with it."""
    link = ProducerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if link.status not in State.open_states():
        raise StepNotPossible(_("The producer has sent something, or the link has ended already."))
    link.status, link.decided_at, link.decided_by = State.WITHDRAWN, timezone.now(), user
    link.save(update_fields=["status", "decided_at", "decided_by"])
    drop_photos(link)
    log(link.producer, WITHDRAWN, user=user, data={"code": link.code})


def drop_photos(link: ProducerLink) -> None:
    """Deletes the pictures of a link, with their files."""
    for part in link.parts.all():
        part.photos.all().delete()
