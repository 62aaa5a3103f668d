"""Which files readers may have: what a public page of this very site shows, and nothing else.

A file has no state of its own to be forgotten in: uploaded, in a draft, replaced, taken
down with its page, it is for officers with rights on it (docs/adr/0018).
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import Signal
from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.documents.views.serve import serve
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from portal.core.fields import page_key
from portal.core.querysets import below, home_paths, not_waiting
from portal.sites.frame import Frame

ANY_RIGHT = ("add", "change", "delete", "choose")
# Before an officer gets a file that readers of no site may have: `document`, `request`.
internal_file_served = Signal()


def serve_document(request, document_id: str, document_filename: str):
    """Wagtail's view; whoever keeps the answer asks each time whether it is still public."""
    try:
        response = serve(request, document_id, document_filename)
    except Http404:
        return _newer_file(request, document_id, document_filename)
    if response.get("Content-Encoding") == "None":  # Wagtail writes out that there is none
        del response["Content-Encoding"]
    patch_cache_control(response, no_cache=True, private=True)
    return response


def _newer_file(request, document_id: str, document_filename: str):
    """Leads on from the address of a file that was replaced by one of another name."""
    document = get_document_model().objects.filter(pk=document_id).first()
    is_newer = document is not None and document.filename != document_filename
    if not is_newer or not is_public(document, request.frame):
        raise Http404
    response = redirect(document.url)
    patch_cache_control(response, no_cache=True, private=True)
    return response


def refuse_hidden_file(document, request) -> None:
    """A hook of `before_serve_document`: 404 for whoever may not know that there is a file."""
    paths = public_paths(document)
    if _any_below(paths, request.frame):
        return
    if not is_officer_of(document, request.user):
        raise Http404
    if not paths:
        internal_file_served.send(type(document), document=document, request=request)


def is_officer_of(document, user) -> bool:
    """Whether an officer may do anything with the collection of a file."""
    policy = policy_registry.get_by_type(type(document))
    return user.is_authenticated and policy.user_has_any_permission_for_instance(
        user, ANY_RIGHT, document
    )


def is_public(document, frame: Frame) -> bool:
    """Whether a page that readers of this site can open gives them a file."""
    return _any_below(public_paths(document), frame)


def _any_below(paths: list[str], frame: Frame) -> bool:
    roots = tuple(home_paths(frame.first_root.path)) if paths else ()
    return any(path.startswith(roots) for path in paths)


def public_paths(document) -> list[str]:
    """Where pages stand, on any site, that readers can open and that give them a file.

    A page that holds it as internal, live or not, keeps it from all others' readers, too.
    """
    pages = _pages_with(document)
    giving = [page for page in pages if _gives(page, document)]
    open_ids = open_to_readers(giving)
    given = {page.translation_key for page in giving if page.pk in open_ids}
    kept_back = {page.translation_key for page in pages if page not in giving} - given
    return [] if kept_back else [page.path for page in giving if page.pk in open_ids]


def _gives(page: Page, document) -> bool:
    gives = getattr(page, "gives_file", None)
    return gives is None or gives(document)


def _pages_with(document) -> list[Page]:
    """All pages that refer to a file as they are stored, not as they are drafted."""
    found = ReferenceIndex.get_references_to(document).values_list(
        "base_content_type__model", "object_id"
    )
    ids = {pk for model, pk in found if model == Page._meta.model_name}
    return list(Page.objects.filter(pk__in=ids).specific())


def row_deleted(sender, instance, **kwargs) -> None:
    """A file that was taken off a page is no longer the page's.

    Wagtail looks for a page's files when it is saved, which is before its old rows go.
    """
    field = page_key(sender)
    if field and any(_is_file_key(one) for one in sender._meta.fields):
        key = getattr(instance, field.attname)
        transaction.on_commit(partial(_look_for_files, field.related_model, key))


def _is_file_key(field) -> bool:
    return field.is_relation and issubclass(field.related_model, AbstractDocument)


def _look_for_files(model: type[Page], key: int) -> None:
    if page := model.objects.filter(pk=key).first():
        ReferenceIndex.create_or_update_for_object(page)


def connect() -> None:
    """Has the files of pages followed."""
    post_delete.connect(row_deleted, dispatch_uid="files-of-pages")


def open_to_readers(pages: list[Page]) -> set[int]:
    """Which of some pages are live, begun, restricted to nobody, below nothing taken down."""
    if not pages:
        return set()
    found = not_waiting(Page.objects.live().public()).filter(pk__in=[page.pk for page in pages])
    paths = {
        page.path[:end]
        for page in pages
        for end in range(Page.steplen * 2, len(page.path), Page.steplen)
    }
    closed = Page.objects.filter(path__in=paths, live=False).values_list("path", flat=True)
    return set(found.exclude(below(closed)).values_list("pk", flat=True))
