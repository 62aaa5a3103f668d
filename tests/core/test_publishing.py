"""Drafts of every page type are saved from the first letter on; addresses make themselves."""

import pytest
from django.urls import reverse
from wagtail.blocks.base import BlockField
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from portal.core.models import BasePage
from portal.core.slugs import free_slug, is_made_of, slug_base
from portal.pages.models import StandardPage
from tests.page_factory import add_page

JSON = {"accept": "application/json"}
FORM = "page-edit-form"


def creatable(world) -> list[tuple[type[Page], Page]]:
    """The page types that an administrator of commune A adds by hand, each with where."""
    home = world.a.homes["vi"]
    places = [page.specific for page in home.get_descendants(inclusive=True)]
    found = {}
    for model in get_page_models():
        if not issubclass(model, BasePage) or not model.is_creatable:
            continue
        for place in places:
            if model in type(place).creatable_subpage_models() and model.can_create_at(place):
                found.setdefault(model, place)
    return list(found.items())


def add_url(model, parent) -> str:
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    return reverse("wagtailadmin_pages:add", args=args)


def opened(client, url):
    """What the form at an address sends as it was opened, with no block in its texts."""
    answer = client.get(url)
    data = querydict_from_html(answer.content.decode(), form_id=FORM)
    for name, field in answer.context["form"].fields.items():
        if isinstance(field, BlockField):
            data[f"{name}-count"] = "0"
    return data


def test_autosave_runs_from_the_first_letter_of_every_form(world, portion):
    client = world.admin_client(world.officer(world.a, "admin"))
    types = creatable(world)
    names = {model.__name__ for model, _place in types}
    assert {"AnnouncementPage", "ProductPage", "ProducerPage", "StandardPage"} <= names
    for model, place in portion(types, 2):
        data = opened(client, url := add_url(model, place))
        data["title"] = "Đ"
        answer = client.post(url, data, headers=JSON)
        assert answer.status_code == 200 and answer.json()["success"], (model, answer.content)
        page = Page.objects.get(pk=answer.json()["pk"]).specific
        assert not page.live and page.slug, model
        # What lacks nearly everything can be looked at, and opened again.
        for name in ("wagtailadmin_pages:view_draft", "wagtailadmin_pages:edit"):
            assert client.get(reverse(name, args=[page.pk])).status_code == 200, (model, name)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = opened(client, edit)
        data["title"] = "Đo"
        assert client.post(edit, data, headers=JSON).json()["success"], model


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường Lê Lợi đã thông", "duong-le-loi-da-thong"),
        ("???", "trang"),
        ("En 2", "trang-en-2"),
        ("Ưu đãi – 50%", "uu-dai-50"),
        ("x" * 300, "x" * 200),
    ],
)
def test_an_address_is_made_of_a_title(title, slug):
    assert slug_base(title) == slug
    assert is_made_of(slug, title) and is_made_of(f"{slug}-2", title)
    assert not is_made_of(f"{slug}-hai", title)


def test_an_address_is_free_beside_its_siblings(world, django_assert_num_queries):
    parent = world.a.home
    page = add_page(parent, StandardPage(title="Giới thiệu xã"))
    assert page.slug == "gioi-thieu-xa"
    with django_assert_num_queries(1):
        assert free_slug("gioi-thieu-xa", parent) == "gioi-thieu-xa-2"
    assert free_slug("gioi-thieu-xa", parent, page) == "gioi-thieu-xa"
    # Where the portal answers itself no page would ever be seen.
    assert free_slug("tim-kiem", parent) != "tim-kiem"


@pytest.fixture
def written(world):
    """Writes a standard page through its form, and gives it as it is stored."""
    client = world.admin_client(world.officer(world.a, "admin"))

    def write(page=None, **fields):
        if page:
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        else:
            url = add_url(StandardPage, world.a.home)
        data = opened(client, url)
        for name, value in fields.items():
            data[name.replace("_", "-") if name.startswith("action") else name] = value
        answer = client.post(url, data)
        assert answer.status_code == 302, answer.context["form"].errors
        return StandardPage.objects.get(pk=page.pk) if page else StandardPage.objects.latest("pk")

    return write


def test_a_draft_follows_its_title_and_a_published_page_stays(written):
    page = written(title="Chợ phiên")
    assert page.slug == "cho-phien"
    page = written(page, title="Chợ Đông")
    assert page.slug == "cho-dong"
    assert written(title="Chợ Đông").slug == "cho-dong-2"
    page = written(page, title="Chợ Đông", action_publish="1")
    page = written(page, title="Chợ Tây", action_publish="1")
    assert (page.title, page.slug, page.live) == ("Chợ Tây", "cho-dong", True)
    page = written(page, slug="", title="Chợ Tây", action_publish="1")
    assert page.slug == "cho-dong"


def test_an_address_that_was_written_by_hand_stays(written):
    page = written(title="Chợ phiên", slug="cho")
    page = written(page, title="Chợ phiên tháng Chạp")
    assert page.slug == "cho"
