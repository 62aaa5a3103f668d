"""A contributor drafts what contributors write, and changes own drafts alone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models

from communes.announcements.models import AnnouncementPage
from communes.models import CommuneHomePage
from communes.news.models import EventPage, NewsPage
from communes.provisioning import Commune
from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.pages.models import StandardPage
from products.models import ProducerPage, ProductPage
from tests.lifecycle.pages import section_of
from tests.world import World

FORM = {
    "title": "Họp xóm",
    "slug": "hop-xom",
    "summary": "Mời bà con.",
    "category": "other",
    "urgency": "1",
    "starts_at": "2030-01-01 07:00",
    "valid_until": "2030-01-09 07:00",
    "body-count": "0",
    "attachments-TOTAL_FORMS": "0",
    "attachments-INITIAL_FORMS": "0",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}
WRITTEN = {AnnouncementPage, NewsPage, EventPage}
OURS = [model for model in get_page_models() if model._meta.app_label != "wagtailcore"]


def client_of(world: World, role: str = "contributor", commune: Commune | None = None) -> Client:
    return world.admin_client(world.officer(commune or world.a, role))


def add_url(model: type[Page], parent: Page, view: str = "add") -> str:
    names = [model._meta.app_label, model._meta.model_name, parent.pk]
    return reverse(f"wagtailadmin_pages:{view}", args=names)


def own_page(world: World, model: type[Page], parent: Page, **values) -> Page:
    """A draft that the contributor of commune A made, perhaps when they were an editor."""
    page = model(title="Của tôi", locale=parent.locale, live=False, **values)
    page.owner = world.officer(world.a, "contributor")
    parent.add_child(instance=page)
    return page


def is_refused(response) -> bool:
    home = reverse("wagtailadmin_home")
    return response.status_code in (403, 404) or response.headers.get("Location") == home


def parents_of(world: World, model: type[Page]) -> list[Page]:
    """The pages of commune A below which officers could add such a page."""
    inside = Page.objects.descendant_of(world.a.home, inclusive=True).specific()
    return [page for page in inside if model.can_create_at(page)]


@pytest.mark.sampled(16)
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_only_types_that_say_so_are_added(world, model):
    contributor, editor = client_of(world), client_of(world, "editor")
    for parent in parents_of(world, model):
        for view in ("add", "preview_on_add"):
            refused = is_refused(contributor.get(add_url(model, parent, view)))
            assert refused is (model not in WRITTEN), (model, view)
        assert not is_refused(editor.get(add_url(model, parent)))
    # Whatever the address says of the place.
    if model not in WRITTEN:
        count = Page.objects.count()
        assert is_refused(contributor.post(add_url(model, section_of(world.a.home)), FORM))
        assert Page.objects.count() == count


def test_a_notice_is_drafted_and_stays_a_draft(world):
    url = add_url(AnnouncementPage, section_of(world.a.home))
    client_of(world).post(url, FORM | {"action-publish": "1"})
    page = AnnouncementPage.objects.get(slug="hop-xom")
    assert (page.live, page.owner) == (False, world.officer(world.a, "contributor"))


def test_what_can_not_be_added_is_not_offered(world):
    contributor = client_of(world)
    for place, is_offered in ((world.a.home, False), (section_of(world.a.home), True)):
        add = reverse("wagtailadmin_pages:add_subpage", args=[place.pk])
        html = contributor.get(reverse("wagtailadmin_explore", args=[place.pk])).content.decode()
        assert (add in html) is is_offered
        assert is_refused(contributor.get(add)) is not is_offered
    assert "/choose_parent/" not in contributor.get("/admin/products/").content.decode()
    assert "/choose_parent/" in client_of(world, "editor").get("/admin/products/").content.decode()


def test_of_several_types_only_those_are_asked_for(world, monkeypatch):
    kinds = [StandardPage, ProductPage, ProducerPage]
    for model in kinds:
        monkeypatch.setattr(model, "can_create_at", lambda parent: True)
        monkeypatch.setattr(model, "contributors_write", model is not ProductPage)
    monkeypatch.setattr(CommuneHomePage, "creatable_subpage_models", lambda: kinds)
    add = reverse("wagtailadmin_pages:add_subpage", args=[world.a.home.pk])
    for role, left_out in (("contributor", [ProductPage]), ("editor", [])):
        html = client_of(world, role).get(add).content.decode()
        assert [one for one in kinds if add_url(one, world.a.home) not in html] == left_out


@pytest.mark.parametrize("view", ["edit", "copy", "move", "delete"])
def test_own_pages_of_another_type_are_closed(world, view):
    page = own_page(world, StandardPage, world.a.home)
    url = reverse(f"wagtailadmin_pages:{view}", args=[page.pk])
    assert is_refused(client_of(world).get(url))
    assert not is_refused(client_of(world, "editor").get(url))


@pytest.mark.parametrize("action", ["delete", "move"])
def test_nor_are_they_taken_among_many(world, action):
    page = own_page(world, StandardPage, world.a.home)
    other = StandardPage.objects.child_of(world.a.home).get(slug="gioi-thieu")
    url = f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/"
    for role, stays in (("contributor", True), ("editor", False)):
        client_of(world, role).post(url, {"chooser": other.pk})
        assert Page.objects.filter(path=page.path, pk=page.pk).exists() is stays


def test_no_road_brings_a_page_of_another_type(world):
    contributor = client_of(world)
    index = WorkScheduleIndexPage.objects.descendant_of(world.a.home).get()
    week = own_page(
        world, WorkSchedulePage, index, starts_on=date(2030, 1, 7), iso_year=2030, week_number=2
    )
    count = Page.objects.count()
    data = {"new_title": "x", "new_slug": "x", "new_parent_page": index.pk, "alias": "on"}
    copy = reverse("wagtailadmin_pages:copy", args=[week.pk])
    assert is_refused(contributor.post(copy, data))
    for action in ("copy", "create_alias", "copy_for_translation", "move", "publish", "delete"):
        url = f"/admin/api/main/pages/{week.pk}/action/{action}/"
        response = contributor.post(url, {"locale": "en", "destination_page_id": index.pk})
        assert response.status_code in (403, 404), action
    translate = reverse("wagtail_localize:submit_page_translation", args=[week.pk])
    english = world.a.homes["en"].locale_id
    assert is_refused(contributor.post(translate, {"locales": [english]}))
    assert Page.objects.count() == count


def test_own_drafts_are_edited_and_copied_other_peoples_are_not(world):
    index = section_of(world.a.home)
    draft = own_page(world, AnnouncementPage, index)
    other = own_page(world, AnnouncementPage, index, slug="cua-nguoi-khac")
    AnnouncementPage.objects.filter(pk=other.pk).update(owner=world.officer(world.a))
    contributor = client_of(world)
    for page, is_own in ((draft, True), (other, False)):
        for view in ("edit", "copy", "delete"):
            url = reverse(f"wagtailadmin_pages:{view}", args=[page.pk])
            assert is_refused(contributor.get(url)) is not is_own, (view, is_own)
    data = {"new_title": "Bản hai", "new_slug": "ban-hai", "new_parent_page": index.pk}
    contributor.post(reverse("wagtailadmin_pages:copy", args=[draft.pk]), data)
    assert not AnnouncementPage.objects.get(slug="ban-hai").live


def test_a_role_elsewhere_opens_nothing_here(world):
    user = world.officer(world.a, "contributor")
    user.groups.add(world.b.groups["editor"])
    client = world.admin_client(user)
    assert is_refused(client.get(add_url(StandardPage, world.a.home)))
    assert client.get(add_url(StandardPage, world.b.home)).status_code == 200
