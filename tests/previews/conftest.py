"""A draft of commune A, and links to it."""

from dataclasses import dataclass

import pytest
from django.test import Client
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from portal.previews import links
from portal.previews.models import PreviewLink
from tests.announcements.factories import announce
from tests.world import World


def draft_in(commune, title="Họp xóm 3", **fields) -> AnnouncementPage:
    """A page that was saved and never published."""
    page = announce(commune, title, live=False, **fields)
    page.save_revision()
    return AnnouncementPage.objects.get(pk=page.pk)


@dataclass(frozen=True)
class Sharing:
    """Officers who send links, and who opens them."""

    world: World

    def link(self, page, user=None, days=3, site=None) -> PreviewLink:
        user = user or self.world.officer(self.world.a)
        return links.make(page, site or self.world.a.site, user, days, "Bác trưởng xóm 3")

    def path(self, link) -> str:
        return links.address_of(link).removeprefix(link.site.root_url)

    def open(self, link, site: Site | None = None, method="get", **kwargs):
        """What somebody without an account gets of a link's address, on a host."""
        host = (site or self.world.a.site).hostname
        return getattr(Client(headers={"host": host}), method)(self.path(link), **kwargs)

    def screen(self, page) -> str:
        return f"/admin/xem-truoc/{page.pk}/"

    def client(self, role="editor", place=None) -> Client:
        return self.world.admin_client(self.world.officer(place or self.world.a, role))


@pytest.fixture
def sharing(world) -> Sharing:
    return Sharing(world)


@pytest.fixture
def draft(world) -> AnnouncementPage:
    return draft_in(world.a)
