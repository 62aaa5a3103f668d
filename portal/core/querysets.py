"""Which pages a site shows: the one door for every public list."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, PageQuerySet, Site, get_page_models

# The start of a path that is the same for all pages below one home page.
HOME_PATH = Page.steplen * 2


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
    """What stands at or below one of some paths; `field` leads to the path of a page."""
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths), Q(pk__in=[]))


def not_waiting(pages: QuerySet) -> QuerySet:
    """Without the live pages of any type whose time (`starts_at`) has not come; no query more."""
    now = timezone.now()
    for model in get_page_models():
        if any(field.name == "starts_at" for field in model._meta.local_fields):
            pages = pages.exclude(pk__in=model.objects.filter(starts_at__gt=now).values("pk"))
    return pages


class PortalPageQuerySet(PageQuerySet):
    """Pages as a site's readers may see them."""

    def in_frame(self, frame) -> "PortalPageQuerySet":
        """Live pages of the frame's site, or of every site where it is the portal.

        In a language other than the first, an item without a translation is
        offered in the first language; one with a translation comes once. The page
        that shows them is kept until one of their kind changes.
        """
        frame.follows(self.model._meta.app_label)
        return self.visible_in(frame)

    def visible_in(self, frame) -> "PortalPageQuerySet":
        """As `in_frame`, for what says itself which kind the page follows."""
        pages = self.live()
        if not frame.is_portal:
            pages = pages.filter(below({frame.first_root.path, frame.root.path}))
        language = get_language()
        first = frame.first_root.locale_id
        if frame.root.locale_id == first:
            return pages.filter(locale_id=first)
        translated = self.model.objects.filter(
            translation_key=OuterRef("translation_key"), locale_id=frame.root.locale_id, live=True
        )
        return pages.filter(
            Q(locale__language_code=language) | Q(locale_id=first) & ~Exists(translated)
        )
