"""An address lives: what was read there is found where it is now (docs/adr/0019).

Asked only on the way to a 404, so a page that stands at an address always wins.
"""

from django.http import Http404
from wagtail.models import Page, PageLogEntry

from portal.core.querysets import HOME_PATH, below, not_waiting
from portal.lifecycle.models import PATH_LENGTH, HiddenPage, OldAddress

# Renamed sections above renamed pages: more steps than that are a circle.
MOST_STEPS = 6


def split(url_path: str) -> tuple[str, str]:
    """The `url_path` of a home, and what follows it: "/xa-a/tin/" → ("/xa-a/", "tin/")."""
    home, _slash, path = url_path.lstrip("/").partition("/")
    return f"/{home}/", path


def was_public(page: Page) -> bool:
    """Whether readers could know a page, as it was before it changed."""
    taken_down = PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish")
    hidden = HiddenPage.objects.filter(page_id=page.pk)
    return page.live or taken_down.exists() or hidden.exists()


def remember(page: Page, url_path: str) -> None:
    """Notes that a page that readers knew stood at `url_path`; the last owner of it counts."""
    home_url_path, path = split(url_path)
    home = Page.objects.filter(depth=2, url_path=home_url_path).first()
    if home is None or not 0 < len(path) <= PATH_LENGTH:
        return
    OldAddress.objects.update_or_create(home=home, path=path, defaults={"page_id": page.pk})
    _forget_own(page)


def _forget_own(page: Page) -> None:
    """A page that came back to an old address of its own is led nowhere from it."""
    path = split(page.url_path)[1]
    OldAddress.objects.filter(page_id=page.pk, home__path=page.path[:HOME_PATH], path=path).delete()


def merge(page: Page, into: Page) -> None:
    """Has all addresses of a page lead to another one, into which it was merged.

    The page itself should be deleted afterwards.
    """
    OldAddress.objects.filter(page_id=page.pk).update(page_id=into.pk)
    remember(into, Page.objects.values_list("url_path", flat=True).get(pk=page.pk))


def new_address(request) -> str | None:
    """Where the page that once stood at this request's path is now; None where there is none.

    One query where the path was never anyone's.
    """
    frame = request.frame
    if not request.path.startswith(frame.home_url):
        return None
    home_path, path, longer_than = frame.root.path, request.path[len(frame.home_url) :], 0
    for _step in range(MOST_STEPS):
        row = _nearest(home_path, path, longer_than)
        if row is None:
            return None
        page, rest = row.page, path[len(row.path) :]
        if address := _address_below(page, rest, request):
            return None if address == request.path else address
        # What stood below it may have been renamed since.
        own_path = split(page.url_path)[1]
        home_path, path, longer_than = page.path[:HOME_PATH], own_path + rest, len(own_path)
    return None


def _nearest(home_path: str, path: str, longer_than: int) -> OldAddress | None:
    """The old address that is the longest beginning of a path."""
    ends = [index + 1 for index, letter in enumerate(path) if letter == "/"]
    if path and not path.endswith("/"):
        ends.append(len(path))
    beginnings = [path[:end] for end in ends if longer_than < end <= PATH_LENGTH]
    if not beginnings:
        return None
    rows = OldAddress.objects.filter(home__path=home_path, path__in=beginnings)
    return max(rows.select_related("page__locale"), key=lambda row: len(row.path), default=None)


def _address_below(page: Page, rest: str, request) -> str | None:
    """The address of what stands at `rest` below a page, where readers get something."""
    pages = not_waiting(Page.objects.live().filter(below([page.path])))
    if target := pages.filter(url_path=page.url_path + rest).first():
        return target.get_url(request)
    address = page.get_url(request)
    if not rest or not page.live or address is None or not address.startswith("/"):
        return None
    try:  # a sub-address that the page routes itself, such as a list's calendar
        page.specific.route(request, [part for part in rest.split("/") if part])
    except Http404:
        return None
    return address + rest
