"""A producer opens the link on a phone and sends what is new, once, without an account."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from portal.core import form_stamps
from products.fields import mask_of
from products.producer_links.choices import State
from products.producer_links.links import withdraw
from products.producer_links.models import ProducerConsent, ProducerLink, SentPhoto
from products.producer_links.views import public
from tests.producer_links.factories import form_of, make_link, photo, priced_product, send


def read(world, site, path) -> str:
    return world.get(site, path).content.decode()


def test_the_form_is_filled_with_what_readers_have(world, link, path):
    response = world.get(link.site, path)
    html = response.content.decode()
    assert response.status_code == 200 and 'value="40.000"' in html
    assert "Cam Vinh" in html and "Tôi đồng ý để xã đăng" in html
    assert not response.cookies
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in html


def test_opening_is_noted_once_and_sends_nothing(world, link, path):
    world.get(link.site, path)
    first = ProducerLink.objects.get()
    world.get(link.site, path)
    again = ProducerLink.objects.get()
    assert first.state == State.OPENED and again.opened_at == first.opened_at
    assert again.sent_at is None


def test_what_is_sent_waits_for_an_officer(world, link, path, product):
    response = send(world, link, path, price_max="50.000", note="Cam vụ này ngọt")
    assert response.status_code == 302 and response.headers["Location"] == path
    row, link = link.parts.get(), ProducerLink.objects.get()
    assert (row.price_min, row.price_max, row.price_unit) == (45_000, 50_000, "kg")
    assert row.is_available is True and row.season_months == mask_of([11, 12, 1])
    assert link.state == State.SENT and link.note == "Cam vụ này ngọt"
    product.refresh_from_db()
    assert product.price_min == 40_000
    html = read(world, link.site, path)
    assert "Cảm ơn bà con" in html and link.code in html and "45.000" in html


def test_the_consent_is_kept_with_the_version_that_was_read(world, sent):
    consent = ProducerConsent.objects.get()
    assert (consent.version, consent.language) == ("2026-11", "vi")
    assert consent.producer == sent.producer and consent.given_at == sent.sent_at


def test_without_the_consent_nothing_is_sent_and_nothing_typed_is_lost(world, link, path):
    data = form_of(link, price_min="47.000", note="Gọi em buổi tối")
    del data["consent"]
    html = world.post(link.site, path, data).content.decode()
    assert "Xin đánh dấu đồng ý" in html
    assert 'value="47.000"' in html and "Gọi em buổi tối" in html
    assert not ProducerLink.objects.get().sent_at and not ProducerConsent.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"price_min": "bốn mươi"}, "bằng chữ số"),
        ({"price_min": "-5"}, "1"),
        ({"price_min": "99999999999"}, "2147483647"),
        ({"price_min": "", "price_max": "5.000"}, "Ghi cả giá thấp"),
        ({"price_min": "9.000", "price_max": "5.000"}, "Giá cao không được thấp hơn"),
        ({"price_unit": ""}, "Ghi giá tính theo gì"),
        ({"price_unit": "k" * 10_000}, "nhiều nhất 40 ký tự"),
        ({"note": "x" * 10_000}, "1.000 ký tự"),
        ({"is_available": "maybe"}, "maybe"),
        ({"season_months": ["13"]}, "13"),
    ],
)
def test_what_is_wrong_is_said_and_stays_typed(world, link, path, values, words):
    response = send(world, link, path, **values)
    assert response.status_code == 200 and words in response.content.decode()
    assert not ProducerLink.objects.get().sent_at


def test_control_characters_are_taken_out(world, link, path):
    send(world, link, path, price_unit="k\0g\x0b \u202e", note="Một\x00 hai")
    assert link.parts.get().price_unit == "k g"
    assert "\x00" not in ProducerLink.objects.get().note


def test_a_machine_is_told_to_wait(world, link, path):
    html = send(world, link, path, website="x").content.decode()
    assert "Lời bạn viết vẫn còn bên dưới" in html
    send(world, link, path, stamp=form_stamps.new_stamp(world.b.site, 60))
    assert not ProducerLink.objects.get().sent_at


def test_products_of_others_are_not_touched_by_their_names_in_the_form(world, link, path):
    other_link, _path = make_link(world, priced_product(world, "Chè", world.b), commune=world.b)
    other = other_link.parts.get()
    data = form_of(link) | {
        f"sp{other.pk}-price_min": "1",
        f"sp{other.pk}-is_available": "no",
        f"drop-{other.pk}": "1",
    }
    assert world.post(link.site, path, data).status_code == 302
    other.refresh_from_db()
    assert other.price_min is None and other.is_available is None


def test_a_link_sends_once(world, link, path):
    data = form_of(link)
    world.post(link.site, path, data)
    again = world.post(link.site, path, form_of(link, price_min="1.000"))
    assert again.status_code == 302
    assert link.parts.get().price_min == 45_000 and ProducerConsent.objects.count() == 1


def test_what_ended_says_so_kindly_with_the_phone(world, link, path):
    expired, expired_path = make_link(world, priced_product(world, "Gà đồi"))
    ProducerLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    withdraw(link, world.officer(world.a))
    for address in (path, expired_path):
        response = world.get(link.site, address)
        assert response.status_code == 410
        assert "Xin hỏi xã" in response.content.decode()
        assert world.post(link.site, address, {}).status_code == 410
    assert world.get(link.site, "/nguoi-ban/khong-co/").status_code == 404


def test_a_link_opens_on_its_own_commune_alone(world, link, path):
    for site in (world.b.site, world.portal.site):
        response = world.get(site, path)
        assert response.status_code == 404 and "Cam Vinh" not in response.content.decode()
        assert world.post(site, path, form_of(link)).status_code == 404
    assert ProducerLink.objects.get().state == State.WAITING


def test_guessing_ends(world, link, path, monkeypatch):
    monkeypatch.setattr(public, "TRIES_PER_HOUR", 3)
    for _try in range(3):
        assert world.get(link.site, "/nguoi-ban/doan/").status_code == 404
    assert world.get(link.site, path).status_code == 429


def test_a_form_of_another_page_is_refused(world, link, path):
    headers = {"host": link.site.hostname, "origin": "https://xau.example"}
    assert Client().post(path, form_of(link), headers=headers).status_code == 403


def test_a_product_that_was_taken_down_is_not_asked_for(world, link, path, product):
    product.unpublish()
    assert world.get(link.site, path).status_code == 410


def test_photos_are_kept_without_what_they_tell(world, link, path):
    exif = Image.Exif()
    exif[0x010F] = "Điện thoại của Hạnh"
    send(world, link, path, photo0=photo(exif=exif), photo2=photo("IMG_2.jpg"))
    photos = list(SentPhoto.objects.all())
    assert len(photos) == 2
    with photos[0].file.open() as file:
        picture = Image.open(file)
        assert picture.size == (640, 480) and not picture.getexif()
    assert photos[0].file.name.startswith("documents/") and "IMG" not in photos[0].file.name


def test_good_photos_stay_where_something_else_is_wrong(world, link, path):
    html = send(world, link, path, photo0=photo(), price_min="?").content.decode()
    row = link.parts.get()
    assert row.photos.count() == 1 and "Đã nhận được 1 ảnh" in html
    assert html.count('type="file"') == 2
    assert "Ảnh 2" in html and "Ảnh 3" in html and "Ảnh 1" not in html
    # More than three are never kept.
    send(world, link, path, photo0=photo(), photo1=photo(), photo2=photo(), price_min="?")
    assert row.photos.count() == 3
    html = read(world, link.site, path)
    assert 'type="file"' not in html
    data = form_of(link, price_min="?") | {f"drop-{row.pk}": "1"}
    html = world.post(link.site, path, data).content.decode()
    assert row.photos.count() == 0 and html.count('type="file"') == 3


def test_photos_that_were_left_out_lose_their_files(
    world, link, path, django_capture_on_commit_callbacks
):
    send(world, link, path, photo0=photo(), price_min="?")
    name = SentPhoto.objects.get().file.name
    data = form_of(link, price_min="?") | {f"drop-{link.parts.get().pk}": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        world.post(link.site, path, data)
    assert not default_storage.exists(name)


def _bomb() -> SimpleUploadedFile:
    whole = photo(size=(8, 8)).read()
    start = whole.index(b"\xff\xc0")
    # As large as 65,000 pixels on each side.
    head = whole[: start + 5] + b"\xfd\xe8\xfd\xe8" + whole[start + 9 :]
    return SimpleUploadedFile("to.jpg", head, "image/jpeg")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("text", "JPG"), ("bomb", "Ảnh quá lớn"), ("half", "Ảnh bị hỏng hoặc chưa tải đủ")],
)
def test_files_that_are_no_good_picture_are_refused_in_words(world, link, path, kind, words):
    file = {
        "text": SimpleUploadedFile("anh.jpg", b"<script>", "image/jpeg"),
        "bomb": _bomb(),
        "half": SimpleUploadedFile("a.jpg", photo(size=(800, 800)).read()[:900], "image/jpeg"),
    }[kind]
    html = send(world, link, path, photo0=file).content.decode()
    assert words in html
    assert not SentPhoto.objects.exists() and not ProducerLink.objects.get().sent_at


def test_after_the_decision_only_the_decision_is_told(world, sent, path):
    ProducerLink.objects.update(status=State.REFUSED, refusal="Ảnh mờ, xin chụp lại.")
    html = read(world, sent.site, path)
    assert "Ảnh mờ, xin chụp lại." in html and "45.000" not in html


def test_the_sql_does_not_grow_with_products(world):
    one, few = priced_product(world, "Cam"), [priced_product(world, f"Chè {n}") for n in range(4)]

    def count(products):
        link, path = make_link(world, *products)
        world.get(link.site, path)
        with CaptureQueriesContext(connection) as captured:
            assert world.get(link.site, path).status_code == 200
        return len(captured)

    count([one])
    assert count([one, *few]) == count([one])


def test_a_link_works_for_the_days_of_the_settings(world, product, settings):
    settings.PRODUCER_LINK_DAYS = 2
    link, _path = make_link(world, product)
    assert timedelta(days=1, hours=23) < link.expires_at - timezone.now() <= timedelta(days=2)
