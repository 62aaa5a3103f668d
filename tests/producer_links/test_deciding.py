"""An officer decides with the difference before the eyes; what is ticked is published."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.desk.desk import Desk
from products.fields import mask_of
from products.models import StarChange
from products.producer_links.choices import State
from products.producer_links.deciding import approve, refuse
from products.producer_links.links import StepNotPossible, parts_of
from products.producer_links.models import ProducerLink, SentPhoto
from products.producer_links.proposing import proposals_of, version_of
from tests.producer_links.factories import make_link, photo, priced_product, send
from tests.products.factories import with_stars
from tests.traceability.factories import GTIN, make_batch, make_code

LIST = "/admin/nguoi-ban-gui/"


def seen(link) -> str:
    return version_of(proposals_of(link, parts_of(link)))


def ticks(link, *kinds, **more) -> dict:
    """What the officer's form sends: the kinds of changes of the first product that are ticked."""
    pk = link.parts.first().pk
    return {
        "do": "approve",
        "seen": seen(link),
        **{f"take-{pk}-{kind}": "on" for kind in kinds},
        **more,
    }


def decide(client, link, *kinds, **more):
    return client.post(f"{LIST}{link.pk}/", ticks(link, *kinds, **more))


def test_what_was_and_what_becomes_stand_side_by_side_in_words(world, editor, sent):
    html = " ".join(editor.get(f"{LIST}{sent.pk}/").content.decode().split())
    assert "Hiện nay: 40.000 đ / kg" in html and "Thành: 45.000 đ / kg" in html
    assert "Hiện nay: Tháng 1 – tháng 3" in html and "Thành: Tháng 11 – tháng 1" in html
    # The stock is as it was: said, and not ticked.
    assert "Như hiện nay" in html
    assert html.count("checked") == 2


def test_what_is_ticked_is_published_and_the_rest_stays(world, editor, sent, product):
    assert decide(editor, sent, "price").status_code == 302
    product.refresh_from_db()
    assert (product.price_min, product.price_unit) == (45_000, "kg")
    assert product.price_updated_on == timezone.localdate(sent.sent_at)
    assert product.season_months == 0b111
    assert product.latest_revision.user.username == world.officer(world.a).username
    assert "45.000" in world.get(world.a.site, product.get_url()).content.decode()
    link = ProducerLink.objects.get()
    assert link.state == State.APPROVED and link.decided_by and link.decided_at


def test_all_can_be_taken_and_the_producer_reads_so(world, editor, sent, path, product):
    decide(editor, sent, "price", "stock", "season")
    product.refresh_from_db()
    assert product.season_months == mask_of([11, 12, 1]) and product.is_available
    assert "Xã đã duyệt" in world.get(sent.site, path).content.decode()


def test_the_same_price_is_new_by_its_day(world, editor):
    old = timezone.localdate() - timedelta(days=300)
    product = priced_product(world, price_updated_on=old)
    link, path = make_link(world, product)
    send(world, link, path, price_min="40.000")
    decide(editor, link, "price")
    product.refresh_from_db()
    assert product.price_updated_on == timezone.localdate() and not product.price_is_stale


def test_stock_that_ran_out_is_told_to_readers(world, editor, link, path, product):
    send(world, link, path, is_available="no", availability_note="Có lại tháng 12")
    decide(editor, link, "stock")
    product.refresh_from_db()
    assert (product.is_available, product.availability_note) == (False, "Có lại tháng 12")


def test_stars_and_certificates_are_not_for_producers_to_send(world, editor):
    product = priced_product(world, **with_stars(4))
    link, path = make_link(world, product)
    send(world, link, path, star_rating="5", expires_on="2040-01-01", title="Khác")
    logged = StarChange.objects.count()
    decide(editor, link, "price", "stock", "season", "star_rating")
    product.refresh_from_db()
    assert (product.star_rating, product.title) == (4, "Cam Vinh")
    assert StarChange.objects.count() == logged


def test_nothing_ticked_changes_nothing(world, editor, sent):
    html = decide(editor, sent).content.decode()
    assert "Đánh dấu mục muốn nhận" in html
    assert ProducerLink.objects.get().state == State.SENT


