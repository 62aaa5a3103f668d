import pytest

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
