"""What every page does beyond Wagtail's own."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageViewRestriction

from portal.core.demo import translate_page
from portal.pages.models import StandardPage


def add(parent, title):
    page = StandardPage(title=title, locale=parent.locale, show_in_menus=True)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_a_slug_follows_the_vietnamese_title(world):
    assert add(world.a.home, "Đường làng").slug == "duong-lang"
    assert add(world.a.home, "Đường làng").slug == "duong-lang-2"


@pytest.mark.parametrize(
    "title",
    [
        "Tìm kiếm",
        "API",
        "EN",
        "Én vàng",
        "Vì sao",
        "Static",
        "Sw.js",
        "Khoẻ",
        "Admin",
        "Ngoại tuyến",
    ],
)
def test_no_page_hides_behind_an_address_of_the_portal(world, title):
    page = add(world.a.home, title)
    response = world.get(world.a.site, page.url)
    assert response.context_data["page"].pk == page.pk


@pytest.mark.parametrize("title", ["En trang", "EN", "Static"])
def test_below_the_english_home_such_an_address_is_like_any_other(world, title):
    page = StandardPage(title=title, locale=world.a.homes["en"].locale)
    world.a.homes["en"].add_child(instance=page)
    response = world.get(world.a.site, f"/en/{page.slug}/")
    assert response.context_data["page"].pk == page.pk


def test_the_slug_of_a_form_is_refused(world):
    page = add(world.a.home, "Trang")
    page.slug = "tim-kiem"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == {"slug"}


def test_a_stale_copy_does_not_forget_its_children(world):
    parent = add(world.a.home, "Cha")
    stale = StandardPage.objects.get(pk=parent.pk)
    add(parent, "Con")
    stale.title = "Cha mới"
    stale.save()
    assert Page.objects.get(pk=parent.pk).numchild == 1
    assert Page.find_problems()[-1] == []


def test_pages_translated_together_keep_their_places(world, django_capture_on_commit_callbacks):
    parent = add(world.a.home, "Cha")
    child = add(parent, "Con")
    with django_capture_on_commit_callbacks(execute=True):
        translate_page(parent, "en", {"Cha": "Parent"})
        translate_page(StandardPage.objects.get(pk=child.pk), "en", {"Con": "Child"})
    assert world.get(world.a.site, "/en/parent/child/").status_code == 200
    assert Page.find_problems()[-1] == []


@pytest.mark.parametrize("depth", [0, 1])
def test_restricted_pages_ask_for_a_log_in_below_too(world, depth):
    parent = add(world.a.home, "Nội bộ")
    child = add(parent, "Việc riêng")
    PageViewRestriction.objects.create(
        page=[parent, child][depth], restriction_type=PageViewRestriction.LOGIN
    )
    assert world.get(world.a.site, "/noi-bo/").status_code == (302 if depth == 0 else 200)
    assert world.get(world.a.site, "/noi-bo/viec-rieng/").status_code == 302
    other = add(world.b.home, "Nội bộ")
    assert world.get(world.b.site, f"/{other.slug}/").status_code == 200
