"""Rows of one commune in the admin: seen and touched by its own staff only (on villages)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from wagtail.admin.panels import FieldPanel

from communes.models import Village
from portal.admin.scoped import ScopedModelViewSet, scope

LIST = "/admin/villages/"


@pytest.fixture
def mine(world) -> Village:
    return Village.objects.create(site=world.a.site, name="Chè Xanh")


@pytest.fixture
def foreign(world) -> Village:
    return Village.objects.create(site=world.b.site, name="Sóng Biển")


@pytest.fixture
def admin(world):
    return world.admin_client(world.officer(world.a, "admin"))


def test_the_list_and_its_search_show_own_rows(admin, mine, foreign):
    for path in (LIST, f"{LIST}results/", f"{LIST}?q=S", f"{LIST}?ordering=name"):
        html = admin.get(path).content.decode()
        assert "Sóng Biển" not in html
    assert "Chè Xanh" in admin.get(LIST).content.decode()


@pytest.mark.parametrize("verb", ["edit", "delete", "history", "history-results", "usage"])
def test_each_view_opens_own_rows_and_no_others(admin, mine, foreign, verb):
    assert admin.get(f"{LIST}{verb}/{mine.pk}/").status_code == 200
    assert admin.get(f"{LIST}{verb}/{foreign.pk}/").status_code == 404
    assert admin.post(f"{LIST}{verb}/{foreign.pk}/", {"name": "Cướp"}).status_code in {404, 405}
    foreign.refresh_from_db()
    assert foreign.name == "Sóng Biển"


def test_a_new_row_belongs_to_the_own_site_whatever_was_sent(world, admin):
    assert "b.test" not in admin.get(f"{LIST}new/").content.decode()
    data = {"site": world.b.site.pk, "name": "Mới", "kind": "xom", "order": 1}
    assert admin.post(f"{LIST}new/", data).status_code == 302
    assert Village.objects.get(name="Mới").site == world.a.site


def test_the_form_says_the_only_site_and_does_not_ask_for_it(world, admin):
    html = admin.get(f"{LIST}new/").content.decode()
    field = html.split('name="site"')[1].split("</select>")[0]
    assert " disabled" in field.split(">")[0]
    assert "Xã An Bình" in field and field.count("<option") == 1


def test_a_row_can_not_be_given_away(world, admin, mine):
    data = {"site": world.b.site.pk, "name": "Chè", "kind": "xom", "order": 1}
    assert admin.post(f"{LIST}edit/{mine.pk}/", data).status_code == 302
    mine.refresh_from_db()
    assert (mine.name, mine.site) == ("Chè", world.a.site)


def test_someone_with_two_sites_chooses_between_them(world, admin, mine):
    user = world.officer(world.a, "admin")
    user.groups.add(world.b.groups["admin"])
    data = {"site": world.b.site.pk, "name": "Ở B", "kind": "xom", "order": 1}
    html = admin.get(f"{LIST}new/").content.decode()
    assert "a.test" in html or "An Bình" in html
    assert admin.post(f"{LIST}new/", data).status_code == 302
    assert Village.objects.get(name="Ở B").site == world.b.site
    data["site"] = world.portal.site.pk
    assert admin.post(f"{LIST}new/", data).status_code == 200


def test_a_role_of_one_site_gives_nothing_on_another(world, mine, foreign):
    user = world.officer(world.a, "editor")
    user.groups.add(world.b.groups["admin"])
    client = world.admin_client(user)
    # An editor may not delete, though the same person is administrator elsewhere.
    assert client.post(f"{LIST}delete/{mine.pk}/").status_code == 404
    assert client.post(f"{LIST}delete/{foreign.pk}/").status_code == 302
    assert list(Village.objects.all()) == [mine]
    html = client.get(LIST).content.decode()
    assert f"delete/{mine.pk}/" not in html and f"edit/{mine.pk}/" in html


def test_contributors_and_strangers_are_refused(world, mine):
    client = world.admin_client(world.officer(world.a, "contributor"))
    for path in (LIST, f"{LIST}new/", f"{LIST}edit/{mine.pk}/"):
        assert client.get(path).status_code in {302, 403, 404}


def test_scope_limits_a_queryset(world, mine, foreign):
    assert list(scope(Village.objects.all(), world.officer(world.a))) == [mine]
    assert not scope(Village.objects.all(), world.officer(world.a, "contributor"))


def request_of(user, path="/", method="get", **data):
    request = getattr(RequestFactory(), method)(path, data)
    request.user = user
    return request


def test_reordering_moves_own_rows_among_own_rows(world, mine, foreign):
    class Reordered(ScopedModelViewSet):
        model = Village
        sort_order_field = "order"

    view = Reordered("reordered").reorder_view
    user = world.officer(world.a)
    assert view(request_of(user, "/?position=0", "post"), pk=mine.pk).status_code == 200
    with pytest.raises(Http404):
        view(request_of(user, "/?position=0", "post"), pk=foreign.pk)


def test_copying_needs_the_right_on_that_row(world, mine, foreign):
    class Copied(ScopedModelViewSet):
        model = Village
        panels = [FieldPanel("name")]

    view = Copied("villages").copy_view.view_class
    for village, allowed in ((mine, True), (foreign, False)):
        instance = view(model=Village)
        instance.setup(request_of(world.officer(world.a)), pk=village.pk)
        if allowed:
            assert instance.get_object() == mine
        else:
            with pytest.raises((Http404, PermissionDenied)):
                instance.get_object()
