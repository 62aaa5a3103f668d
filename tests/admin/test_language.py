"""Officers see the admin in Vietnamese: no well-known English text of Wagtail is left."""

import json
import re

import pytest
from bs4 import BeautifulSoup, Comment
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.users.models import UserProfile

from portal.core.models import CustomDocument, CustomImage
from portal.pages.models import StandardPage

ENGLISH = re.compile(
    r"\b(Sign in|Log out|Password|Forgotten|Remember me|Email address|Reset|Dashboard|Account"
    r"|Search|Pages?|Images?|Documents?|Settings|Reports|Help|Save( draft| changes)?|Publish"
    r"|Unpublish|Schedule|Delete|Move|Copy|Add|Edit|Edited|View|Live|Draft|Status|Title|Type"
    r"|Updated|History|Content|Promote|Comments?|Preview|Privacy|Public|Private|Locale"
    r"|Collections?|Tags?|Choose|Select|Upload|Close|Cancel|Filter|Next|Previous|Locked|Unlock"
    r"|Expand|Collapse|Usage|Slug|Caption|Link text|Subject|Phone number|Root|Yes|No results)\b"
)
# An attribute that a reader sees or hears.
SPOKEN = ("title", "aria-label", "placeholder", "alt")


def sidebar_labels(script: str) -> list[str]:
    """What the side menu says: the "label" texts of its JSON."""
    return [json.loads(text) for text in re.findall(r'"label": ("(?:[^"\\]|\\.)*")', script)]


def texts(html: str) -> list[str]:
    """What a page of the admin shows or says."""
    soup = BeautifulSoup(html, "html.parser")
    found = []
    for node in soup.find_all(string=True):
        if isinstance(node, Comment) or node.parent.name == "style":
            continue
        if node.parent.name == "script":
            found += sidebar_labels(node)
            if node.parent.get("type") == "text/django-form-template":
                found += texts(str(node))
        elif text := " ".join(node.split()):
            found.append(text)
    for tag in soup.find_all(True):
        found += [tag[name] for name in SPOKEN if tag.get(name)]
    return found


def html_of(response) -> str:
    assert response.status_code == 200, (response.status_code, response.headers)
    if "json" in response.headers["content-type"]:
        return json.loads(response.content)["html"]
    return response.content.decode()


def assert_no_english(response) -> None:
    # Titles are what editors wrote: a commune's English pages have English ones.
    titles = "|".join(re.escape(title) for title in Page.objects.values_list("title", flat=True))
    found = [re.sub(titles, "", text) for text in texts(html_of(response))]
    assert found
    assert not [text for text in found if ENGLISH.search(text)]


@pytest.fixture
def page(world) -> Page:
    page = StandardPage(title="Giờ làm việc", locale=world.a.homes["vi"].locale)
    world.a.homes["vi"].add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def image(world) -> CustomImage:
    return CustomImage.objects.create(
        title="Trụ sở", file=get_test_image_file(), collection=world.a.collection
    )


@pytest.fixture
def document(world) -> CustomDocument:
    file = SimpleUploadedFile("bieu-mau.pdf", b"%PDF-1.4")
    return CustomDocument.objects.create(title="Mẫu", file=file, collection=world.a.collection)


@pytest.fixture(params=["editor", "admin"])
def browser(request, world) -> Client:
    return world.admin_client(world.officer(world.a, request.param))


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_login", "wagtailadmin_password_reset", "wagtailadmin_password_reset_done"],
)
def test_logging_in_is_vietnamese(world, name):
    client = Client(headers={"host": world.portal.site.hostname, "accept-language": "en"})
    assert_no_english(client.get(reverse(name)))


def test_a_wrong_password_is_told_in_vietnamese(world):
    client = Client(headers={"host": world.portal.site.hostname})
    origin = {"origin": f"http://{world.portal.site.hostname}"}
    data = {"username": "x", "password": "y"}
    response = client.post(reverse("wagtailadmin_login"), data, headers=origin)
    assert isinstance(response.wsgi_request.user, AnonymousUser)
    assert_no_english(response)
    assert "mật khẩu chưa đúng" in response.content.decode()


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_explore_root",
        "wagtailadmin_pages:search",
        "wagtailimages:index",
        "wagtailimages:add_multiple",
        "wagtaildocs:index",
        "wagtaildocs:add_multiple",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailimages_chooser:choose",
        "wagtaildocs_chooser:choose",
        "wagtailadmin_reports:site_history",
        "quick_answers:index",
        "quick_answers:add",
        "misses_report",
    ],
)
def test_a_screen_is_vietnamese(browser, page, image, document, name):
    assert_no_english(browser.get(reverse(name)))


@pytest.mark.parametrize("name", ["synonyms:index", "synonyms:add", "pending_report"])
def test_what_only_the_province_has_is_vietnamese(world, name):
    assert_no_english(world.admin_client(world.officer(world.portal)).get(reverse(name)))


@pytest.mark.parametrize("name", ["edit", "history", "usage", "copy", "move", "unpublish"])
def test_a_page_is_worked_on_in_vietnamese(browser, page, name):
    assert_no_english(browser.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])))


def test_the_explorer_is_vietnamese(browser, world, page):
    assert_no_english(browser.get(reverse("wagtailadmin_explore", args=[world.a.home.pk])))


def test_a_new_page_and_its_errors_are_vietnamese(browser, world):
    url = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", world.a.home.pk])
    assert_no_english(browser.get(url))
    data = {"title": "", "body-count": "0", "comments-TOTAL_FORMS": "0"}
    data["comments-INITIAL_FORMS"] = "0"
    response = browser.post(url, data)
    assert_no_english(response)
    assert "Mục này bắt buộc." in response.content.decode()


@pytest.mark.parametrize("action", ["publish", "unpublish", "move"])
def test_bulk_actions_are_vietnamese(browser, page, action):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    assert_no_english(browser.get(f"{url}?id={page.pk}"))


def test_a_picture_and_a_file_are_edited_in_vietnamese(browser, image, document):
    assert_no_english(browser.get(reverse("wagtailimages:edit", args=[image.pk])))
    assert_no_english(browser.get(reverse("wagtaildocs:edit", args=[document.pk])))


def test_settings_are_vietnamese(world):
    browser = world.admin_client(world.officer(world.a, "admin"))
    for model in ("identitysettings", "contactsettings"):
        url = reverse("wagtailsettings:edit", args=["core", model, world.a.site.pk])
        assert_no_english(browser.get(url))


def test_sending_a_page_to_be_translated_is_vietnamese(browser, page):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert_no_english(browser.get(url))


def test_scripts_get_their_texts_in_vietnamese(browser):
    response = browser.get(reverse("wagtailadmin_javascript_catalog"))
    catalog = re.search(r"newcatalog = (\{.*?\});?\n", response.content.decode(), re.S)
    said = json.loads(catalog.group(1))
    assert said["Move up"] == "Chuyển lên"
    assert said["Insert a block"] == "Chèn một khối"


def test_an_officer_may_still_choose_english(world):
    user = world.officer(world.a, "editor")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    html = html_of(world.admin_client(user).get(reverse("wagtailadmin_home")))
    assert "Work that waits" in html


def test_dates_are_typed_the_vietnamese_way(browser, page):
    html = html_of(browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert "d/m/Y H:i" in html


def test_the_roots_have_names_that_officers_can_read(world):
    assert Page.get_first_root_node().title == "Các trang web"
    assert world.a.collection.get_parent().name == "Dùng chung"