def test_refusing_needs_a_sentence_which_the_producer_reads(world, editor, sent, path, product):
    html = editor.post(f"{LIST}{sent.pk}/", {"do": "refuse"}).content.decode()
    assert "Viết một câu cho người bán" in html
    editor.post(f"{LIST}{sent.pk}/", {"do": "refuse", "refusal": "Giá này là giá sỉ?"})
    product.refresh_from_db()
    assert product.price_min == 40_000
    assert "Giá này là giá sỉ?" in world.get(sent.site, path).content.decode()


def test_photos_become_pictures_of_the_page_with_words_and_credit(
    world, editor, link, path, product, django_capture_on_commit_callbacks
):
    send(world, link, path, photo0=photo(), photo1=photo(color="#123456"))
    taken, left = SentPhoto.objects.all()
    assert editor.get(f"{LIST}anh/{taken.pk}/").headers["Content-Type"] == "image/jpeg"
    key = f"{taken.part_id}-photo{taken.pk}"
    html = decide(editor, link, f"photo{taken.pk}", **{f"alt-{key}": ""}).content.decode()
    assert "Ghi ảnh chụp gì" in html
    with django_capture_on_commit_callbacks(execute=True):
        decide(editor, link, f"photo{taken.pk}", **{f"alt-{key}": "Cam trên cây"})
    product.refresh_from_db()
    picture = product.images.get()
    assert (picture.alt, picture.credit) == ("Cam trên cây", "Ảnh: Hợp tác xã mẫu")
    assert picture.image.collection == world.a.collection and product.cover == picture.image
    # Neither waits any more, and no file is left behind.
    assert not SentPhoto.objects.exists()
    assert not default_storage.exists(taken.file.name)
    assert not default_storage.exists(left.file.name)
    assert default_storage.exists(picture.image.file.name)


def test_a_page_has_no_more_pictures_than_its_form_takes(world, editor):
    product = priced_product(world, images=7)
    link, path = make_link(world, product)
    send(world, link, path, photo0=photo(), photo1=photo())
    keys = [f"photo{one.pk}" for one in SentPhoto.objects.all()]
    alts = {f"alt-{link.parts.get().pk}-{key}": "Ảnh" for key in keys}
    html = decide(editor, link, *keys, **alts).content.decode()
    assert "quá 8 ảnh" in html and product.images.count() == 7
    assert ProducerLink.objects.get().state == State.SENT


def test_photos_that_wait_are_for_their_own_officers(world, link, path):
    send(world, link, path, photo0=photo())
    url = f"{LIST}anh/{SentPhoto.objects.get().pk}/"
    client = world.admin_client(world.officer(world.b))
    assert client.get(url).status_code == 404
    assert world.get(world.a.site, f"/media/{SentPhoto.objects.get().file.name}").status_code == 404


def test_a_draft_that_nobody_published_is_not_published_along(world, editor, sent, product):
    product.summary = "Đang viết dở"
    product.save_revision()
    html = editor.get(f"{LIST}{sent.pk}/").content.decode()
    assert "bản nháp chưa đăng" in html
    response = decide(editor, sent, "price")
    html = editor.get(response.headers["Location"]).content.decode()
    assert "mục đã nhận nằm trong bản nháp" in html
    product.refresh_from_db()
    draft = product.get_latest_revision_as_object()
    assert (product.price_min, product.summary) == (40_000, "")
    assert (draft.price_min, draft.summary) == (45_000, "Đang viết dở")


def test_who_must_ask_sends_the_change_for_approval(world, sent, product, monkeypatch):
    monkeypatch.setattr("portal.core.page_rights.PageRights.can_publish", lambda self: False)
    started = []
    monkeypatch.setattr(
        "wagtail.models.Workflow.start", lambda self, page, user: started.append(page.pk)
    )
    user = world.officer(world.a)
    name = f"{sent.parts.get().pk}-price"
    waiting = approve(sent, user, {name}, {}, seen(sent))
    product.refresh_from_db()
    assert [page.pk for page in waiting] == [product.pk] == started
    assert product.price_min == 40_000 and product.has_unpublished_changes


def test_a_locked_page_is_left_alone(world, editor, sent, product):
    product.locked, product.locked_by = True, world.officer(world.a, "admin")
    product.save()
    html = decide(editor, sent, "price").content.decode()
    assert "trang đang khoá" in html and ProducerLink.objects.get().state == State.SENT


