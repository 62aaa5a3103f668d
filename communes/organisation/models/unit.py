"""A unit of the apparatus: what it does, how to reach it, who works there."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.organisation.choices import KIND, TEXT_FEATURES, UnitKind
from communes.organisation.structured_data import unit_data
from communes.organisation.tree import chart
from portal.core.finding import SearchFacts
from portal.core.models import BasePage
from portal.core.text import first_sentence
from portal.core.typed.phones import PhoneField

SUMMARY_LENGTH = 200


class OrganisationUnitPage(BasePage):
    """A committee, an office, a team. Units stand in units, in the order that officers sort."""

    unit_kind = models.CharField(_("kind of unit"), max_length=10, choices=UnitKind.choices)
    functions = RichTextField(
        _("functions and duties"),
        features=TEXT_FEATURES,
        help_text=_("What people come here for, and what it decides."),
    )
    address = models.CharField(
        pgettext_lazy("office", "address"),
        max_length=160,
        blank=True,
        help_text=_("House and floor, such as “Tầng 1, trụ sở UBND xã”."),
    )
    phone = PhoneField(pgettext_lazy("office", "phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    content_panels = [
        TitleFieldPanel("title", heading=_("Name of the unit"), placeholder=False),
        FieldPanel("unit_kind"),
        FieldPanel("functions"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldRowPanel([FieldPanel("phone"), FieldPanel("email")])],
            heading=_("Contact"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("get_unit_kind_display"),
        index.SearchField("functions"),
        index.SearchField("address"),
        index.SearchField("phone"),
        index.FilterField("unit_kind"),
    ]
    # The same in every language.
    override_translatable_fields = [SynchronizedField("phone")]
    facts_in_words = ("address",)
    # What a result row asks of units and officials alike.
    post = ""

    template = "organisation/unit_page.html"
    search_kind = KIND
    orders_children = True
    asks_usefulness = True
    parent_page_types = [
        "organisation.OrganisationIndexPage",
        "organisation.OrganisationUnitPage",
    ]
    subpage_types = [
        "organisation.OrganisationUnitPage",
        "organisation.OfficialProfilePage",
    ]
    nav_icon = "building"

    class Meta:
        verbose_name = pgettext_lazy("organisation", "unit")
        verbose_name_plural = pgettext_lazy("organisation", "units")

    def get_context(self, request, *args, **kwargs):
        """`chart`: who works here, and the units below with theirs."""
        context = super().get_context(request, *args, **kwargs)
        context["chart"] = chart(self, request.frame)
        return context

    @property
    def office_phone(self) -> str:
        """By the name that officials have it, too."""
        return self.phone

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or first_sentence(
            get_text_for_indexing(self.functions), SUMMARY_LENGTH
        )

    @property
    def search_facts(self) -> SearchFacts:
        """Without a day: an office is no news."""
        return SearchFacts()

    def structured_data(self, context) -> list[dict]:
        return unit_data(self, context["frame"])
