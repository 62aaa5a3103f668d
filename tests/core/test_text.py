import re

import pytest

from portal.core.forms import slug_formatters
from portal.core.text import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đăng ký khai sinh", "dang-ky-khai-sinh"),
        ("Hỏi – đáp", "hoi-dap"),
        ("Sản phẩm OCOP & đặc sản", "san-pham-ocop-dac-san"),
        ("Thông báo: cắt điện 26/11", "thong-bao-cat-dien-2611"),
    ],
)
def test_vietnamese_titles_make_readable_slugs(title, slug):
    assert slugify(title) == slug


def test_the_slug_fields_script_knows_every_vietnamese_letter():
    text = "Đặng Ưỡn Ẵm Ỷ Ợ"
    for pattern, base in slug_formatters():
        text = re.sub(pattern, base, text)
    assert text.lower() == "dang uon am y o"
