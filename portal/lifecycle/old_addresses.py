"""An address lives: what was read there is found where it is now (docs/adr/0019).

Asked only on the way to a 404, so a page that stands at an address always wins.
"""

from django.conf import settings
from django.http import Http404
from django.utils.encoding import escape_uri_path
from wagtail.models import Page, PageLogEntry

from portal.core.querysets import HOME_PATH, below, home_paths, not_private, not_waiting
from portal.lifecycle.models import PATH_LENGTH, HiddenPage, OldAddress
from portal.sites.frame import Frame
from portal.sites.navigation import MenuSection
from portal.sites.shared import on_portal, readers_get, shared_sections

# Renamed sections above renamed pages: more names than that are tried for nobody.
MOST_NAMES = 12


def split(url_path: str) -> tuple[str, str]:
    """The `url_path` of a home, and what follows it: "/xa-a/tin/" → ("/xa-a/", "tin/")."""
    home, _slash, path = url_path.lstrip("/").partition("/")
    return f"/{home}/", path


def home_at(url_path: str) -> Page | None:
    """The home above an address."""
    # By slug, which has an index; `url_path` has none.
    return Page.objects.filter(depth=2, slug=split(url_path)[0].strip("/")).first()


def was_public(page: Page) -> bool:
    """Whether readers could know a page, as it was before it changed."""
    # An officer's, or the clock's.
    down = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.unpublish")
    hidden = HiddenPage.objects.filter(page_id=page.pk)
    return page.live or down.exists() or hidden.exists()


def remember(page: Page, url_path: str) -> None:
    """Notes that a page that readers knew stood at `url_path`; the last owner of it counts."""
    home = home_at(url_path)
    path = split(url_path)[1]
    if home is None or not 0 < len(path) <= PATH_LENGTH:
        return
    OldAddress.objects.update_or_create(home=home, path=path, defaults={"page_id": page.pk})
    _forget_own(page)


def left_without_place(page: Page) -> list[Page]:
    """The translations of a page that stayed on the site that it left: readers of their
    addresses find the page itself."""
    translations = Page.objects.filter(translation_key=page.translation_key, live=False)
    inside = below(home_paths(page.path))
    return [one for one in translations.exclude(pk=page.pk).exclude(inside) if was_public(one)]


def _forget_own(page: Page) -> None:
    """A page that came back to an old address of its own is led nowhere from it."""
    path = split(page.url_path)[1]
    OldAddress.objects.filter(page_id=page.pk, home__path=page.path[:HOME_PATH], path=path).delete()


def merge(page: Page, into: Page) -> None:
    """Has all addresses of a page, and of its translations, lead to another one, into which
    it was merged.

    The page itself should be deleted afterwards.
    """
    going = Page.objects.filter(pk=page.pk)
    if page.locale.language_code == settings.LANGUAGE_CODE:
        going = Page.objects.filter(translation_key=page.translation_key)
    for one in going:
        # Where the other one has no such language, readers find it in its own.
        target = into if one.pk == page.pk else into.get_translation_or_none(one.locale) or into
        OldAddress.objects.filter(page_id=one.pk).update(page_id=target.pk)
        if was_public(one):
            remember(target, one.url_path)


def new_address(request) -> str | None:
    """Where the page that once stood at this request's path is now; None where there is none.

    Two queries where the path was never anyone's; below a section of what the province keeps for
    all communes (`SharedPage`) those of the province's names, too.
    """
    frame = request.frame
    if not request.path.startswith(frame.home_url):
        return None
    path = request.path[len(frame.home_url) :]
    address = _lead(frame.root.url_path + path, request)
    if address is None and path != path.lower():  # as phones write the first letter
        path = path.lower()
        address = _address_below(frame.root, path, request)
        address = address or _lead(frame.root.url_path + path, request)
    address = address or _lead_shared(path, request)
    return None if address == request.path else address


def _lead(url_path: str, request) -> str | None:
    """From one name of a page to its others, until what is asked for is found below one.

    Any of them counts: what stands below a page was perhaps renamed while it had another.
    """
    waiting = [url_path]
    seen: set[str] = set()
    while waiting and len(seen) < MOST_NAMES:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        for page, rest in _known_on(name):
            address = _address_below(page, rest, request)
            if address or not rest:
                return address
            waiting += [other + rest for other in _names_of(page)]
    return None


def _lead_shared(path: str, request) -> str | None:
    """On a commune, from a former name of the province's to where its page is read here."""
    for section, model in _shared_sections(request.frame):
        _home, own = split(section.url_path)
        if path.startswith(own) and path != own:
            return _shared_below(model, path[len(own) :], request)
    return None


def _shared_sections(frame: Frame) -> list[tuple[MenuSection, type[Page]]]:
    """A commune's sections of what the province keeps for all, with their types."""
    models = [] if frame.is_portal else shared_sections()
    language = frame.root.locale_id
    places = ((frame.navigation.place_of(model.__name__, language), model) for model in models)
    return [(place, model) for place, model in places if place]


def _shared_below(model: type[Page], rest: str, request) -> str | None:
    """The address here of what stands, or stood, at `rest` below the portal's section."""
    above = on_portal(model, request.frame.root.locale_id)
    if above is None:
        return None
    return _address_below(above, rest, request) or _lead(above.url_path + rest, request)


def _known_on(url_path: str) -> list[tuple[Page, str]]:
    """The pages that had a beginning of an address, or have it beside an old one, with what
    follows it; the longest first."""
    home, path = split(url_path)
    ends = [index + 1 for index, letter in enumerate(path) if letter == "/"]
    if path and not path.endswith("/"):
        ends.append(len(path))
    names = [path[:end] for end in ends if end <= PATH_LENGTH]
    if not names:
        return []
    rows = OldAddress.objects.filter(home__slug=home.strip("/"), path__in=names)
    found = [(row.path, row.page) for row in rows.select_related("page__locale")]
    stand = Page.objects.filter(url_path__in=[home + name for name in names if name != path])
    stand = stand.filter(pk__in=OldAddress.objects.values("page")).select_related("locale")
    found += [(split(page.url_path)[1], page) for page in stand]
    found.sort(key=lambda one: len(one[0]), reverse=True)
    return [(page, path[len(name) :]) for name, page in found]


def _names_of(page: Page) -> list[str]:
    """Where a page stands, and where it stood."""
    rows = OldAddress.objects.filter(page_id=page.pk).select_related("home")
    return [page.url_path, *(row.home.url_path + row.path for row in rows)]


def _address_below(page: Page, rest: str, request) -> str | None:
    """The address of what stands at `rest` below a page, where readers get something."""
    pages = not_private(not_waiting(Page.objects.live().filter(below([page.path]))))
    if target := pages.filter(url_path=page.url_path + rest).first():
        # What the province keeps for all is read on this site, or not at all.
        found = readers_get([target], request.frame)
        return found[0].get_url(request) if found else None
    for section, model in _shared_sections(request.frame):
        if section.pk == page.pk and (found_here := _shared_below(model, rest, request)):
            return found_here
    address = page.get_url(request)
    if not rest or not page.live or address is None or not address.startswith("/"):
        return None
    try:  # a sub-address that the page routes itself, such as a list's calendar
        found = page.specific.route(request, [part for part in rest.split("/") if part])
    except Http404:
        return None
    return address + escape_uri_path(rest) if found.page.pk == page.pk else None
