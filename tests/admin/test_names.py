"""Names and drafts of others in what the admin prints: filters, choosers, questions, reports."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from communes.provisioning import CommuneSpec, open_commune
from portal.admin.narrowing import MOST_CHOICES
from portal.pages.models import StandardPage
from tests.announcements.factories import announce

DRAFT, NAME, TAG = "nháp zqm", "Cán bộ Zqm", "thẻ-zqm"
SECRETS = (DRAFT, NAME, TAG, "Bình Minh", "tinh.test")


@pytest.fixture
def secret(world):
    """A page of commune B, live under one name and edited under another by somebody of B."""
    page = StandardPage(title="Chuyện của bên kia", locale=world.b.home.locale)
    world.b.home.add_child(instance=page)
    officer = world.officer(world.b)
    officer.last_name = NAME
    officer.save()
    page.owner = officer
    page.title = DRAFT
    page.save_revision(user=officer, log_action=True)
    Page.objects.filter(pk=page.pk).update(owner=officer, draft_title=DRAFT, locked_by=officer)
    image = get_image_model().objects.create(
        title="Ảnh", file=get_test_image_file(), collection=world.a.collection
    )
    image.tags.add(TAG)
    return page


@pytest.fixture(params=["contributor", "editor", "approver", "admin"])
def officer(world, request):
    announce(world.a, "Họp xóm")
    return world.admin_client(world.officer(world.a, request.param))


def told(client, url, data=None) -> list[str]:
    """The foreign names in an answer, its messages and where it leads."""
    answer = (
        client.post(url, data, follow=True) if data is not None else client.get(url, follow=True)
    )
    assert answer.status_code < 500, url
    text = answer.content.decode() + str(answer.redirect_chain)
    text = text.encode().decode("unicode_escape", "ignore") + text if "\\u" in text else text
    return [secret for secret in SECRETS if secret in text]


LISTS = [
    "/admin/pages/",
    "/admin/pages/usage/pages/standardpage/",
    "/admin/products/",
    "/admin/reports/site-history/",
    "/admin/reports/locked/",
    "/admin/reports/aging-pages/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/page-types-usage/",
    "/admin/workflows/task_chooser/",
    "/admin/workflows/list/",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/documents/chooser/",
    "/admin/tag-autocomplete/?term=th",
    "/admin/choose-page/?page_type=pages.standardpage",
    "/admin/choose-page/?page_type=products.productpage",
    "/admin/bulk/wagtailcore/page/delete/?id=all",
    "/admin/bulk/wagtailcore/page/move/?id=all",
    "/admin/bulk/wagtailcore/page/publish/?id=all&q=zqm",
    "/admin/bulk/wagtailcore/page/unpublish/?id=all",
]


def test_lists_and_their_filters_name_own_things_only(world, officer, secret):
    assert {url: found for url in LISTS if (found := told(officer, url))} == {}


def test_addresses_that_take_a_page_tell_nothing_of_a_foreign_one(world, officer, secret):
    own, strange = world.a.home.get_children().first().pk, secret.pk
    for url in (
        f"/admin/pages/{strange}/move/{strange}/confirm/",
        f"/admin/pages/{own}/move/{strange}/confirm/",
        f"/admin/pages/workflow/preview/{strange}/1/",
        f"/admin/choose-page/chosen-multiple/?id={own}&id={strange}",
        f"/admin/choose-page/?target_pages[]={strange}&user_perms=move_to",
        f"/admin/bulk/wagtailcore/page/delete/?id=all&childOf={world.b.home.pk}",
        f"/admin/reports/page-types-usage/?site={world.b.home.path}",
    ):
        assert told(officer, url) == [], url
    for url, data in (
        (f"/admin/pages/{own}/copy/", {"new_parent_page": strange, "new_slug": "x"}),
        (f"/admin/pages/{own}/move/", {"new_parent_page": strange}),
        (f"/admin/bulk/wagtailcore/page/move/?id={own}", {"chooser": strange}),
        ("/admin/pages/create/pages/standardpage", {"parent_page": strange}),
    ):
        assert told(officer, url, data) == [], url


@pytest.mark.parametrize("key", ["1' or", "９", "9" * 30, "-1", ""])
def test_words_in_the_place_of_a_page_are_no_error_of_ours(world, key):
    client = world.admin_client(world.officer(world.a))
    for url in (
        f"/admin/choose-page/chosen-multiple/?id={key}",
        f"/admin/choose-page/?target_pages[]={key}",
        f"/admin/choose-page/?page_type={key}",
    ):
        assert client.get(url).status_code < 500


def test_a_typed_address_becomes_a_link_to_an_own_page_only(world, officer, secret):
    notice = announce(world.a, "Tiêm phòng")
    secret.save_revision().publish()
    url = reverse("wagtailadmin_choose_page_external_link")

    def choose(page):
        data = {"external-link-chooser-url": page.full_url, "external-link-chooser-link_text": ""}
        return officer.post(url, data).json()

    assert choose(notice)["result"]["id"] == notice.pk
    assert "id" not in choose(Page.objects.get(pk=secret.pk).specific)["result"]


def test_filters_offer_colleagues(world, officer):
    colleague = world.officer(world.a, "approver")
    colleague.last_name = "Đồng nghiệp"
    colleague.save()
    Page.objects.filter(pk=world.a.home.pk).update(owner=colleague)
    assert "Đồng nghiệp" in officer.get("/admin/pages/").content.decode()


def test_filters_with_too_many_choices_are_left_out(world):
    admin = world.admin_client(get_user_model().objects.create_superuser("quantri"))
    assert "Bình Minh" in admin.get("/admin/pages/").content.decode()
    root = Page.objects.get(depth=1)
    for number in range(MOST_CHOICES):
        Site.objects.create(hostname=f"x{number}.test", root_page=root, site_name=f"Nơi {number}")
    html = admin.get("/admin/pages/").content.decode()
    assert "Nơi 7" not in html


@pytest.mark.parametrize("url", ["/admin/pages/", "/admin/choose-page/", "/admin/images/chooser/"])
def test_lists_cost_the_same_with_more_communes(world, url):
    client = world.admin_client(world.officer(world.a, "admin"))

    def cost():
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    before = cost()
    for number in range(4):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
    assert cost() == before
