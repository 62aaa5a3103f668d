"""An officer merges a page into another one; its readers find that one."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from tests.lifecycle.pages import add_notice, section_of
from tests.lifecycle.test_old_addresses import place
from tests.products.factories import make_producer, make_product
from tests.translations.factories import fresh, in_english, path_of


@pytest.fixture
def pair(world):
    return add_notice(world.a.home, "mot"), add_notice(world.a.home, "hai")


@pytest.fixture
def admin(world):
    return world.admin_client(world.officer(world.a, "admin"))


def url_of(page) -> str:
    return reverse("lifecycle_merge", args=[page.pk])


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_its_readers_find_the_page_that_stays(world, admin, pair):
    old, new = pair
    english = path_of(world, in_english(old))
    question = admin.get(url_of(old)).content.decode()
    assert "sẽ bị xoá" in question and "Bản dịch cũng bị xoá" in question
    assert Page.objects.filter(pk=old.pk).exists()
    response = admin.post(url_of(old), {"into": new.pk})
    assert response.status_code == 302 and "Đã gộp" in told(response)
    assert not Page.objects.filter(translation_key=old.translation_key).exists()
    for path in ("/thong-bao/mot/", english):
        assert place(world, world.a.site, path) == (301, "/thong-bao/hai/")
    assert fresh(new).live


def test_the_editor_offers_it(world, admin, pair):
    edit = reverse("wagtailadmin_pages:edit", args=[pair[0].pk])
    assert f'href="{url_of(pair[0])}"' in admin.get(edit).content.decode()
    section = section_of(world.a.home)
    edit = reverse("wagtailadmin_pages:edit", args=[section.pk])
    assert url_of(section) not in admin.get(edit).content.decode()
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    listing = contributor.get(reverse("wagtailadmin_explore", args=[section.pk]))
    assert url_of(pair[0]) not in listing.content.decode()


def test_what_cannot_stay_is_refused_in_words(world, admin, pair):
    old, new = pair
    foreign = add_notice(world.b.home, "ba")
    new.unpublish()
    home = world.a.home
    for choice in ("", "x", old.pk, new.pk, home.pk, in_english(old).pk):
        response = admin.post(url_of(old), {"into": choice})
        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["into"], choice
    refused = admin.post(url_of(old), {"into": foreign.pk})
    assert refused.status_code == 302 and foreign.title not in told(refused)
    assert fresh(old).live


def test_what_cannot_go_is_refused_in_words(world, admin, pair):
    english = in_english(pair[0])
    for page, words in (
        (section_of(world.a.home), "ở màn hình riêng của nó"),
        (world.a.home, "nên phải giữ"),
        (english, "gộp trang tiếng Việt"),
    ):
        response = admin.post(url_of(page), {"into": pair[1].pk})
        assert words in told(response), told(response)
        assert Page.objects.filter(pk=page.pk).exists()


def test_what_others_need_stays_whole(world, admin, pair):
    producer = make_producer(world.a, "HTX An Bình")
    make_product(world.a, producer=producer)
    other = make_producer(world.a, "HTX khác")
    response = admin.post(url_of(producer), {"into": other.pk})
    assert response.status_code == 302 and "còn 1 mục đang dùng" in told(response)
    assert fresh(producer).live


def test_pages_below_come_first(world, pair):
    boss = world.admin_client(get_user_model().objects.create_superuser("quantri", "", "x"))
    response = boss.post(url_of(section_of(world.a.home)), {"into": pair[1].pk})
    assert "còn các trang bên dưới" in told(response)
    assert section_of(world.a.home).live


def test_no_other_commune_may(world, pair):
    for role in ("editor", "admin"):
        client = world.admin_client(world.officer(world.b, role))
        for response in (client.get(url_of(pair[0])), client.post(url_of(pair[0]), {"into": 1})):
            assert response.status_code in (302, 404)
            assert pair[0].title not in told(response) + response.content.decode()
    assert fresh(pair[0]).live
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert "không được xoá" in told(contributor.post(url_of(pair[0]), {"into": pair[1].pk}))
    assert fresh(pair[0]).live
