"""The form that every page is edited with, and what readers' forms share."""

import unicodedata
from itertools import count

from django.forms import Select
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from portal.core.formatting import lang_code
from portal.core.standing import why_not_taken

HOME_DEPTH = 2
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
        if self.instance.depth == HOME_DEPTH:
            # No reader sees it, and the site's groups and demo are found by it.
            self.fields.pop("slug", None)
        if "slug" in self.fields:
            self.fields["slug"].widget = SlugInput(
                locale=self.instance.locale if self.instance.locale_id else None,
                formatters=slug_formatters(),
            )

    def clean(self):
        """A day on which it goes, or comes, takes a home or section away as the button would."""
        cleaned = super().clean()
        page = self.instance
        goes = {"expire_at"}
        # What no revision published is down until then.
        if page.live and not page.live_revision_id:
            goes.add("go_live_at")
        for name in sorted(goes.intersection(self.changed_data)):
            if not (page.path and (moment := cleaned.get(name)) and moment > timezone.now()):
                continue
            if reason := why_not_taken(self.for_user, page, "unpublish"):
                self.add_error(name, reason)
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
