"""What follows when a product or a producer is published."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.signals import page_published, page_unpublished

from products.models import GiftSetPage, ProducerPage, ProductPage
from products.tasks import make_pictures


def prepare_pictures(sender, instance, **kwargs) -> None:
    """Has the pictures of a published page made in all sizes, after the commit."""
    is_product = isinstance(instance, ProductPage)
    if is_product:
        image_ids = list(instance.images.values_list("image_id", flat=True))
    elif isinstance(instance, GiftSetPage):
        image_ids = [instance.cover_id] if instance.cover_id else []
    else:
        image_ids = list(instance.pictures.values_list("image_id", flat=True))
        image_ids += [instance.photo_id] if instance.photo_id else []
    if image_ids:
        transaction.on_commit(partial(make_pictures.enqueue, image_ids, for_print=is_product))


def name_in_own_language(sender, instance, **kwargs) -> None:
    """Translated products name the producer's translation while it is public."""
    if not instance.is_original:
        named: Any = ProductPage.objects.filter(locale_id=instance.locale_id)
        for product in named.filter(producer__translation_key=instance.translation_key):
            product.save(clean=False)


def connect() -> None:
    """Listens to the pages that carry pictures, and to producers."""
    for signal in (page_published, page_unpublished):
        signal.connect(
            name_in_own_language, sender=ProducerPage, dispatch_uid=f"producers-{id(signal)}"
        )
    for sender in (ProductPage, ProducerPage, GiftSetPage):
        page_published.connect(prepare_pictures, sender=sender, dispatch_uid="prepare_pictures")
