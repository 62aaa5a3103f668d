"""Pages that any site may hold: standard text, sections, contact, sitemap."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.formatting import emergency_numbers
from portal.core.models import BasePage, ContactSettings, SummaryMixin, one_to_one
from portal.core.querysets import below, sites_at
from portal.core.sections import HOMES, Section
from portal.core.structured_data import office
from portal.open_data.guide import guide
from portal.open_data.pagination import PER_PAGE, PER_PAGE_AT_MOST, ROWS_AT_MOST
from portal.pages import defaults
from portal.sites.frame import Frame


class StandardPage(SummaryMixin, BasePage):
    """Text with pictures, tables and files: about the commune, statements, stories."""

    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    template = "pages/standard_page.html"
    asks_usefulness = True
    orders_children = True
    parent_page_types = [*HOMES, "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    nav_icon = "info"
    sections = (
        Section(_("About"), 10, key="about", defaults=defaults.about, holds=("organisation",)),
        Section(
            _("Accessibility"),
            91,
            key="accessibility",
            in_menu=False,
            defaults=defaults.accessibility,
        ),
        Section(
            _("Personal data protection"),
            92,
            key="privacy",
            in_menu=False,
            defaults=defaults.privacy,
        ),
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @cached_property
    def children(self) -> list:
        """The pages below this one, for its list of contents."""
        return [] if self.is_leaf() else list(self.get_children().live().in_menu())

    @cached_property
    def neighbours(self) -> list:
        """The pages beside this one with itself, where it stands below a section."""
        if self.depth < 4:
            return []
        beside = list(self.get_siblings().live().in_menu())
        return beside if len(beside) > 1 else []


class ContactPage(SummaryMixin, BasePage):
    """Where the offices are, when they are open, whom to call."""

    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("contacts_text"),
    ]
    never_quoted = ("contacts_text",)
    answers_to = """
        so dien thoai, dien thoai, sdt, dt, hotline, duong day nong, so nong, lien he, dia chi,
        tru so, gio lam viec, gio mo cua, lam viec, mo cua, may gio, may gio lam viec,
        may gio mo cua, gio hanh chinh, thoi gian lam viec, so may, so may ban, so dt, so goi,
        email, mail, gui mail, thu dien tu, zalo, facebook, duong toi, duong den, duong vao,
        mot cua, 1 cua, bo phan mot cua, bo phan 1 cua, lam khong, nghi trua, nghi khong,
        phone, phone number, telephone, contact, address, opening hours, office hours, what time,
        o dau, o mo, o cho nao, nam o dau, duong nao
    """

    template = "pages/contact_page.html"
    asks_usefulness = True
    kept_offline = True
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "phone"
    schema_type = "ContactPage"
    nav_label = _("Contact")
    sections = (Section(_("Contact – hotline"), 80, defaults=defaults.contact, holds=("contact",)),)

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @property
    def contacts_text(self) -> str:
        """The numbers and the address that the page shows from the site's settings."""
        site = sites_at(self.path).first()
        if site is None:
            return ""
        contacts = one_to_one(site, ContactSettings)
        numbers = [f"{row.value['label']} {row.value['phone']}" for row in contacts.extra_numbers]
        numbers += [" ".join(one) for one in emergency_numbers()]
        return "\n".join([contacts.hotline, contacts.email, contacts.address, *numbers])

    def structured_data(self, context) -> list[dict]:
        return [*super().structured_data(context), office(context["frame"])]


class SitemapPage(BasePage):
    """Every section and page of the site that a reader may look for."""

    template = "pages/sitemap_page.html"
    search_kind = None
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "grid"
    sections = (Section(_("Sitemap"), 93, in_menu=False),)

    class Meta:
        verbose_name = _("sitemap page")
        verbose_name_plural = _("sitemap pages")

    def get_context(self, request, *args, **kwargs):
        """`entries`: the site's sections, each with the pages that stand under it."""
        context = super().get_context(request, *args, **kwargs)
        context["entries"] = sitemap_entries(request.frame)
        return context


class OpenDataPage(SummaryMixin, BasePage):
    """What other programs may read of this site, told to people: lists, fields, files.

    Under which terms the data may be used again is for the province to say; the page
    says nothing of it while `licence` is empty.
    """

    licence = models.CharField(
        _("terms of use"),
        max_length=300,
        blank=True,
        help_text=_("Such as “Được dùng lại, ghi nguồn”. Readers see it under the heading."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("licence")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "pages/open_data_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "list"
    sections = (
        Section(_("Open data"), 94, in_menu=False, defaults=defaults.open_data, holds=("more",)),
    )

    class Meta:
        verbose_name = _("open data page")
        verbose_name_plural = _("open data pages")

    def get_context(self, request, *args, **kwargs):
        """`datasets`: the open lists with their parameters and fields; `root_url` of this site."""
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "datasets": guide(),
            "root_url": request.frame.site.root_url,
            "per_page": PER_PAGE,
            "per_page_at_most": PER_PAGE_AT_MOST,
            "rows_at_most": ROWS_AT_MOST,
        }


@dataclass(frozen=True)
class SitemapEntry:
    """A page of the site, with those under it."""

    title: str
    url: str
    icon: str
    children: list["SitemapEntry"] = field(default_factory=list)


def sitemap_entries(frame: Frame) -> list[SitemapEntry]:
    """The sections of a site and the pages right under them, in one query.

    Items of a list (announcements, products …) are left out: they are found in
    their lists.
    """
    pages = (
        Page.objects.live()
        .filter(below([frame.root.path]))
        .filter(depth__gt=frame.root.depth, depth__lte=frame.root.depth + 2)
        .order_by("path")
        .select_related("content_type")
    )
    sections: dict[str, SitemapEntry] = {}
    for page in pages:
        icon = getattr(page.specific_class, "nav_icon", "doc")
        entry = SitemapEntry(page.title, frame.url_of(page), icon)
        if page.depth == frame.root.depth + 1:
            sections[page.path] = entry
        elif (parent := sections.get(page.path[: -page.steplen])) and (
            page.show_in_menus or not page.is_leaf()
        ):
            parent.children.append(entry)
    return list(sections.values())