def test_of_two_officers_one_decides(world, editor, sent, product):
    data = ticks(sent, "price")
    other = world.admin_client(world.officer(world.a, "admin"))
    other.post(f"{LIST}{sent.pk}/", {"do": "refuse", "refusal": "Không"})
    html = editor.post(f"{LIST}{sent.pk}/", data).content.decode()
    assert "đã có người quyết định" in html
    with pytest.raises(StepNotPossible):
        refuse(sent, world.officer(world.a), "Lại")
    product.refresh_from_db()
    assert product.price_min == 40_000 and ProducerLink.objects.get().refusal == "Không"


def test_a_page_that_changed_meanwhile_is_looked_at_again(world, editor, sent, product):
    data = ticks(sent, "price")
    product.price_min = 60_000
    product.save_revision().publish()
    html = editor.post(f"{LIST}{sent.pk}/", data).content.decode()
    assert "Trang vừa có thay đổi" in html and "60.000" in html
    product.refresh_from_db()
    assert product.price_min == 60_000


def test_a_new_batch_is_asked_for_where_there_is_a_code(world, editor, product):
    make_code(world.a, product=product)
    other = priced_product(world, "Chè")
    link, path = make_link(world, product, other)
    html = world.get(link.site, path).content.decode()
    assert html.count("Lô hàng mới") == 1
    day = timezone.localdate() - timedelta(days=2)
    send(world, link, path, batch__lot="L9", batch__made_on=day.isoformat(), batch__place="Xóm 4")
    html = editor.get(f"{LIST}{link.pk}/").content.decode()
    assert "L9" in html and "Xóm 4" in html
    decide(editor, link, "batch")
    code = world.get(link.site, f"/01/{GTIN}/10/L9").content.decode()
    assert "Xóm 4" in code


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"batch__lot": "L9"}, "Viết ngày làm"),
        ({"batch__made_on": "2026-01-05"}, "Viết số lô"),
        ({"batch__lot": "a/b", "batch__made_on": "2026-01-05"}, "không có dấu cách"),
        ({"batch__lot": "L1", "batch__made_on": "2026-01-05"}, "đã có lô"),
        ({"batch__lot": "L9", "batch__made_on": "hôm qua"}, "5/1/2026"),
        (
            {"batch__lot": "L9", "batch__made_on": "5/1/2026", "batch__diary_url": "x y"},
            "https://…",
        ),
    ],
)
def test_a_wrong_batch_is_said_and_nothing_is_sent(world, product, values, words):
    make_batch(make_code(world.a, product=product), "L1")
    link, path = make_link(world, product)
    html = send(world, link, path, **values).content.decode()
    assert words in html and not ProducerLink.objects.get().sent_at


def test_a_lot_that_came_meanwhile_stops_the_decision(world, editor, product):
    code = make_code(world.a, product=product)
    link, path = make_link(world, product)
    send(world, link, path, batch__lot="L9", batch__made_on="2026-01-05")
    make_batch(code, "L9")
    html = decide(editor, link, "batch", "price").content.decode()
    product.refresh_from_db()
    assert "Lô hàng mới" in html and product.price_min == 40_000
    assert ProducerLink.objects.get().state == State.SENT


def test_the_desk_tells_what_waits_without_a_query_of_its_own(world, sent):
    desk = Desk(world.officer(world.a))
    rows = [row for place in desk.places for row in desk.waiting(place)]
    row = next(one for one in rows if "Người bán gửi thay đổi" in str(one.text))
    assert row.url == f"{reverse('producer_links:index')}?state=sent"
    other = Desk(world.officer(world.b))
    texts = [str(row.text) for place in other.places for row in other.waiting(place)]
    assert not any("Người bán" in text for text in texts)


def test_the_screen_costs_no_more_sql_with_more_products(world, editor):
    def count(*products):
        link, path = make_link(world, *products)
        send(world, link, path)
        editor.get(f"{LIST}{link.pk}/")
        with CaptureQueriesContext(connection) as captured:
            editor.get(f"{LIST}{link.pk}/")
        return len(captured)

    products = [priced_product(world, f"Chè {number}") for number in range(4)]
    for product in products:
        product.save_revision().publish()
    assert count(*products) == count(products[0])
