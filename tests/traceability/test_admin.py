"""Officers write codes and batches of their own commune, and print labels."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from products.traceability.models import Batch, ProductCode
from tests.products.factories import make_product
from tests.traceability.factories import GTIN, OTHER, make_batch, make_code


@pytest.fixture
def client(world):
    return world.admin_client(world.officer(world.a))


def add_code(client, world, **values):
    data = {"site": world.a.site.pk, "gtin": GTIN, **values}
    return client.post(reverse("product_codes:add"), data)


def add_batch(client, code, **values):
    data = {"code": code.pk, "lot": "L1", "made_on": "2026-01-05", "is_shown": "on", **values}
    return client.post(reverse("batches:add"), data)


@pytest.mark.parametrize("typed", [GTIN, GTIN[1:], "9 521234 543213", "9521234-543213"])
def test_a_gtin_is_taken_however_it_is_written(client, world, typed):
    product = make_product(world.a)
    assert add_code(client, world, product=product.pk, gtin=typed).status_code == 302
    code = ProductCode.objects.get()
    assert (code.gtin, code.product_name, code.site) == (GTIN, product.title, world.a.site)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("9521234543214", "chữ số cuối phải là 3"),
        ("12345", "8, 12, 13 hoặc 14"),
        ("abc", "8, 12, 13"),
    ],
)
def test_a_wrong_gtin_is_refused_with_what_to_do_and_stays_typed(client, world, typed, words):
    response = add_code(client, world, product=make_product(world.a).pk, gtin=typed)
    assert words in response.text and typed in response.text
    assert not ProductCode.objects.exists()


def test_one_gtin_belongs_to_one_product_of_the_province(client, world):
    make_code(world.b)
    response = add_code(client, world, product=make_product(world.a).pk)
    assert "đã có ở một sản phẩm khác" in response.text


@pytest.mark.parametrize("kind", ["other", "draft"])
def test_only_published_products_of_the_commune_get_codes(client, world, kind):
    wrong = make_product(world.b) if kind == "other" else make_product(world.a, live=False)
    assert add_code(client, world, product=wrong.pk).status_code == 200
    assert not ProductCode.objects.exists()


def test_a_refused_product_of_another_commune_is_not_named(client, world):
    foreign = make_product(world.b, "Mít bí mật", live=False)
    response = client.post(
        reverse("product_codes:add"), {"gtin": GTIN, "product": foreign.pk, "site": world.a.site.pk}
    )
    assert response.status_code == 200 and "Mít bí mật" not in response.content.decode()


@pytest.mark.parametrize("key", ["x", "99999999999999999999", "1\0"])
@pytest.mark.parametrize("name", ["product_codes:add", "batches:add"])
def test_what_can_be_no_choice_is_an_error_of_the_form(client, world, name, key):
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    for one in (client, world.admin_client(boss)):
        data = {"gtin": GTIN, "lot": "L-77", "product": key, "code": key, "site": world.a.site.pk}
        response = one.post(reverse(name), data)
        assert (
            response.status_code == 200
            and {"product", "code"} & response.context["form"].errors.keys()
        )
        assert (GTIN if name.startswith("product") else "L-77") in response.text


def test_a_form_without_its_product_is_asked_for_it(client, world):
    response = client.post(reverse("product_codes:add"), {"gtin": GTIN, "product": ""})
    assert response.status_code == 200


def test_a_batch_is_written_for_the_own_code(client, world):
    code = make_code(world.a)
    assert (
        f'value="{code.pk}" selected' in client.get(reverse("batches:add"), {"code": code.pk}).text
    )
    assert add_batch(client, code).status_code == 302
    assert Batch.objects.get().site == world.a.site


def test_no_batch_is_written_for_a_code_of_another_commune(client, world):
    code = make_code(world.b)
    assert add_batch(client, code).status_code == 200
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"lot": "lô 1"}, "không dấu"),
        ({"lot": "a/b"}, "gạch chéo"),
        ({"packed_on": "2026-01-04"}, "đóng gói"),
        ({"best_before": "2026-01-04"}, "Ngày này phải sau"),
    ],
)
def test_a_wrong_batch_is_refused_with_what_to_do(client, world, values, words):
    assert words in add_batch(client, make_code(world.a), **values).text
    assert not Batch.objects.exists()


def test_no_batch_comes_from_tomorrow(client, world):
    day = timezone.localdate() + timedelta(days=1)
    assert (
        "Ngày này chưa đến" in add_batch(client, make_code(world.a), made_on=day.isoformat()).text
    )


def test_a_lot_is_there_once_a_product(client, world):
    code = make_code(world.a)
    make_batch(code, "L1")
    assert "đã có lô này" in add_batch(client, code).text


def test_lists_and_labels_are_the_communes_own(client, world):
    own, other = make_batch(make_code(world.a)), make_batch(make_code(world.b, OTHER), "CUA-B")
    assert "CUA-B" not in client.get(reverse("batches:index")).text
    for sheet in ("a4", "50x30"):
        assert client.get(reverse("batches:labels", args=[own.pk, sheet])).status_code == 200
        assert client.get(reverse("batches:labels", args=[other.pk, sheet])).status_code == 404


def test_nobody_deletes_what_stands_on_jars(world):
    batch = make_batch(make_code(world.a))
    client = world.admin_client(world.officer(world.a, "admin"))
    for name, row in (("batches", batch), ("product_codes", batch.code)):
        client.post(reverse(f"{name}:delete", args=[row.pk]))
    assert Batch.objects.exists() and ProductCode.objects.exists()


def test_a_code_moved_to_its_right_commune_takes_its_batches_along(world):
    batch = make_batch(make_code(world.a))
    batch.code.site = world.b.site
    batch.code.save()
    batch.refresh_from_db()
    assert batch.site == world.b.site
