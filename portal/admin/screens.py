"""What screens of the admin share that are no list and no form of Wagtail's."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.models import Site

from portal.core.hints import Host, Text
from portal.pagecache.conditional import for_one_reader


class BesideList(Host):
    """A screen that a list leads to: the way back stands above it."""

    # The list's address, by its name, and what it is called.
    list_name = ""
    list_title: Text = ""

    @property
    def crumb(self) -> Text:
        """What the screen itself is called there."""
        return self.page_title

    def get_breadcrumbs_items(self):
        above = {"url": reverse(self.list_name), "label": self.list_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.crumb}]


class OneSiteScreen(Host):
    """A screen of one site, the `site_id` of its address, which nobody keeps.

    `get_sites(user)` are those that it is for: another is as none, and who has none may not see
    it at all.
    """

    site: Site

    def get_sites(self, user: Any) -> Any:
        raise NotImplementedError

    def dispatch(self, request, site_id: int, **kwargs) -> HttpResponse:
        sites = self.get_sites(request.user)
        if not sites.exists():
            raise PermissionDenied
        self.site = get_object_or_404(sites.select_related("root_page"), pk=site_id)
        return for_one_reader(super().dispatch(request, **kwargs))

    def get_page_subtitle(self) -> str:
        return self.site.site_name


def to_first_site(sites: Any, name: str) -> HttpResponse:
    """To such a screen of the officer's only site, or of the first of several."""
    site = sites.first()
    if site is None:
        raise PermissionDenied
    return redirect(name, site.pk)
