"""“Hướng dẫn”: short guides to an officer's daily work, in place of Wagtail's in English."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.urls import path
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.data_files import read_data
from portal.core.text import fold

URL_NAME = "admin_guide"
PICTURE_SIZE = (900, 600)


@dataclass(frozen=True)
class Guide:
    """A few steps, in which chapter, whose work they are, and a picture of the screen
    (scripts/render_guide.py)."""

    title: str
    chapter: str
    who: str
    steps: tuple[str, ...]
    picture: str = ""
    picture_shows: str = ""

    @property
    def anchor(self) -> str:
        """What the list of contents leads to."""
        return slugify(fold(self.title))

    @property
    def picture_file(self) -> str:
        return f"admin/guide/{self.picture}.webp" if self.picture else ""


@dataclass(frozen=True)
class GuideFile:
    guide: tuple[Guide, ...]


GUIDES = read_data(Path(__file__).parent / "guide.toml", GuideFile).guide
# In the order of the file, where the guides of a chapter stand together.
CHAPTERS = [(name, list(found)) for name, found in groupby(GUIDES, lambda guide: guide.chapter)]


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """All guides on one page; they are in Vietnamese, whatever language an officer chose."""

    template_name = "admin_help/guide.html"
    page_title = _("How to do your daily work")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "chapters": CHAPTERS,
            "picture_size": PICTURE_SIZE,
        }


def guide_urls() -> list:
    """Where the guides are."""
    return [path("huong-dan/", GuideView.as_view(), name=URL_NAME)]


def is_wagtails(item: MenuItem) -> bool:
    """Whether an entry of the help leads to Wagtail's own pages, which are in English."""
    return item.url.startswith("http")
