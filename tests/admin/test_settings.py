"""Settings of sites in the admin: what is refused, or only previewed, writes no row."""

import pytest
from django.urls import reverse
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Site

SETTINGS = [model for model in registry if issubclass(model, BaseSiteSetting)]
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.fixture
def no_rows(world):
    """Sites whose settings nobody opened yet: those of before a new settings model."""
    for model in SETTINGS:
        model.objects.all().delete()


def rows() -> int:
    return sum(model.objects.count() for model in SETTINGS)


def addresses(model, site, view="edit") -> str:
    names = [model._meta.app_label, model._meta.model_name, site.pk]
    return reverse(f"wagtailsettings:{view}", args=names)


def test_there_are_settings():
    assert len(SETTINGS) >= 3


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("level", "role"),
    [
        *(("a", role) for role in ("contributor", "editor", "approver", "admin")),
        *(("portal", role) for role in ("editor", "admin")),
    ],
)
def test_a_refused_request_writes_no_row(world, no_rows, level, role):
    place = getattr(world, level)
    client = world.admin_client(world.officer(place, role))
    foreign = Site.objects.exclude(pk=place.site.pk) if role == "admin" else Site.objects.all()
    for model in SETTINGS:
        for site in foreign:
            for view in ("edit", "preview_on_edit"):
                for method in METHODS:
                    response = getattr(client, method)(addresses(model, site, view))
                    assert response.status_code in (302, 403, 404, 405)
                    assert rows() == 0, (model, view, method)


def test_nor_does_a_preview_or_an_odd_method_on_ones_own(world, no_rows):
    client = world.admin_client(world.officer(world.a, "admin"))
    for model in SETTINGS:
        for method in METHODS:
            response = getattr(client, method)(addresses(model, world.a.site, "preview_on_edit"))
            assert response.status_code in (404, 405)
        for method in ("put", "patch", "delete", "options"):
            assert getattr(client, method)(addresses(model, world.a.site)).status_code == 405
    assert rows() == 0


def test_odd_addresses_are_no_errors(world, no_rows):
    client = world.admin_client(world.officer(world.a, "admin"))
    for path in ("x/y/1/", "core/identitysettings/999/", "core/identitysettings/999/preview/"):
        assert client.get(f"/admin/settings/{path}").status_code == 404
    assert client.get("/admin/settings/core/identitysettings/").status_code == 302
    assert rows() == 0


def test_an_administrator_opens_their_own(world, no_rows):
    client = world.admin_client(world.officer(world.a, "admin"))
    for model in SETTINGS:
        assert client.get(addresses(model, world.a.site)).status_code == 200
        assert list(model.objects.values_list("site", flat=True)) == [world.a.site.pk]
