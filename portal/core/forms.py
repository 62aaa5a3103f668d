"""The form that every page is edited with, and what readers' forms share."""

import unicodedata
from itertools import count

from django.forms import Select
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from portal.core.standing import is_standing, why_it_stays
from portal.core.templatetags.language_tags import lang_code

VIETNAMESE_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


def slug_formatters() -> list[tuple[str, str]]:
    """For the slug field's script, whose own tables turn "Đ" into "Dj" and drop "ạ"."""
    by_base: dict[str, str] = {}
    for letter in VIETNAMESE_LETTERS:
        base = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
        by_base[base] = by_base.get(base, "") + letter + letter.upper()
    return [(f"[{letters}]", base) for base, letters in by_base.items()] + [("[\u0300-\u036f]", "")]


class PortalPageForm(WagtailAdminPageForm):
    """Page types with a form of their own inherit this one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].widget = SlugInput(
                locale=self.instance.locale if self.instance.locale_id else None,
                formatters=slug_formatters(),
            )

    def clean(self):
        """A day on which it goes takes a home or section away as the button would."""
        cleaned = super().clean()
        page, user = self.instance, self.for_user
        ends = cleaned.get("expire_at") and "expire_at" in self.changed_data
        if ends and page.path and is_standing(page) and not (user and user.is_superuser):
            self.add_error("expire_at", why_it_stays(page))
        return cleaned


class PortalCopyForm(CopyForm):
    """Copying a page: with a free address of its own, and no alias (docs/adr/0004)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        taken = set(self.page.get_parent().get_children().values_list("slug", flat=True))
        slugs = (f"{self.page.slug[:200]}-{number}" for number in count(2))
        self.fields["new_slug"].initial = next(slug for slug in slugs if slug not in taken)


class NamesSelect(Select):
    """A select of names that officers wrote: each says its language (WCAG 3.1.2)."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        if code := lang_code(label):
            option["attrs"]["lang"] = code
        return option
