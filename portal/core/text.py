"""Vietnamese text: slugs and folding."""

from django.utils.text import slugify as django_slugify

# Unicode decomposition splits every Vietnamese letter into base and marks but this one.
_D = str.maketrans({"đ": "d", "Đ": "D"})


def slugify(text: str) -> str:
    """A slug without diacritics: "Đăng ký khai sinh" → "dang-ky-khai-sinh".

    Django's own turns "Đ" into nothing and Wagtail's into "u0110".
    """
    return django_slugify(text.translate(_D))
