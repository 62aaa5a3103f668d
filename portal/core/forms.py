"""The form that every page is edited with, and what readers' forms share."""

import unicodedata

from django.forms import Select
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from portal.core.formatting import lang_code
from portal.core.publishing import DraftsAreFree
from portal.core.slugs import free_slug, is_made_of, slug_base, slug_beside
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


class PortalPageForm(DraftsAreFree, WagtailAdminPageForm):
    """Page types with a form of their own inherit this one.

    Drafts are saved whatever they lack; nobody has to write an address.
    """

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
            self.fields["slug"].required = False

    def clean(self):
        """A day on which it goes, or comes, takes a home or section away as the button would."""
        if "slug" in self.cleaned_data:
            self.cleaned_data["slug"] = self._address(self.cleaned_data["slug"])
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

    def _address(self, typed: str) -> str:
        """What was typed, else one made of the title.

        It follows the title until readers have had it: then it stays as it is.
        """
        page = self.instance
        if page.live and page.pk or page.first_published_at:
            return typed or page.slug
        kind = str(page._meta.verbose_name)
        titles = (self.cleaned_data.get("title", ""), self.initial.get("title") or "")
        if typed and not any(is_made_of(typed, title, kind) for title in titles):
            return typed
        parent = self.parent_page or (page.get_parent() if page.path else None)
        base = slug_base(titles[0], kind)
        return free_slug(base, parent, page) if parent else base


class PortalCopyForm(CopyForm):
    """Copying a page: with a free address of its own, and no alias (docs/adr/0004)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        self.fields["new_slug"].initial = slug_beside(self.page)


class NamesSelect(Select):
    """A select of names that officers wrote: each says its language (WCAG 3.1.2)."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        if code := lang_code(label):
            option["attrs"]["lang"] = code
        return option
