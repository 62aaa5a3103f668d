"""The section “Access to information”: what must be public, who takes requests, the forms."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.access import views
from communes.access.blocks import PLACE_BLOCKS
from communes.access.catalogue import item_choices
from communes.access.entries import entries_of
from communes.access.printing.forms import form_with, printed_forms
from communes.information import information_rules
from portal.core.fields import BodyField
from portal.core.models import BasePage, SummaryMixin
from portal.core.querysets import home_paths
from portal.core.sections import HOMES, Section
from portal.core.typed.phones import PhoneField


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {
        "summary": str(_("What is public and where it stands; how to ask for what is not here.")),
    }


class AccessPage(RoutablePageMixin, SummaryMixin, BasePage):
    """What the law wants a site to tell of access to information, built from the site itself."""

    handled_by = models.CharField(
        _("who takes requests"),
        max_length=120,
        blank=True,
        help_text=_("The post, such as “Văn phòng HĐND và UBND xã”; no name is needed."),
    )
    handled_at = models.CharField(
        _("where"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the address of the site’s contact settings."),
    )
    phone = PhoneField(pgettext_lazy("office", "phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    places = BodyField(
        PLACE_BLOCKS,
        verbose_name=_("where items of the catalogue stand"),
        blank=True,
        help_text=_(
            "Sections such as “Thông báo” come by themselves. Add the pages that have the rest."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("handled_by"),
                FieldPanel("handled_at"),
                FieldPanel("phone"),
                FieldPanel("email"),
            ],
            heading=_("Who takes requests"),
        ),
        FieldPanel("places"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("forms_text"),
    ]
    never_quoted = ("forms_text",)
    answers_to = """
        xin thong tin, tiep can thong tin, quyen tiep can thong tin, luat tiep can thong tin,
        yeu cau thong tin, yeu cau cung cap thong tin, xin cung cap thong tin, cung cap thong tin,
        phieu yeu cau cung cap thong tin, danh muc thong tin cong khai, thong tin cong khai,
        access to information, ask for information, request for information
    """

    # Numbers, the same in every language.
    override_translatable_fields = [SynchronizedField("phone")]

    template = "access/access_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "info"
    sections = (
        Section(
            _("Access to information"),
            90,
            in_menu=False,
            defaults=_defaults,
            holds=("catalogue", "contact"),
        ),
    )

    class Meta:
        verbose_name = _("page on access to information")
        verbose_name_plural = _("pages on access to information")

    def clean(self):
        """Only pages of this very site: the catalogue is the site's own.

        The refusal names the item, never the page: it may be a draft of another site.
        """
        super().clean()
        if not self.path:
            return
        own = home_paths(self.path)
        for block in self.places:
            page = block.value.get("page")
            if page and not page.path.startswith(tuple(own)):
                label = dict(item_choices()).get(block.value.get("item"), "")
                raise ValidationError(
                    {"places": _("%(item)s: choose a page of this site.") % {"item": label}}
                )

    @property
    def forms_text(self) -> str:
        """What the section is searched by beside its own words: its forms and what is asked."""
        asked = _("Ask for information, request for information, forms 01a, 01b")
        return "\n".join([str(asked), *(form.title for form in printed_forms())])

    def get_context(self, request, *args, **kwargs):
        """`entries`: the catalogue of this site; `rules`: the clocks; `forms` to print."""
        context = super().get_context(request, *args, **kwargs)
        entries = entries_of(self, request.frame)
        return context | {
            "entries": entries,
            "held_count": sum(1 for entry in entries if entry.held),
            "rules": information_rules(),
            "forms": printed_forms(),
        }

    @path("bieu-mau/<slug:code>/", name="form")
    def form_route(self, request, code):
        return views.show_form(self, request, self._form(code))

    @path("bieu-mau/<slug:code>/tep-word/", name="form_file")
    def form_file_route(self, request, code):
        return views.form_file(request, self._form(code))

    @staticmethod
    def _form(code: str):
        form = form_with(code)
        if form is None:
            raise Http404
        return form
