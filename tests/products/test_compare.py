"""Up to three products beside each other."""

import pytest

from tests.products.factories import LIST, make_product

PATH = LIST + "so-sanh/"


def compared(world, site, *values):
    response = world.get(site, PATH + "?" + "&".join(f"sp={value}" for value in values))
    assert response.status_code == 200
    return response


def test_products_stand_in_the_order_of_the_ticks_three_at_most(world):
    pages = [make_product(world.a, name) for name in ("Cam", "Chè", "Mật", "Khăn")]
    keys = [page.pk for page in reversed(pages)]
    response = compared(world, world.a.site, *keys)
    assert [page.title for page in response.context["products"]] == ["Khăn", "Mật", "Chè"]
    assert "ba sản phẩm đầu" in response.text
    assert response.text.count('scope="row"') == 3


def test_another_communes_product_is_not_compared(world):
    own, other = make_product(world.a, "Cam"), make_product(world.b, "Bưởi bí mật")
    draft = make_product(world.a, "Nháp", live=False)
    response = compared(world, world.a.site, own.pk, other.pk, draft.pk)
    assert [page.title for page in response.context["products"]] == ["Cam"]
    assert "Bưởi bí mật" not in response.text and "Nháp" not in response.text
    both = compared(world, world.portal.site, own.pk, other.pk)
    assert len(both.context["products"]) == 2


def test_a_sample_says_so_behind_its_name(world):
    sample, own = make_product(world.a, "Cam", is_sample=True), make_product(world.a, "Chè")
    html = compared(world, world.a.site, sample.pk, own.pk).text
    assert html.count("Dữ liệu mẫu") == 1
    name = html.partition('scope="row"')[2].partition("</th>")[0]
    assert "Cam" in name and "Dữ liệu mẫu" in name


@pytest.mark.parametrize("value", ["", "x", "-1", "0", "9" * 40, "²", "1.5", "%00"])
def test_what_is_no_product_is_no_error(world, value):
    make_product(world.a, "Cam")
    assert compared(world, world.a.site, value).context["products"] == []


def test_the_list_offers_ticks_that_work_without_a_script(world):
    first, second = make_product(world.a, "Cam"), make_product(world.a, "Chè")
    html = world.get(world.a.site, LIST).text
    assert f'action="{PATH}"' in html
    for page in (first, second):
        assert f'name="sp" value="{page.pk}"' in html.replace("\n", " ").replace("  ", "")
