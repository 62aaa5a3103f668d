"""Every address of the admin that names a page opens for an officer's own pages only.

Wagtail looks a page up by its key before it asks for rights, and prints its title in headings,
questions and messages. So each key that an address or a form names as a page's is asked first;
a view that comes later joins by the name of what it takes (`PAGE_KEYS`).
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.views.chooser import page_models_from_string
from wagtail.models import Page, Site

from portal.admin.own import explorable_pages, own_sites, own_tasks
from portal.admin.wrong_requests import is_key, need_link

# What views and forms call a page that they are given.
PAGE_KEYS = (
    "page_id",
    "page_pk",
    "parent_page_id",
    "parent_page",
    "new_parent_page",
    "page_to_move_id",
    "destination_id",
    "destination",
    "target_pages[]",
    "childOf",
    "chooser",
    "into",
)


def read_keys(values: Iterable[str]) -> set[int]:
    """The keys that some values are. Raises Http404 for what is no key."""
    found = set(values)
    if not all(map(is_key, found)):
        raise Http404
    return set(map(int, found))


def require_own_pages(user, keys: set[int]) -> None:
    """Raises PermissionDenied unless all of these are the officer's own, the same for no page."""
    if keys and explorable_pages(user).filter(pk__in=keys).count() < len(keys):
        raise PermissionDenied


# What gives back things by their keys, of whichever model: a word is no key.
BY_KEYS = (":chosen_multiple", ":find")


def guard_keys(request, name: str) -> None:
    """Raises Http404 for words in the place of keys."""
    if name.endswith(BY_KEYS):
        read_keys(request.GET.getlist("id"))


def guard_pages(request, view_kwargs: dict) -> None:
    """What the address, its query string and the form name as pages; at most one query."""
    named = [str(view_kwargs[name]) for name in PAGE_KEYS if view_kwargs.get(name) is not None]
    asked = [value for name in PAGE_KEYS for value in request.GET.getlist(name) if value]
    # A form tells itself of words in the place of a page.
    sent = filter(is_key, (value for name in PAGE_KEYS for value in request.POST.getlist(name)))
    require_own_pages(request.user, read_keys([*named, *asked, *sent]))


def guard_task(request, task_id: int, **_kwargs) -> None:
    """A step of approval is named for who has it on own pages."""
    if not own_tasks(request.user).filter(pk=task_id).exists():
        raise PermissionDenied


def guard_chosen(request, **_kwargs) -> None:
    """The page chooser tells of chosen pages what links show of them."""
    require_own_pages(request.user, read_keys(request.GET.getlist("id")))


def guard_page_chooser(request, **view_kwargs) -> None:
    """A chooser of one type opens where the officer has such pages.

    Wagtail looks for what all of them stand below, in every commune.
    """
    wanted = request.GET.get("page_type")
    try:
        types = page_models_from_string(wanted) if wanted else ()
    except (ValueError, LookupError, AttributeError):
        raise Http404 from None
    if types and types != (Page,):
        pages = explorable_pages(request.user)
        above = pages.type(*types).first_common_ancestor()
        if not pages.filter(pk=above.pk).exists():
            above = Page.get_first_root_node()
        request.resolver_match.kwargs["parent_page_id"] = above.pk


def guard_external_link(request, **_kwargs) -> None:
    """A typed address becomes a link to a page where that is the officer's own.

    Wagtail looks among the sites that the request remembers.
    """
    need_link(request)
    sites = set(own_sites(request.user).values_list("pk", flat=True))
    request._wagtail_cached_site_root_paths = [
        one for one in Site.get_site_root_paths() if one.site_id in sites
    ]
