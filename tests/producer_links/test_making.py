"""An officer makes a link for the products of a producer; its text is shown once."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from products.producer_links import links
from products.producer_links.choices import State
from products.producer_links.models import ProducerLink, SentProduct
from tests.producer_links.factories import make_link, priced_product, send
from tests.products.factories import make_producer, make_product

LIST = "/admin/nguoi-ban-gui/"


def make_url(producer) -> str:
    return reverse("make_producer_link", args=[producer.pk])


def secret_in(html: str) -> str:
    return re.search(r"/nguoi-ban/([\w-]{32})/", html)[1]


def test_the_text_to_send_is_shown_once_and_its_link_works(world, editor, product):
    producer = product.producer
    response = editor.post(make_url(producer), {"products": [product.pk]})
    html = unescape(response.content.decode())
    assert "Chào bà con, Xã An Bình nhờ Hợp tác xã mẫu" in html
    assert "no-store" in response.headers["Cache-Control"]
    assert f'href="sms:{producer.phone}?&body=Ch%C3%A0o%20b%C3%A0%20con' in html
    assert "https://zalo.me/" in html
    secret = secret_in(html)
    assert world.get(world.a.site, f"/nguoi-ban/{secret}/").status_code == 200
    link = ProducerLink.objects.get()
    assert secret not in str(ProducerLink.objects.values()) and link.made_by.username
    assert link.secret_hash == links.hash_of(secret)
    assert "/nguoi-ban/" not in editor.get(make_url(producer)).content.decode().replace(LIST, "")
    assert PageLogEntry.objects.filter(action=links.MADE, page=producer.pk).exists()


def test_a_link_is_for_products_of_this_producer_that_readers_have(world, editor, product):
    producer = product.producer
    draft = make_product(world.a, "Bản thảo mật", producer=producer, live=False)
    others = make_product(world.a, "Chè của tổ khác", producer=make_producer(world.a, "Tổ khác"))
    there = priced_product(world, "Gà", world.b)
    html = editor.get(make_url(producer)).content.decode()
    assert "Cam Vinh" in html and "Bản thảo mật" not in html and "của tổ khác" not in html
    for wrong in (draft, others, there):
        editor.post(make_url(producer), {"products": [wrong.pk]})
    assert "ít nhất một" in editor.post(make_url(producer), {}).content.decode()
    assert not ProducerLink.objects.exists()


def test_more_products_than_a_phone_takes_are_refused(world, editor, product):
    more = [
        priced_product(world, f"Chè {number}", producer=product.producer) for number in range(5)
    ]
    data = {"products": [one.pk for one in (product, *more)]}
    html = editor.post(make_url(product.producer), data).content.decode()
    assert "nhiều nhất 5 sản phẩm" in html and not SentProduct.objects.exists()


def test_begun_at_a_product_it_is_chosen(world, editor, product):
    priced_product(world, "Chè", producer=product.producer)
    html = editor.get(f"{make_url(product.producer)}?product={product.pk}").content.decode()
    assert html.count("checked") == 1
    # A wrong query string is none.
    assert editor.get(f"{make_url(product.producer)}?product=x'").status_code == 200


@pytest.mark.parametrize("kind", ["producer", "product"])
def test_the_way_to_it_stands_at_the_producer_and_at_the_product(world, editor, product, kind):
    page = product if kind == "product" else product.producer
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert make_url(product.producer) in html


def test_a_contributor_makes_none(world, product):
    client = world.admin_client(world.officer(world.a, "contributor"))
    assert client.get(make_url(product.producer)).status_code == 302
    client.post(make_url(product.producer), {"products": [product.pk]})
    assert client.get(LIST).status_code == 302
    assert not ProducerLink.objects.exists()


def test_another_communes_officer_meets_nothing(world, link, product):
    client = world.admin_client(world.officer(world.b))
    assert client.get(make_url(product.producer)).status_code in (302, 403, 404)
    assert "Hợp tác xã mẫu" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{link.pk}/").status_code == 404
    assert client.post(f"{LIST}{link.pk}/", {"do": "withdraw"}).status_code == 404
    assert ProducerLink.objects.get().state == State.WAITING


def test_withdrawing_ends_it_at_once(world, editor, link, path):
    editor.post(f"{LIST}{link.pk}/", {"do": "withdraw"})
    assert ProducerLink.objects.get().state == State.WITHDRAWN
    assert world.get(link.site, path).status_code == 410


def test_what_was_sent_is_decided_on_and_not_withdrawn(world, editor, sent):
    html = editor.post(f"{LIST}{sent.pk}/", {"do": "withdraw"}).content.decode()
    assert "Người bán đã gửi thay đổi" in html
    assert ProducerLink.objects.get().state == State.SENT


@pytest.mark.parametrize("state", State.values)
def test_the_list_is_narrowed_by_state(world, editor, product, state):
    link, path = make_link(world, product)
    if state == State.SENT:
        send(world, link, path)
    elif state == State.EXPIRED:
        ProducerLink.objects.update(expires_at=link.made_at)
    else:
        ProducerLink.objects.update(status=state)
    label = State(state).label
    html = editor.get(f"{LIST}?state={state}").content.decode()
    assert link.code in html and str(label) in html
    other = State.WAITING if state != State.WAITING else State.SENT
    assert link.code not in editor.get(f"{LIST}?state={other}").content.decode()
    assert link.code in editor.get(LIST).content.decode()


def test_the_list_costs_the_same_with_many_links(world, editor, product):
    def count():
        editor.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    make_link(world, product)
    few = count()
    for number in range(5):
        make_link(world, priced_product(world, f"Chè {number}"))
    assert count() == few
