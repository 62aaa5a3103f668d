"""Holes opened on purpose: each must turn the matrix, the forms or the two worlds red."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLResolver, include, path, reverse
from django.urls.resolvers import RegexPattern
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from communes.models import Village
from portal.admin import guards, references
from search.models import CuratedAnswer
from tests.isolation.addresses import addresses, fill
from tests.isolation.choosing import OTHER, Officer
from tests.isolation.forms import key_of
from tests.isolation.test_two_worlds import compare
from tests.isolation.test_world import labels_of
from tests.isolation.walking import Finding, Request, Walker
from tests.isolation.world import FAR, ROLES

pytestmark = pytest.mark.django_db
DASHBOARD = "wagtailadmin_home"


def ask(it, name: str, role="a-contributor", method="GET", **kwargs) -> set[Finding]:
    """What the walk finds at one address."""
    return Walker(it).ask(Request(name, role, method, reverse(name, kwargs=kwargs or None)))


class Panel(Component):
    """A panel of the dashboard that does something it should not."""

    order = 1

    def __init__(self, act):
        self.act = act

    def render_html(self, parent_context=None):
        return str(self.act())


@pytest.fixture
def panel():
    """`panel(act)`: the dashboard says what `act` returns, while the test lasts."""
    opened = []

    def show(act):
        temporary = hooks.register_temporarily(
            "construct_homepage_panels", lambda request, panels: panels.append(Panel(act))
        )
        temporary.__enter__()
        opened.append(temporary)

    yield show
    for temporary in opened:
        temporary.__exit__(None, None, None)


def test_the_dashboard_is_clean_as_it_is(isolation):
    assert not ask(isolation, DASHBOARD)


def test_a_guard_that_is_gone_is_seen(isolation, monkeypatch):
    draft = isolation.pages["b", "announcements.AnnouncementIndexPage", "changed"]
    where = {"name": "wagtailadmin_explore", "parent_page_id": draft.pk}
    told = "wagtailcore.Page.title"
    assert not any(told in one.what for one in ask(isolation, **where))
    monkeypatch.setattr(guards, "guard_pages", lambda request, view_kwargs: None)
    monkeypatch.setattr(
        "wagtail.admin.views.pages.listing.IndexView.dispatch", show_title_of(draft)
    )
    assert any(told in one.what for one in ask(isolation, **where))


def show_title_of(page):
    return lambda self, request, *args, **kwargs: HttpResponse(
        page.get_latest_revision_as_object().title
    )


def test_a_view_that_lists_all_officers_is_seen(isolation, panel):
    panel(lambda: [user.get_full_name() for user in get_user_model().objects.all()])
    found = {one.what for one in ask(isolation, DASHBOARD) if one.kind == "tells"}
    assert any(what.startswith("b: users.User.last_name") for what in found)
    assert not any(what.startswith("a:") for what in found)


def test_words_in_a_redirect_and_in_messages_are_seen(isolation, monkeypatch):
    draft = isolation.pages["b", "pages.StandardPage", "draft"]

    def lead_away(self, request, *args, **kwargs):
        return HttpResponse(status=302, headers={"Location": f"/?next={draft.title}"})

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.dispatch", lead_away)
    assert any("Page.title" in one.what for one in ask(isolation, DASHBOARD))


def test_a_chooser_that_lost_its_hook_is_seen(isolation, monkeypatch):
    address = "wagtailadmin_choose_page_search"
    request = Request(address, "a-editor", "GET", reverse(address) + "?q=bimat")
    assert not Walker(isolation).ask(request)
    kept = dict(hooks._hooks)
    monkeypatch.setattr(hooks, "_hooks", kept | {"construct_page_chooser_queryset": []})
    monkeypatch.setattr(
        "wagtail.permission_policies.pages.PagePermissionPolicy.explorable_instances",
        lambda self, user: Page.objects.all(),
    )
    assert {one.kind for one in Walker(isolation).ask(request)} == {"tells"}


@pytest.mark.parametrize(
    "act",
    [
        lambda: Village.objects.filter(pk__gte=FAR).update(name="x"),
        lambda: Village.objects.filter(pk__gte=FAR).delete(),
        lambda: Village.objects.create(
            site=Village.objects.filter(pk__gte=FAR).first().site, name="x"
        ),
    ],
    ids=["changed", "removed", "added"],
)
def test_a_foreign_row_that_is_written_is_seen(isolation, panel, act):
    panel(act)
    found = {one.what for one in ask(isolation, DASHBOARD) if one.kind == "writes"}
    assert any(what.startswith("b: communes_village") for what in found)
    # And taken back.
    assert not Village.objects.filter(name="x").exists()


def test_an_error_is_seen(isolation, panel):
    panel(lambda: 1 // 0)
    found = {one.kind: one.what for one in ask(isolation, DASHBOARD)}
    assert found.keys() == {"fails"} and found["fails"].startswith("ZeroDivisionError")


def test_a_form_that_takes_foreign_things_is_seen(isolation, monkeypatch):
    officer = Officer(Walker(isolation), "a-editor")
    where = reverse("quick_answers:add")
    [place] = [one for one in officer.places_at(where) if one.name == "page"]
    key = key_of(isolation, Page, OTHER)
    body = place.body
    typed = {"queries": ["cho"], "site": [str(isolation.world.a.site.pk)]}
    place = type(place)(place.name, place.model, lambda key: body(key) | typed)
    assert not officer.send("add", where, place, key, publish=False).findings
    monkeypatch.setattr(CuratedAnswer, "_error_of_page", lambda self: "")
    monkeypatch.setattr(references, "foreign_fields", lambda form, user: set())
    kinds = {one.kind for one in officer.send("add", where, place, key, publish=False).findings}
    assert "keeps" in kinds


def test_a_count_of_foreign_things_is_seen(isolation, panel):
    requests = [Request(DASHBOARD, "a-editor", "GET", reverse(DASHBOARD))]
    assert compare(isolation, requests) == []
    panel(lambda: Page.objects.count())
    assert len(compare(isolation, requests)) == 1


def test_a_model_without_rows_is_seen(isolation, monkeypatch):
    label = "communes.Village"
    assert label in labels_of(isolation, "b")
    monkeypatch.setitem(isolation.belongings.rows, "communes_village", {})
    assert label not in labels_of(isolation, "b")


def test_a_new_address_joins(isolation):
    new = [path("admin/", include([path("moi/<int:page_id>/", HttpResponse, name="moi")]))]
    found = addresses(URLResolver(RegexPattern(r"^/"), new))
    assert [(one.name, one.template) for one in found] == [("moi", "/admin/moi/%(page_id)s/")]
    filled = fill(isolation, found[0], "a")
    assert {"own", "foreign"} <= {one.whose for one in filled}


def test_every_role_has_an_officer(isolation):
    for role in ROLES:
        with transaction.atomic():
            assert Walker(isolation).client(role).get("/admin/").status_code == 200
