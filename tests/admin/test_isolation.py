"""The doors of the admin that are closed between communes (portal.admin.guards)."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from portal.pages.models import StandardPage
from tests.products.factories import make_image


def assert_refused(answer):
    """Wagtail refuses by sending the officer to the dashboard with a message."""
    assert (answer.status_code, answer.headers.get("Location")) == (
        302,
        reverse("wagtailadmin_home"),
    )


def make_page(home, title):
    page = StandardPage(title=title, locale=home.locale, live=False)
    home.add_child(instance=page)
    return page


@pytest.fixture
def secret(world):
    """A draft of commune B."""
    return make_page(world.b.home, "Bản nháp riêng của Bình Minh")


@pytest.fixture
def editor_a(world):
    return world.admin_client(world.officer(world.a))


def test_page_chooser_shows_no_other_commune(world, editor_a, secret):
    own = make_page(world.a.home, "Bản nháp riêng của An Bình")
    urls = [
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_search") + "?q=riêng",
        reverse("wagtailadmin_choose_page_child", args=[world.a.home.pk]),
    ]
    answers = "".join(editor_a.get(url).json()["html"] for url in urls if "search" not in url)
    answers += editor_a.get(urls[1]).content.decode()
    assert own.title in answers
    assert secret.title not in answers
    assert "Bình Minh" not in answers


def test_page_chooser_does_not_open_below_another_commune(world, editor_a):
    url = reverse("wagtailadmin_choose_page_child", args=[world.b.home.pk])
    assert_refused(editor_a.get(url))


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_admin_api_lists_own_files_only(world, editor_a, kind):
    for commune in (world.a, world.b):
        title = f"Tệp của {commune.site.site_name}"
        if kind == "images":
            get_image_model().objects.create(
                title=title, file=get_test_image_file(), collection=commune.collection
            )
        else:
            get_document_model().objects.create(
                title=title, file=ContentFile(b"x", "x.txt"), collection=commune.collection
            )
    answer = editor_a.get(f"/admin/api/main/{kind}/")
    titles = [item["title"] for item in answer.json()["items"]]
    assert titles == ["Tệp của Xã An Bình"]


def test_translation_of_another_commune_is_refused(world, editor_a, secret):
    english = Locale.objects.get(language_code="en")
    url = reverse("wagtail_localize:submit_page_translation", args=[secret.pk])
    assert_refused(editor_a.get(url))
    editor_a.post(url, {"locales": [english.pk]})
    assert not secret.has_translation(english)
    assert not Translation.objects.exists()


def test_own_page_can_be_translated(world, editor_a):
    english = Locale.objects.get(language_code="en")
    page = make_page(world.a.home, "Chợ phiên")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert editor_a.get(url).status_code == 200
    editor_a.post(url, {"locales": [english.pk]})
    assert page.has_translation(english)


def test_a_language_that_the_site_lacks_is_refused(world):
    english = Locale.objects.get(language_code="en")
    page = make_page(world.b.home, "Chợ phiên")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    client = world.admin_client(world.officer(world.b))
    client.post(url, {"locales": [english.pk]})
    assert not world.b.home.has_translation(english)


def test_update_and_edit_of_another_communes_translation_are_refused(world):
    english = Locale.objects.get(language_code="en")
    page = make_page(world.a.home, "Chợ phiên")
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    client = world.admin_client(world.officer(world.b))
    for url in (
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        reverse("wagtail_localize:stop_translation", args=[translation.pk]),
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
    ):
        assert_refused(client.post(url))
    translation.refresh_from_db()
    assert translation.enabled


def test_reports_of_all_translations_are_for_superusers(world, editor_a):
    assert_refused(editor_a.get(reverse("wagtail_localize:translations_report")))


@pytest.mark.parametrize("view", ["wagtailadmin_explore", "wagtailadmin_explore_results"])
def test_the_explorer_opens_own_pages_only(world, editor_a, secret, view):
    assert_refused(editor_a.get(reverse(view, args=[secret.pk])))
    assert_refused(editor_a.get(reverse(view, args=[world.b.home.pk])))
    assert editor_a.get(reverse(view, args=[world.a.home.pk])).status_code == 200


@pytest.mark.parametrize("view", ["edit", "delete", "copy", "move", "history", "unpublish"])
def test_pages_of_another_commune_are_closed(world, editor_a, secret, view):
    assert_refused(editor_a.get(reverse(f"wagtailadmin_pages:{view}", args=[secret.pk])))


def test_settings_of_another_commune_are_closed(world):
    client = world.admin_client(world.officer(world.a, "admin"))
    own = reverse("wagtailsettings:edit", args=["core", "identitysettings", world.a.site.pk])
    other = reverse("wagtailsettings:edit", args=["core", "identitysettings", world.b.site.pk])
    assert client.get(own).status_code == 200
    assert_refused(client.get(other))


def test_editors_do_not_change_settings(world, editor_a):
    own = reverse("wagtailsettings:edit", args=["core", "identitysettings", world.a.site.pk])
    assert_refused(editor_a.get(own))


def test_the_first_screen_tells_of_own_things_only(world, editor_a, secret):
    html = editor_a.get(reverse("wagtailadmin_home")).content.decode()
    assert "w-summary" not in html
    assert secret.title not in html
    assert world.b.home.title not in html


BULK = {
    "wagtailcore/page": ("delete", "move", "publish", "unpublish"),
    "core/customimage": ("delete", "add_tags", "add_to_collection"),
    "core/customdocument": ("delete", "add_tags", "add_to_collection"),
    "users/user": ("delete", "assign_role", "set_active_state"),
}
BULK_URLS = [f"/admin/bulk/{kind}/{action}/" for kind in BULK for action in BULK[kind]]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("url", BULK_URLS)
def test_acting_on_many_names_own_things_only(world, editor_a, secret, url):
    home = world.b.home
    title = secret.title
    picture = get_image_model().objects.create(
        title=title, file=get_test_image_file(), collection=world.b.collection
    )
    file = get_document_model().objects.create(title=title, collection=world.b.collection)
    for key in (secret.pk, picture.pk, file.pk, world.officer(world.b).pk):
        for query in (f"id={key}", "id=all", "id=all&q=riêng", f"id=all&childOf={home.pk}"):
            answer = editor_a.get(f"{url}?{query}")
            assert answer.status_code in (200, 302, 404)
            assert title not in answer.content.decode()
            assert "xa-binh-minh" not in answer.content.decode()


@pytest.mark.sampled(6)
@pytest.mark.parametrize("url", BULK_URLS)
def test_acting_on_many_takes_no_odd_keys(world, url):
    client = world.admin_client(get_user_model().objects.create_superuser("quantri", "", "x"))
    make_page(world.a.home, "Trang")
    for query in ("", "id=", "id=x", "id=²", f"id={'9' * 30}", "id=all&childOf=x", "id=-1"):
        assert client.get(f"{url}?{query}").status_code == 404, query
    # Keys alone come of a search, too.
    for query in ("id=all", "id=all&q=trang", f"id=all&q=trang&childOf={world.a.home.pk}"):
        assert client.get(f"{url}?{query}").status_code in (200, 404), query


@pytest.mark.parametrize("role", ["contributor", "admin"])
def test_foreign_files_are_answered_as_those_that_are_not_there(world, role):
    """Keys are counted up: an answer of its own would tell how many files others have."""
    image = make_image(world.b.collection)
    document = get_document_model().objects.create(
        title="Của B", file=ContentFile(b"x", "b.txt"), collection=world.b.collection
    )
    client = world.admin_client(world.officer(world.a, role))
    for address, key in (
        ("wagtailimages:edit", image.pk),
        ("wagtailimages:delete", image.pk),
        ("wagtailimages:url_generator", image.pk),
        ("wagtailimages:image_usage", image.pk),
        ("wagtailimages_chooser:chosen", image.pk),
        ("wagtailimages_chooser:select_format", image.pk),
        ("wagtaildocs:edit", document.pk),
        ("wagtaildocs:delete", document.pk),
        ("wagtaildocs:document_usage", document.pk),
        ("wagtaildocs_chooser:chosen", document.pk),
    ):
        for method in (client.get, client.post):
            answers = [method(reverse(address, args=[pk])).status_code for pk in (key, 99_999_999)]
            assert answers == [404, 404], address
