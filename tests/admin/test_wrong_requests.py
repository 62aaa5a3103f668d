"""No address of the admin answers a body that lacks everything with a 500."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.documents import get_document_model
from wagtail.snippets.models import get_snippet_models

from products.models import ProductIndexPage
from tests.lifecycle.pages import add_notice
from tests.products.factories import make_image, make_producer, make_product

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(resolver: URLResolver, above: str = "/admin/") -> Iterator[str]:
    """Every address below the admin's, with the names of its parts."""
    for one in resolver.url_patterns:
        route = above + str(one.pattern).lstrip("^").rstrip("$")
        if isinstance(one, URLResolver):
            yield from routes(one, route)
        elif "(?P" not in route:
            yield route


ADMIN = [one for one in get_resolver().url_patterns if str(one.pattern) == "admin/"]


@pytest.fixture
def values(world):
    """Keys of own things for the parts of addresses."""
    product = make_product(world.a, producer=make_producer(world.a, "HTX An Bình"))
    document = get_document_model().objects.create(
        title="T", file=ContentFile(b"x", "x.txt"), collection=world.a.collection
    )
    image = make_image(world.a.collection)
    keys = {"image_id": image.pk, "document_id": document.pk, "doc_id": document.pk}
    names = {"model_name": "productpage", "content_type_model_name": "productpage"}
    apps = dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "products")
    return {"pk": product.pk, **keys, **names, **apps}


@pytest.mark.parametrize(("role", "one_in"), [("boss", 2), ("commune", 4)])
def test_no_empty_form_is_an_error(world, values, role, one_in, request):
    one_in = 1 if request.config.getoption("whole") else one_in
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    user = boss if role == "boss" else world.officer(world.a, "admin")
    client = world.admin_client(user)
    client.raise_request_exception = False
    found, errors = 0, []
    for route in list(chain.from_iterable(map(routes, ADMIN)))[::one_in]:
        url = PARAMETER.sub(lambda part: str(values.get(part[1], values["pk"])), route)
        with transaction.atomic():
            client.force_login(user)
            response = client.post(url)
            transaction.set_rollback(True)
        found += 1
        if response.status_code >= 500:
            errors.append(url)
    assert found > 250 / one_in
    assert not errors


def sheets(resolver: URLResolver, above: str = "/admin/") -> Iterator[str]:
    """Every address without parts whose view can make a sheet of its list."""
    for one in resolver.url_patterns:
        route = above + str(one.pattern).lstrip("^").rstrip("$")
        if isinstance(one, URLResolver):
            yield from sheets(one, route)
        elif "<" not in route and issubclass(
            getattr(one.callback, "view_class", object), SpreadsheetExportMixin
        ):
            yield route


def test_no_list_fails_when_it_is_asked_for_a_sheet(world):
    client = client_of(world, "admin")
    lists = list(chain.from_iterable(map(sheets, ADMIN)))
    assert len(lists) > 30 and "/admin/lich-cong-tac/results/" in lists
    for route in lists:
        for kind in ("xlsx", "csv"):
            assert client.get(route, {"export": kind}).status_code in (200, 302), route


def client_of(world, role, place=None):
    return world.admin_client(world.officer(place or world.a, role))


def test_the_address_that_always_fails_is_none(world):
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    for client in (client_of(world, "editor"), world.admin_client(boss)):
        assert client.get("/admin/failwhale/").status_code == 404


@pytest.mark.parametrize("data", [{}, {"url": "x"}, {"external-link-chooser-url": ""}])
def test_a_link_without_an_address_is_asked_for_it(world, data):
    url = reverse("wagtailadmin_choose_page_external_link")
    response = client_of(world, "editor").post(url, data)
    assert response.status_code == 200
    assert "Mục này bắt buộc." in response.json()["html"]


@pytest.mark.parametrize("place", [None, "", "x", "²", "9" * 30, "-1"])
def test_a_copy_without_a_place_is_asked_for_it(world, place):
    notice = add_notice(world.a.home)
    url = reverse("wagtailadmin_pages:copy", args=[notice.pk])
    data = {} if place is None else {"new_parent_page": place}
    response = client_of(world, "editor").post(url, data)
    assert response.status_code == 302
    said = " ".join(str(one) for one in get_messages(response.wsgi_request))
    assert "Hãy chọn nơi đặt bản sao" in said or "không có quyền" in said


def test_what_is_not_created_in_a_chooser_has_no_form_there(world):
    client = client_of(world, "admin", world.portal)
    for model in get_snippet_models():
        url = reverse(model.snippet_viewset.chooser_viewset.get_url_name("create"))
        for method in ("get", "post"):
            assert getattr(client, method)(url).status_code in (302, 404)
    assert client.get(reverse("wagtailimages_chooser:create")).status_code == 200


@pytest.mark.parametrize("key", ["x", "1x", "-", "9" * 30])
def test_an_odd_key_of_what_is_edited_is_not_found(world, key):
    url = f"/admin/editing-sessions/ping/products/productpage/{key}/1/"
    assert client_of(world, "editor").post(url).status_code == 404


@pytest.mark.sampled(2)
@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
@pytest.mark.parametrize(("level", "role"), [("a", "editor"), ("portal", "admin")])
def test_all_of_a_list_that_was_searched(world, action, role, level):
    place = getattr(world, level)
    add_notice(place.home, "chu-nhat")
    client = client_of(world, role, place)
    for query in ({"q": "ch"}, {"q": "ch", "childOf": place.home.pk}, {"q": ""}, {}):
        url = f"/admin/bulk/wagtailcore/page/{action}/?{urlencode({'id': 'all', **query})}"
        for method in ("get", "post"):
            with transaction.atomic():
                response = getattr(client, method)(url, HTTP_ACCEPT="text/html")
                assert response.status_code in (200, 302, 404), (url, method)
                transaction.set_rollback(True)


@pytest.mark.parametrize("text", ["{", "[]", '{"blocks": 5}'])
def test_what_no_editor_of_texts_sends_is_a_bad_request(world, text):
    section = ProductIndexPage.objects.child_of(world.a.home).get()
    client = client_of(world, "admin")
    for name in ("edit", "preview_on_edit"):
        url = reverse(f"wagtailadmin_pages:{name}", args=[section.pk])
        data = {"title": "Sản phẩm", "about_ocop": text, "comments-TOTAL_FORMS": 0}
        assert client.post(url, data | {"comments-INITIAL_FORMS": 0}).status_code == 400
