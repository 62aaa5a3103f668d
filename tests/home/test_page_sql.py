"""Each page that readers open, within ten queries at any number of sites."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from communes.provisioning import CommuneSpec, open_commune
from portal.core.addresses import page_path
from portal.core.models.stamps import EVERYWHERE
from portal.pagecache.stamps import raise_now
from portal.sites.frame import Frame
from portal.sites.shared import shared_types, stand_in

MOST = 10


def pages_of(host: str) -> list[str]:
    """An address of each page type that a site has, in each language, and of each that it shows
    of the province's."""
    site = Site.objects.get(hostname=host)
    found = {}
    for home in site.root_page.get_translations(inclusive=True):
        language = home.locale.language_code
        prefix = "/" if language == "vi" else f"/{language}/"
        for page in home.get_descendants(inclusive=True).live().specific():
            begins = getattr(page, "starts_at", None)
            if begins is None or begins <= timezone.now():
                path = prefix + page.url_path[len(home.url_path) :]
                found.setdefault((type(page), language), path)
    frame = Frame(site)
    for model in [] if frame.is_portal else shared_types().values():
        for page in stand_in(model.objects.shown_in(frame)[:1], frame):
            found[model, "vi"] = page_path(page)
    return list(found.values())


def sql_of(host: str, path: str) -> int:
    """The SQL of making a page whose site was read before."""
    client = Client(headers={"host": host})
    for _ in range(2):
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, (host, path)
    return len(queries)


def test_no_page_takes_more_than_ten_at_four_or_thirty_sites(demo_content, db, settings, portion):
    settings.PAGE_CACHE = True
    pages = [
        (host, path) for host in ("localhost", "thanhson.localhost") for path in pages_of(host)
    ]
    few = {page: sql_of(*page) for page in pages}
    assert len(few) > 24
    assert {page: count for page, count in few.items() if count > MOST} == {}
    for number in range(30 - Site.objects.count()):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.localhost", 8000))
    raise_now([EVERYWHERE])
    many = {page: sql_of(*page) for page in portion(few, 5)}
    assert len(many) > 12
    # Lists that were on one page are on two; the pages themselves are no dearer.
    assert {page: (few[page], count) for page, count in many.items() if count > few[page]} == {}
