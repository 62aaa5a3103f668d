"""Work that readers shouldn't wait for."""

from contextlib import suppress

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter, SourceImageIOError

from portal.core.pictures.sharing import SHARE_SPEC

# As the templates ask for them (a test holds the two together).
CARD_SPECS = Filter.expand_spec(["format-{webp,jpeg}", "fill-{240x180,480x360}", "jpegquality-60"])
GALLERY_SPECS = Filter.expand_spec(
    ["format-{webp,jpeg}", "fill-{480x360,960x720}", "jpegquality-60"]
)
SHARE_SPECS = [SHARE_SPEC]
# To be reused in print: originals are not served.
FULL_SPECS = Filter.expand_spec(["max-2400x2400", "format-jpeg", "jpegquality-85"])


@task()
def make_pictures(image_ids: list[int], for_print: bool = False) -> None:
    """Makes all sizes of some pictures, so that no reader waits for a photo to shrink; the largest
    only `for_print`, as a product's press sheet offers them."""
    specs = [*CARD_SPECS, *GALLERY_SPECS, *SHARE_SPECS, *(FULL_SPECS if for_print else ())]
    for image in get_image_model().objects.filter(pk__in=image_ids):
        # A lost file costs its own picture only; the page shows a placeholder for it.
        with suppress(SourceImageIOError):
            image.get_renditions(*specs)
