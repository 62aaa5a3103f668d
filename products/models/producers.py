"""Who makes the products: co-operatives, groups, households, companies."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.admin.picture_chooser import PictureChooser, PicturesPanel
from portal.core.finding import SearchKind
from portal.core.hints import Text
from portal.core.models import BasePage, PhotoMixin, SummaryMixin
from portal.core.pictures.words import CREDIT_HELP
from portal.core.typed.phones import PhoneField
from products.models.choices import ProducerType
from products.models.places import VisitMixin
from products.models.products import ProductPage
from products.panels import MOST_PICTURES
from products.structured_data import producer_page_data

CONSENT_MISSING = _(
    "Ask the producer first, then tick that they agree: without it the page can't be published."
)


class ProducerPage(VisitMixin, PhotoMixin, SummaryMixin, BasePage):
    """A producer with contact, story and products; shown only with their consent."""

    producer_type = models.CharField(
        _("kind of producer"), max_length=10, choices=ProducerType.choices
    )
    representative_role = models.CharField(
        _("representative"),
        max_length=80,
        blank=True,
        help_text=_("The post, such as “Giám đốc hợp tác xã”."),
    )
    tax_code = models.CharField(_("tax code"), max_length=14, blank=True)
    address = models.CharField(
        _("address"), max_length=160, help_text=_("Village and commune, such as “Xóm Minh Hoà”.")
    )
    phone = PhoneField(_("phone"))
    zalo = PhoneField(_("Zalo number"), blank=True)
    facebook = models.URLField(_("Facebook page"), blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    members_count = models.PositiveIntegerField(_("members"), null=True, blank=True)
    diary_system = models.CharField(
        _("farm diary"), max_length=60, blank=True, help_text=_("Such as “FaceFarm”.")
    )
    story = models.TextField(_("story"), blank=True)
    consent_given = models.BooleanField(
        _("The producer agrees to show this page"),
        default=False,
        help_text=_(
            "The producer has read this page and agrees that name, address, phone and pictures"
            " are public. They can take it back at any time: then unpublish the page."
        ),
    )

    content_panels = [
        TitleFieldPanel("title", heading=_("Name of the producer"), placeholder=False),
        FieldRowPanel([FieldPanel("producer_type"), FieldPanel("representative_role")]),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("zalo")]),
                FieldPanel("facebook"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("established_on"), FieldPanel("members_count")]),
                FieldPanel("tax_code"),
                FieldRowPanel([FieldPanel("diary_system"), FieldPanel("diary_url")]),
            ],
            heading=_("About the producer"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("visiting_hours"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("For who comes by"),
        ),
        FieldPanel("story"),
        MultiFieldPanel(
            [
                FieldPanel("photo", widget=PictureChooser),
                FieldPanel("photo_alt"),
                FieldPanel("photo_credit", help_text=CREDIT_HELP),
            ],
            heading=_("Picture"),
        ),
        PicturesPanel(
            "pictures",
            "image",
            heading=_("More pictures"),
            label=_("Picture"),
            max_num=MOST_PICTURES,
        ),
        MultiFieldPanel([FieldPanel("consent_given")], heading=_("Consent")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("address"),
        index.SearchField("story"),
        index.SearchField("get_producer_type_display"),
        index.SearchField("phone"),
        index.FilterField("producer_type"),
    ]
    # The same in every language.
    override_translatable_fields = [
        SynchronizedField("phone"),
        SynchronizedField("zalo"),
        SynchronizedField("tax_code"),
        SynchronizedField("diary_system"),
    ]
    facts_in_words = (
        "representative_role",
        "address",
        "visiting_hours",
        "photo_alt",
        "photo_credit",
    )

    search_kind = SearchKind(
        "producer", pgettext_lazy("kind of results", "Producers"), is_local=True
    )
    template = "products/producer_page.html"
    alerts = ""
    parent_page_types = ["products.ProducerIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("producer")
        verbose_name_plural = _("producers")

    def errors_of_going_out(self) -> dict[str, Text]:
        return {} if self.consent_given else {"consent_given": CONSENT_MISSING}

    @property
    def why_not_shared(self) -> Text:
        return super().why_not_shared or ("" if self.consent_given else CONSENT_MISSING)

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        # A page that isn't in the tree yet is `live` by default, whatever it becomes.
        if self.live and self.path:
            errors |= self.errors_of_going_out()
        return errors

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or self.summary or self.story[:200]

    def structured_data(self, context) -> list[dict]:
        return producer_page_data(self, context["frame"])

    def get_context(self, request, *args, **kwargs):
        """`products`: what this producer makes, in season first; `pictures` beside the first."""
        context = super().get_context(request, *args, **kwargs)
        context["pictures"] = list(self.pictures.select_related("image").all())
        # English pages of a commune may name the producer's Vietnamese page.
        pages = type(self).objects.filter(translation_key=self.translation_key)
        context["products"] = (
            ProductPage.objects.in_frame(request.frame)
            .filter(producer__in=pages.values("pk"))
            .for_cards()
            .in_season_first()[:24]
        )
        return context
