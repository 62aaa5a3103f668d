"""An officer's decision on what was sent: what was ticked is published by the usual ways."""

from collections.abc import Mapping, Set
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.log_actions import log

from portal.core.collections import collection_at
from portal.core.pictures import CleanPicture
from portal.core.publishing import why_not_yet
from products.models import ProductImage, ProductPage
from products.panels import MOST_PICTURES
from products.producer_links.choices import State
from products.producer_links.links import StepNotPossible, drop_photos, parts_of
from products.producer_links.models import ProducerLink, SentProduct
from products.producer_links.proposing import (
    PHOTO,
    PRICE,
    SEASON,
    STOCK,
    day_of,
    name_of,
    offers_of,
    proposals_of,
    version_of,
    words_of,
)

APPROVED, REFUSED = "producer_links.approve", "producer_links.refuse"


def _start(link: ProducerLink) -> ProducerLink:
    """The link as it stands, until the transaction ends: two officers decide one by one."""
    locked = ProducerLink.objects.select_for_update(of=("self",)).select_related("producer")
    link = locked.get(pk=link.pk)
    if link.status != State.SENT:
        raise StepNotPossible(_("Somebody has decided on this already."))
    return link


def _end(link: ProducerLink, state: State, user: Any, action: str, refusal: str = "") -> None:
    link.status, link.decided_at, link.decided_by = state, timezone.now(), user
    link.refusal = refusal
    link.save(update_fields=["status", "decided_at", "decided_by", "refusal"])
    drop_photos(link)
    log(link.producer, action, user=user, data={"code": link.code})


@transaction.atomic
def refuse(link: ProducerLink, user: Any, sentence: str) -> None:
    """Nothing is taken; the producer reads the sentence behind the link."""
    _end(_start(link), State.REFUSED, user, REFUSED, sentence)


@transaction.atomic
def approve(
    link: ProducerLink, user: Any, names: Set[str], alts: Mapping[int, str], seen: str
) -> list[ProductPage]:
    """Takes the changes that were ticked; `alts` says what each picture shows.

    Gives the pages that readers don't have yet: with a draft that nobody published before, or
    of an officer who must ask. Raises StepNotPossible, and nothing is changed.
    """
    link = _start(link)
    parts = parts_of(link)
    if seen != version_of(proposals_of(link, parts)):
        raise StepNotPossible(_("A page has changed meanwhile. Look at it once more."))
    offers = offers_of([part.product for part in parts])
    waiting = []
    for part in parts:
        own = {change for change in names if change.startswith(name_of(part, ""))}
        if not own:
            continue
        for name, values in part.more.items():
            if name_of(part, name) in own:
                _take(offers, part, name, values, user)
        if not _change(part, own, alts, user):
            waiting.append(part.product)
    _end(link, State.APPROVED, user, APPROVED)
    return waiting


def _take(offers: Mapping, part: SentProduct, name: str, values: dict, user: Any) -> None:
    found = offers.get((name, part.product_id))
    if found is None:
        raise StepNotPossible(_("Part of it can't be taken any more: leave out its tick."))
    taker, offer = found
    try:
        taker.take(offer, values, user)
    except ValidationError as error:
        raise StepNotPossible(f"{taker.heading}: {words_of(error)}") from error


def _change(part: SentProduct, own: Set[str], alts: Mapping[int, str], user: Any) -> bool:
    """Changes the page; whether readers have it now, or nothing of the page was ticked."""
    page = part.product
    kinds = {kind for kind in (PRICE, STOCK, SEASON) if name_of(part, kind) in own}
    photos = [one for one in part.photos.all() if name_of(part, f"{PHOTO}{one.pk}") in own]
    if not kinds and not photos:
        return True
    rights = page.permissions_for_user(user)
    if not rights.can_edit() or rights.page_locked():
        text = _("“%(page)s” is not for you to change now: it is locked, or waits for approval.")
        raise StepNotPossible(text % {"page": page.title})
    draft: Any = page.get_latest_revision_as_object()
    draft.publisher = user
    _fill(draft, part, kinds)
    _add_pictures(draft, photos, alts, user)
    goes_out = rights.can_publish() and not page.has_unpublished_changes
    if goes_out and (reason := why_not_yet(draft)):
        raise StepNotPossible(reason)
    try:
        revision = draft.save_revision(user=user, log_action=True)
    except ValidationError as error:
        raise StepNotPossible(words_of(error)) from error
    if goes_out:
        revision.publish(user=user)
        return True
    workflow = page.get_workflow()
    if not rights.can_publish() and workflow and not page.workflow_in_progress:
        workflow.start(draft, user)
    return False


def _fill(draft: Any, part: SentProduct, kinds: Set[str]) -> None:
    if PRICE in kinds:
        for name in ("price_min", "price_max", "price_unit"):
            setattr(draft, name, getattr(part, name))
        draft.price_updated_on = day_of(part.link.sent_at)
    if STOCK in kinds:
        draft.is_available, draft.availability_note = part.is_available, part.availability_note
    if SEASON in kinds:
        draft.season_months = part.season_months


def _add_pictures(draft: Any, photos: list, alts: Mapping[int, str], user: Any) -> None:
    """Behind those that the page has."""
    there = list(draft.images.all())
    if len(there) + len(photos) > MOST_PICTURES:
        text = _("“%(page)s” would have more than %(most)d pictures: take fewer.")
        raise StepNotPossible(text % {"page": draft.title, "most": MOST_PICTURES})
    collection = collection_at(draft.path)
    if photos and collection is None:
        raise StepNotPossible(_("The commune has no place for pictures."))
    credit = _("Photo: %(name)s") % {"name": draft.producer.title}
    last = max((image.sort_order or 0 for image in there), default=-1)
    for order, photo in enumerate(photos, last + 1):
        alt = alts[photo.pk]
        image = get_image_model()(
            title=f"{draft.title}: {alt}"[:255],
            description=alt,
            credit=credit[:120],
            collection=collection,
            uploaded_by_user=user,
            file=CleanPicture.of(photo.file),
        )
        image.save()
        draft.images.add(
            ProductImage(
                image=image, alt=alt, credit=credit[:120], sort_order=order, locale=draft.locale
            )
        )
