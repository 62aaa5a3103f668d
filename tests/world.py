"""The fixed world of the isolation tests: one portal, commune A and commune B."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.test import Client

from communes.provisioning import Commune, CommuneSpec, open_commune
from home.provisioning import Portal, setup_portal

PORTAL_HOST, A_HOST, B_HOST = "tinh.test", "a.test", "b.test"


@dataclass(frozen=True)
class World:
    """A portal and two communes that must never see each other's things."""

    portal: Portal
    a: Commune
    b: Commune

    def get(self, site, path="/", **kwargs):
        """A reader's GET on a site's host."""
        return Client().get(path, headers={"host": site.hostname}, **kwargs)

    def post(self, site, path, data, **kwargs):
        """A reader's POST of a form of that same site."""
        headers = {"host": site.hostname, "origin": f"http://{site.hostname}"}
        return Client().post(path, data, headers=headers, **kwargs)

    def officer(self, commune: Commune | Portal, role="editor"):
        """A user with one role in a commune (or in the province)."""
        group = commune.groups[role]
        user, _created = get_user_model().objects.get_or_create(username=group.name)
        user.groups.set([group])
        return user

    def admin_client(self, user) -> Client:
        """A browser logged in to the admin, which lives on the portal's host."""
        client = Client(headers={"host": self.portal.site.hostname})
        client.force_login(user)
        return client


def build_world() -> World:
    """Opens, or finds again, the portal and both communes."""
    portal = setup_portal(PORTAL_HOST, 80, ("en",))
    a = open_commune(
        CommuneSpec(
            "Xã An Bình", A_HOST, 80, name_en="An Binh Commune", languages=("en",), theme="che"
        )
    )
    b = open_commune(CommuneSpec("Xã Bình Minh", B_HOST, 80, theme="bien"))
    return World(portal, a, b)
