"""Which pages a site shows: the one door for every public list."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from wagtail.models import PageQuerySet


class PortalPageQuerySet(PageQuerySet):
    """Pages as a site's readers may see them."""

    def in_frame(self, frame) -> "PortalPageQuerySet":
        """Live pages of the frame's site, or of every site where it is the portal.

        In a language other than the first, an item without a translation is
        offered in the first language; one with a translation comes once.
        """
        pages = self.live()
        if not frame.is_portal:
            pages = pages.filter(
                Q(path__startswith=frame.first_root.path) | Q(path__startswith=frame.root.path)
            )
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
