"""Forms take own things only: in fields, children, blocks, rich text, settings, translations."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import OverridableSegment, Translation, TranslationSource

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from portal.core.models import IdentitySettings
from portal.pages.models import StandardPage
from tests.announcements.factories import section

SECRET = "zqm bí mật"


class Things:
    """A picture, a file and a draft of one commune."""

    def __init__(self, commune, words):
        self.words = words
        collection = commune.collection
        self.image = get_image_model().objects.create(
            title=f"ảnh {words}", file=get_test_image_file(), collection=collection
        )
        self.document = get_document_model().objects.create(
            title=f"tệp {words}", file=ContentFile(b"x", "x.txt"), collection=collection
        )
        self.page = StandardPage(title=f"nháp {words}", locale=commune.home.locale, live=False)
        commune.home.add_child(instance=self.page)
        self.village = Village.objects.create(site=commune.site, name=words)


@pytest.fixture
def foreign(world):
    return Things(world.b, SECRET)


@pytest.fixture
def own(world):
    return Things(world.a, "của mình")


@pytest.fixture
def page(world):
    page = StandardPage(title="Giới thiệu xóm", locale=world.a.home.locale)
    world.a.home.add_child(instance=page)
    return page


def standard(body, **fields):
    data = {
        "title": "Giới thiệu xóm",
        "slug": "gioi-thieu-xom",
        "summary": "",
        "body": streamfield(body),
        "comments": inline_formset([]),
        "seo_title": "",
        "search_description": "",
        **fields,
    }
    return nested_form_data(data)


def figure(things):
    block = {"image": things.image.pk, "alt": "Một cái đình", "caption": "Chú thích giữ lại"}
    return ("figure", block)


def files(things):
    return ("files", {"files": streamlist(things.document.pk)})


def streamlist(*values):
    """What the form of a list block sends."""
    rows = {"count": str(len(values))}
    for place, value in enumerate(values):
        rows |= {
            f"{place}-deleted": "",
            f"{place}-order": str(place),
            f"{place}-type": "item",
            f"{place}-id": "",
            f"{place}-value": value,
        }
    return rows


def page_link(things):
    html = f'<p><a linktype="page" id="{things.page.pk}">xem</a></p>'
    return ("text", rich_text(html, features=["link", "document-link"]))


def file_link(things):
    html = f'<p><a linktype="document" id="{things.document.pk}">tải</a></p>'
    return ("text", rich_text(html, features=["link", "document-link"]))


BODIES = [figure, files, page_link, file_link]


def edit(world, page, data, role="editor"):
    client = world.admin_client(world.officer(world.a, role))
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@pytest.mark.parametrize("block", BODIES)
@pytest.mark.parametrize("publish", [{}, {"action-publish": "1"}], ids=["draft", "publish"])
def test_blocks_and_links_take_no_foreign_thing(world, page, foreign, block, publish):
    before = Revision.objects.count()
    answer = edit(world, page, standard([block(foreign)], **publish))
    assert answer.status_code == 200
    assert "Bạn không dùng được" in str(answer.context["form"].errors["body"])
    html = answer.content.decode()
    assert SECRET not in html
    assert foreign.document.filename not in html
    assert Revision.objects.count() == before
    assert not StandardPage.objects.get(pk=page.pk).body.raw_data


@pytest.mark.parametrize("block", BODIES)
def test_blocks_and_links_take_own_things(world, page, own, block):
    answer = edit(world, page, standard([block(own)], **{"action-publish": "1"}))
    assert answer.status_code == 302
    assert StandardPage.objects.get(pk=page.pk).body.raw_data


def test_what_else_was_typed_stays(world, page, foreign):
    data = standard([figure(foreign)]) | {"title": "Tên mới của trang"}
    assert "Tên mới của trang" in edit(world, page, data).content.decode()


def test_what_somebody_else_put_there_stays(world, page, foreign):
    page.body = [("figure", {"image": foreign.image, "alt": "Đình", "caption": ""})]
    page.save_revision().publish()
    answer = edit(world, page, standard([figure(foreign)], **{"action-publish": "1"}))
    assert answer.status_code == 302


def test_who_looks_after_all_sites_uses_all_things(world, page, foreign):
    admin = get_user_model().objects.create_superuser("quantri")
    client = world.admin_client(admin)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(url, standard([figure(foreign)])).status_code == 302


def announcement(**fields):
    now = timezone.localtime()
    data = {
        "title": "Họp xóm",
        "slug": "hop-xom",
        "summary": "Mời bà con đến họp.",
        "category": "meeting",
        "urgency": "1",
        "starts_at": f"{now:%Y-%m-%d %H:%M}",
        "valid_until": f"{now + timezone.timedelta(days=3):%Y-%m-%d %H:%M}",
        "event_at": "",
        "body": streamfield([]),
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
        **fields,
    }
    return nested_form_data(data)


def attached(things):
    row = {"document": things.document.pk, "label": "", "ORDER": "1"}
    return announcement(attachments=inline_formset([row]))


def for_village(things):
    return announcement() | {"villages": [things.village.pk]}


@pytest.mark.parametrize("form", [attached, for_village])
@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_children_and_choices_of_many_take_own_things_only(world, foreign, own, form, role):
    url = f"/admin/pages/add/announcements/announcementpage/{section(world.a).pk}/"
    client = world.admin_client(world.officer(world.a, role))
    answer = client.post(url, form(foreign))
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert not AnnouncementPage.objects.exists()
    assert client.post(url, form(own)).status_code == 302
    assert AnnouncementPage.objects.exists()


def test_settings_take_own_pictures_only(world, foreign, own):
    client = world.admin_client(world.officer(world.a, "admin"))
    settings = IdentitySettings.objects.get(site=world.a.site)
    url = reverse("wagtailsettings:edit", args=["core", "identitysettings", world.a.site.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    refused = client.post(url, data | {"logo": foreign.image.pk})
    assert refused.status_code == 200
    assert SECRET not in refused.content.decode()
    settings.refresh_from_db()
    assert settings.logo_id is None
    assert client.post(url, data | {"logo": own.image.pk}).status_code == 302
    settings.refresh_from_db()
    assert settings.logo_id == own.image.pk


def test_a_preview_shows_no_foreign_thing(world, page, foreign):
    client = world.admin_client(world.officer(world.a))
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = client.post(url, standard([figure(foreign)]))
    assert not answer.json()["is_valid"]
    shown = client.get(url + "?mode=")
    assert SECRET not in shown.content.decode()


def test_no_old_draft_brings_a_foreign_thing_back(world, page, foreign):
    page.body = [("figure", {"image": foreign.image, "alt": "Đình", "caption": ""})]
    old = page.save_revision()
    page.body = []
    page.save_revision().publish()
    client = world.admin_client(world.officer(world.a))
    url = f"/admin/api/main/pages/{page.pk}/action/revert_to_page_revision/"
    count = Revision.objects.count()
    client.post(url, json.dumps({"revision_id": old.pk}), content_type="application/json")
    assert Revision.objects.count() == count


def test_a_translation_takes_no_foreign_picture(world, page, foreign, own):
    page.body = [("figure", {"image": own.image, "alt": "Đình", "caption": ""})]
    page.save_revision().publish()
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    segment = OverridableSegment.objects.get(source=source, context__path__endswith=".image")
    client = world.admin_client(world.officer(world.a))
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])

    def put(image):
        return client.put(
            url, f"value={image.pk}", content_type="application/x-www-form-urlencoded"
        )

    put(foreign.image)
    assert not segment.context.overrides.exists()
    put(own.image)
    assert segment.context.overrides.exists()


@pytest.mark.parametrize("field", ["new_parent_page", "chooser"])
def test_moving_tells_no_foreign_title(world, page, foreign, field):
    client = world.admin_client(world.officer(world.a))
    for url in (
        reverse("wagtailadmin_pages:move", args=[page.pk]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={page.pk}",
    ):
        data = {field: foreign.page.pk, "new_title": "Bản sao", "new_slug": "ban-sao"}
        assert SECRET not in client.post(url, data, follow=True).content.decode()
    assert Page.objects.get(pk=page.pk).path.startswith(world.a.home.path)
