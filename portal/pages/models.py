"""Pages that any site may hold: standard text, sections, contact, sitemap."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.core.blocks import BODY_BLOCKS
from portal.core.fields import BodyField
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import Section
from portal.pages import defaults


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
    nav_icon = "info"
    sections = (
        Section(_("About"), 10, defaults=defaults.about),
        Section(_("Accessibility"), 91, in_menu=False, defaults=defaults.accessibility),
        Section(_("Personal data protection"), 92, in_menu=False, defaults=defaults.privacy),
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @cached_property
    def children(self) -> list:
        """The pages below this one, for its list of contents."""
        return list(self.get_children().live().in_menu())


class ContactPage(SummaryMixin, BasePage):
    """Where the offices are, when they are open, whom to call."""

    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    template = "pages/contact_page.html"
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "phone"
    nav_label = _("Contact")
    sections = (Section(_("Contact – hotline"), 80, defaults=defaults.contact),)

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")


class SitemapPage(BasePage):
    """Every section and page of the site that a reader may look for."""

    template = "pages/sitemap_page.html"
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "grid"
    sections = (Section(_("Sitemap"), 93, in_menu=False),)

    class Meta:
        verbose_name = _("sitemap page")
        verbose_name_plural = _("sitemap pages")

    def get_context(self, request, *args, **kwargs):
        """`entries`: the site's pages two levels deep, as (page, address, level)."""
        context = super().get_context(request, *args, **kwargs)
        frame = request.frame
        pages = (
            frame.root.get_descendants()
            .live()
            .filter(depth__lte=frame.root.depth + 2)
            .select_related("content_type")
        )
        # Items of a list (announcements, products …) are found in their lists.
        context["entries"] = [
            (page, frame.url_of(page), page.depth - frame.root.depth)
            for page in pages
            if page.depth == frame.root.depth + 1 or not page.is_leaf() or page.show_in_menus
        ]
        return context
