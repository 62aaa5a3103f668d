"""Which pages a site shows: the one door for every public list."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction, Site, get_page_models

if TYPE_CHECKING:
    from portal.sites.frame import Frame

# The start of a path that is the same for all pages below one home page.
HOME_PATH = Page.steplen * 2
# Steps are written in digits and capitals.
LAST_STEP = "Z" * Page.steplen


def homes(path: str) -> QuerySet[Page]:
    """The home pages, of every language, of the site in whose tree a path lies.

    The home pages of one site share their translation key.
    """
    keys = Page.objects.filter(path=path[:HOME_PATH]).values("translation_key")
    return Page.objects.filter(depth=2, translation_key__in=keys)


def sites_at(path: str) -> QuerySet[Site]:
    """The site in whose tree a path lies; none for what stands in no site."""
    keys = Page.objects.filter(path=path[:HOME_PATH]).values("translation_key")
    return Site.objects.filter(root_page__translation_key__in=keys)


def home_paths(path: str) -> list[str]:
    """The paths of `homes(path)`."""
    return list(homes(path).values_list("path", flat=True))


def below(paths: Iterable[str], field: str = "path") -> Q:
    """What stands at or below one of some paths; `field` leads to the path of a page.

    A range, as SQLite looks through all pages of all sites for what starts with a path.
    """
    return reduce(or_, (Q(**{f"{field}__range": tree(path)}) for path in paths), Q(pk__in=[]))


def tree(path: str) -> tuple[str, str]:
    """The first and last path that a page and what stands below it can have."""
    return path, path + LAST_STEP * 2


def not_waiting(pages: QuerySet) -> QuerySet:
    """Without the live pages of any type whose time (`starts_at`) has not come; no query more."""
    now = timezone.now()
    for model in get_page_models():
        if any(field.name == "starts_at" for field in model._meta.local_fields):
            pages = pages.exclude(pk__in=model.objects.filter(starts_at__gt=now).values("pk"))
    return pages


def not_private(pages: QuerySet) -> QuerySet:
    """Without the pages that not everyone may read, and those below them; no query more.

    For few pages: each is compared with all restrictions (`public()` reads these first).
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    # Asked for by its key: a join has SQLite begin with all pages, at each one that is compared.
    restricted = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("path")[:1])
    above = PageViewRestriction.objects.alias(inside=path, restricted=restricted)
    return pages.exclude(Exists(above.filter(inside__startswith=F("restricted"))))


class Chain:
    """A queryset in parts, one after the other, as a paginator takes them: counted and sliced.

    Unlike in a union each part keeps its own order, and so its index; those after
    the slice are not asked for.
    """

    def __init__(self, whole: QuerySet, parts: Iterable[QuerySet]):
        self.whole, self.parts = whole, parts

    def count(self) -> int:
        """How many there are in all parts; one query."""
        return self.whole.count()

    def __getitem__(self, window: slice) -> list:
        """The items from `start` up to `stop`, which must be there."""
        start = window.start or 0
        wanted, items = window.stop - start, []
        for part in self.parts:
            found = list(part[start : start + wanted])
            items += found
            wanted -= len(found)
            if not wanted:
                break
            start = start - part.count() if start and not found else 0
        return items


class PortalPageQuerySet(PageQuerySet):
    """Pages as a site's readers may see them."""

    def descendant_of_q(self, other: Page, inclusive: bool = False) -> Q:
        """As Wagtail's, `child_of` too, by the range of paths."""
        q = below([other.path])
        return q if inclusive else q & ~Q(path=other.path)

    def in_frame(self, frame: "Frame") -> "PortalPageQuerySet":
        """Live pages of the frame's site, or of every site where it is the portal.

        In a language other than the first, an item without a translation is
        offered in the first language; one with a translation comes once. The page
        that shows them is kept until one with their tag changes.
        """
        frame.follows(self.model._meta.app_label)
        return self.visible_in(frame)

    def visible_in(self, frame: "Frame") -> "PortalPageQuerySet":
        """As `in_frame`, for what says itself which tag the page follows."""
        own, first = self._of(frame, frame.root), self._of(frame, frame.first_root)
        if frame.root == frame.first_root:
            return self.live().filter(own)
        translated = self.model.objects.filter(
            translation_key=OuterRef("translation_key"), locale_id=frame.root.locale_id, live=True
        )
        return self.live().filter(own | first & ~Exists(translated))

    @staticmethod
    def _of(frame: "Frame", home: Page) -> Q:
        """What a frame gathers in the language of one of its home pages."""
        return Q(locale_id=home.locale_id) if frame.is_portal else below([home.path])
