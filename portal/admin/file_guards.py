"""Pictures and files of other sites are answered as what isn't there: keys are counted up."""

from collections.abc import Callable

from django.http import Http404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.admin.own import own

MODELS: dict[str, Callable] = {
    "wagtailimages": get_image_model,
    "wagtailimages_chooser": get_image_model,
    "wagtaildocs": get_document_model,
    "wagtaildocs_chooser": get_document_model,
}
KEYS = ("image_id", "document_id", "doc_id", "pk")


def guard_file(request, name: str, view_kwargs: dict) -> None:
    """Raises Http404 where an address of Wagtail's names a file that is not the officer's."""
    model_of = MODELS.get(name.partition(":")[0])
    key = next((view_kwargs[one] for one in KEYS if one in view_kwargs), None)
    if model_of is None or key is None or request.user.is_superuser:
        return
    files = own(model_of(), request.user)
    if str(key).isdecimal() and files is not None and not files.filter(pk=key).exists():
        raise Http404
