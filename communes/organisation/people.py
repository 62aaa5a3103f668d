"""Officials, as texts of their site's pages may name them."""

from functools import partial

from communes.organisation.choices import TAG
from communes.organisation.models import OfficialProfilePage
from portal.core.addresses import page_path
from portal.core.querysets import below
from portal.sites.people import Person


def named_officials(frame) -> list[Person]:
    """The officials of a site in the reader's language; one query until one of them changes."""
    frame.follows(TAG)
    return frame.remember(f"{TAG}:people:{frame.root.pk}", partial(_read, frame), TAG)


def _read(frame) -> list[Person]:
    # The portal's own: those of a commune are named on its own site.
    own = below({frame.first_root.path, frame.root.path})
    pages = OfficialProfilePage.objects.visible_in(frame).filter(own)
    pages = pages.defer("duties").select_related("locale")
    return [Person(page.title, page.post, page_path(page)) for page in pages]
