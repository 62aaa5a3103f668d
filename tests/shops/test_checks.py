"""What the checks do to a product's buttons, and who hears of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.core.models.stamps import of_site
from products.models import Marketplace
from products.shops.checking import due_checks
from products.shops.models import ListingCheck, Status
from tests.products.factories import LIST, list_on, make_product

PAGE = f"{LIST}cam-vinh/"
BUTTON = "Mua trên Voso"


@pytest.fixture
def product(world):
    product = make_product(world.a)
    list_on(product)
    return product


def check(commune, product, *statuses):
    url = product.listings.get().url
    row = ListingCheck(site=commune.site, product=product, url=url)
    for status in statuses:
        row.note(status, "404")
    row.save()
    return row


def test_the_second_failure_hides_the_button_and_a_success_brings_it_back(world, product):
    row = check(world.a, product, Status.DEAD)
    assert BUTTON in world.get(world.a.site, PAGE).content.decode()
    row.note(Status.SOLD_OUT, "")
    row.save()
    assert BUTTON not in world.get(world.a.site, PAGE).content.decode()
    row.note(Status.OK, "200")
    row.save()
    html = world.get(world.a.site, PAGE).content.decode()
    assert BUTTON in html and "kiểm tra lần cuối" in html


def test_a_check_has_pages_with_shops_made_anew_and_no_others(readers, world, product):
    site = world.a.site
    assert check(world.a, product, Status.DEAD).changed_stamps() == [of_site(site.pk, "shops")]
    for path in (PAGE, "/"):
        readers.open(site, path)
        assert readers.is_kept(site, path)
    with readers.commit():
        ListingCheck.objects.get().save()
    assert readers.is_kept(site, "/") and not readers.is_kept(site, PAGE)


def test_a_kept_page_loses_its_dead_button_and_gets_it_back(readers, world, product):
    site = world.a.site
    with readers.commit():
        row = check(world.a, product, Status.DEAD)
    readers.open(site, PAGE)
    assert readers.is_kept(site, PAGE) and BUTTON in readers.get(site, PAGE).content.decode()
    for status, is_there in ((Status.DEAD, False), (Status.OK, True)):
        with readers.commit():
            row.note(status, "")
            row.save()
        assert (BUTTON in readers.get(site, PAGE).content.decode()) == is_there
        assert readers.is_kept(site, PAGE)


def test_who_forbids_looking_loses_no_button(world, product):
    check(world.a, product, *[Status.REFUSED, Status.ROBOTS] * 3)
    assert BUTTON in world.get(world.a.site, PAGE).content.decode()


def test_links_are_due_monthly_and_sooner_after_failures(world, product):
    now = timezone.now()
    row = ListingCheck()
    days = []
    for status in (Status.OK, Status.DEAD, Status.DEAD, Status.SLOW, Status.SLOW, Status.OK):
        row.note(status, "", now)
        days.append((row.due_at - now).days)
    assert days == [30, 7, 14, 28, 30, 30]
    assert [one.url for one, _words in due_checks(9)] == ["https://voso.example/sp"]
    row = check(world.a, product, Status.OK)
    assert list(due_checks(9)) == []
    ListingCheck.objects.update(due_at=now - timedelta(minutes=1))
    assert [one.pk for one, _words in due_checks(9)] == [row.pk]


def test_checks_of_links_that_are_gone_go(world, product):
    check(world.a, product, Status.OK)
    product.unpublish()
    assert list(due_checks(9)) == [] and not ListingCheck.objects.exists()


def test_the_command_writes_down_what_it_found(world, product, monkeypatch, capsys):
    monkeypatch.setattr(
        "products.shops.management.commands.check_links.Checker.check",
        lambda self, url, words: (Status.DEAD, "404"),
    )
    call_command("check_links")
    row = ListingCheck.objects.get()
    assert (row.site, row.product_id, row.failures) == (world.a.site, product.pk, 1)
    assert "dead 1" in capsys.readouterr().out


def test_what_went_or_was_checked_meanwhile_ends_no_run(world, product, monkeypatch, capsys):
    twice = make_product(world.b, "Mắm tôm")
    list_on(twice, "Postmart")
    list_on(make_product(world.b, "Chè"), "Shopee")
    looked_at = []

    def look(self, url, words):
        looked_at.append(url)
        if "voso" in url:
            product.delete()
        elif "postmart" in url:
            check(world.b, twice, Status.OK)
        return Status.DEAD, "404"

    monkeypatch.setattr("products.shops.management.commands.check_links.Checker.check", look)
    call_command("check_links")
    connection.check_constraints()
    assert len(looked_at) == 3 and "dead 3" in capsys.readouterr().out
    kept = {row.product.title: row.status for row in ListingCheck.objects.all()}
    assert kept == {"Mắm tôm": "ok", "Chè": "dead"}


def test_officers_read_of_their_own_broken_links_only(world, product):
    other = make_product(world.b, "Mắm tôm")
    list_on(other, "Postmart")
    check(world.a, product, Status.DEAD, Status.DEAD)
    check(world.b, other, Status.DEAD, Status.DEAD)
    client = world.admin_client(world.officer(world.a))
    assert "1 đường dẫn bán hàng hỏng" in client.get("/admin/").content.decode()
    for query in ("", "?export=csv"):
        response = client.get(f"/admin/reports/duong-dan-ban-hang/{query}")
        text = (b"".join(response) if response.streaming else response.content).decode()
        assert "Cam Vinh" in text and "Mắm tôm" not in text
    form = client.get(f"/admin/pages/{product.pk}/edit/").content.decode()
    assert "kiểm tra lần cuối" in form and "https://voso.example/sp" in form


def test_words_that_any_page_says_are_refused():
    with pytest.raises(ValidationError, match="quá ngắn"):
        Marketplace(name="X", url="https://x.example/", sold_out_words="hết\n").clean()
