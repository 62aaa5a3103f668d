"""Who may take a section from the readers is told first what they lose."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from communes.announcements.models import AnnouncementPage
from portal.lifecycle.losses import loss_of
from portal.pages.models import StandardPage
from tests.lifecycle.pages import add_notice, section_of
from tests.page_factory import add_page


@pytest.fixture
def section(world) -> Page:
    """The announcements of commune A, with seven live ones and a draft."""
    for number in range(7):
        add_notice(world.a.home, f"so-{number}")
    draft = AnnouncementPage(title="Nháp kín", locale=world.a.home.locale, live=False)
    section_of(world.a.home).add_child(instance=draft)
    return section_of(world.a.home)


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def url_of(page: Page, action: str) -> str:
    if action == "move":
        return f"/admin/pages/{page.pk}/move/{page.get_parent().pk}/confirm/"
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_an_administrator_is_told_what_readers_lose_and_may_do_it(world, section, action):
    admin = world.admin_client(world.officer(world.a, "admin"))
    response = admin.get(url_of(section, action))
    text = response.content.decode()
    # Seven notices and the section, in Vietnamese and what is there of English.
    assert response.status_code == 200
    assert "9 trang" in text and "http://a.test/thong-bao/" in text
    assert "http://a.test/thong-bao/so-0/" in text and "và 3 trang nữa" in text
    assert "Nháp kín" not in text
    if action != "move":
        assert "rời khỏi trình đơn, trang chủ" in text
    section.refresh_from_db()
    assert section.live
    data = {"wagtail_site_name": settings.WAGTAIL_SITE_NAME}
    assert admin.post(url_of(section, action), data).status_code == 302
    found = Page.objects.filter(pk=section.pk).first()
    if action == "unpublish":
        assert not found.live
    elif action == "delete":
        assert found is None
    else:
        assert found.path != section.path


@pytest.mark.sampled(6)
@pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_below_an_administrator_may(world, section, role, action, method):
    client = world.admin_client(world.officer(world.a, role))
    response = getattr(client, method)(url_of(section, action))
    assert response.status_code == 302
    reason = told(response)
    assert "hoặc nhờ người quản trị" in reason or "không có quyền" in reason
    before, section = section, Page.objects.get(pk=section.pk)
    assert (section.live, section.path) == (True, before.path)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_home_stays_and_every_role_is_told_why(world, role, action, method, language):
    home = world.a.homes[language]
    client = world.admin_client(world.officer(world.a, role))
    response = getattr(client, method)(
        url_of(home, action), {"wagtail_site_name": settings.WAGTAIL_SITE_NAME}
    )
    assert response.status_code == 302
    assert "là trang chủ của cả trang web" in told(response) or role != "admin"
    assert type(home).objects.get(pk=home.pk).live


def test_another_communes_administrator_is_told_nothing(world, section):
    admin = world.admin_client(world.officer(world.b, "admin"))
    for action in ("unpublish", "delete", "move"):
        response = admin.get(url_of(section, action))
        assert response.status_code == 302
        assert section.title not in told(response)


@pytest.mark.parametrize(("role", "may"), [("approver", False), ("admin", True)])
def test_locking_a_section_or_home_is_the_administrators(world, section, role, may):
    client = world.admin_client(world.officer(world.a, role))
    for page in (section, world.a.home):
        client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
        page.refresh_from_db()
        assert page.locked is may
    notice = AnnouncementPage.objects.get(slug="so-0")
    client.post(reverse("wagtailadmin_pages:lock", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.locked


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_no_role_closes_a_section_or_home_behind_a_log_in(world, section, role):
    client = world.admin_client(world.officer(world.a, role))
    for page in (section, world.a.home):
        url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        for method in ("get", "post"):
            response = getattr(client, method)(url, {"restriction_type": "login"})
            assert response.status_code in (302, 403)
        assert not page.get_view_restrictions()


def test_a_page_alone_is_taken_down_without_more_words(world, section):
    notice = AnnouncementPage.objects.get(slug="so-0")
    assert loss_of(notice) is None
    editor = world.admin_client(world.officer(world.a))
    assert "bà con không còn xem" not in editor.get(url_of(notice, "unpublish")).content.decode()


def test_pages_below_an_ordinary_page_and_links_are_counted(world, django_assert_max_num_queries):
    about = StandardPage.objects.child_of(world.a.home).get(slug="gioi-thieu")
    add_page(about, StandardPage(title="Lịch sử", slug="lich-su"))
    other = StandardPage(title="Nhắc tới", locale=about.locale)
    other.body = [("text", f'<p><a linktype="page" id="{about.pk}">Giới thiệu</a></p>')]
    world.a.home.add_child(instance=other)
    page = Page.objects.get(pk=about.pk)
    with django_assert_max_num_queries(8):
        loss = loss_of(page)
    assert (loss.pages, loss.linked, loss.in_menu) == (3, 1, True)
    assert [child.slug for child in loss.named] == ["lich-su"]


def test_who_looks_after_all_sites_is_told_that_a_home_is_a_site(world):
    user = get_user_model().objects.create_superuser("quantri", "", "x")
    url = url_of(world.a.home, "unpublish")
    assert "Cả trang web sẽ báo" in world.admin_client(user).get(url).content.decode()


def test_a_section_comes_back_whole(world, section):
    admin = world.admin_client(world.officer(world.a, "admin"))
    admin.post(url_of(section, "unpublish"))
    assert not AnnouncementPage.objects.filter(live=True).exists()
    type(section).objects.get(pk=section.pk).save_revision().publish()
    assert AnnouncementPage.objects.filter(live=True).count() == 7
