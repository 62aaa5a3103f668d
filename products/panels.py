"""How officers edit a product: one tab per question they answer."""

from django import forms
from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from portal.admin.picture_chooser import PicturesPanel
from portal.core.models import BasePage
from products.models.star_changes import MOST_TOLD

MOST_PICTURES = 8


class StarHistoryPanel(Panel):
    """What the log of stars says of the product: to be read."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "products/admin/star_history.html"

        def is_shown(self) -> bool:
            return bool(self.changes)

        @cached_property
        def changes(self) -> list:
            if not self.instance.pk:
                return []
            log = apps.get_model("products", "StarChange").objects
            return list(log.of_product(self.instance.translation_key)[:MOST_TOLD])

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"changes": self.changes}


product_tab = [
    TitleFieldPanel("title", heading=_("Name of the product"), placeholder=False),
    FieldPanel("producer", widget=forms.Select),
    FieldPanel("summary"),
    FieldRowPanel([FieldPanel("ocop_group"), FieldPanel("ocop_set")]),
    FieldPanel("season_months"),
    InlinePanel(
        "periods",
        heading=_("Open days (tourism)"),
        label=_("Period"),
        max_num=12,
        help_text=_(
            "Only of the group of tourism: readers get these days instead of the months, and the"
            " months above follow from them."
        ),
    ),
    MultiFieldPanel(
        [FieldPanel("description"), FieldPanel("story"), FieldPanel("video_url")],
        heading=_("What a buyer wants to know"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("ingredients"),
            FieldRowPanel([FieldPanel("net_content"), FieldPanel("storage")]),
            FieldPanel("geographical_indication"),
        ],
        heading=_("On the label"),
    ),
]

pictures_tab = [
    HelpPanel(
        content=_(
            "The first picture stands on the card. Landscape 4:3 looks best; up to 8 pictures."
        )
    ),
    PicturesPanel(
        "images", "image", heading=_("Pictures"), label=_("Picture"), max_num=MOST_PICTURES
    ),
]

price_tab = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("price_min"), FieldPanel("price_max")]),
            FieldRowPanel([FieldPanel("price_unit"), FieldPanel("price_updated_on")]),
            FieldPanel("price_note"),
        ],
        heading=_("Price"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_available"),
            FieldPanel("availability_note"),
            FieldPanel("delivers_nationwide"),
            FieldPanel("shipping_note"),
        ],
        heading=_("Is it there?"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_name")]),
            FieldPanel("zalo"),
        ],
        heading=_("Who sells it"),
    ),
    InlinePanel(
        "listings",
        heading=_("On marketplaces"),
        label=_("Marketplace"),
        max_num=6,
        help_text=_("The portal takes no orders and no money: it leads to the seller."),
    ),
    HelpPanel(template="products/admin/shops.html"),
]

certificate_tab = [
    HelpPanel(
        content=_(
            "Stars are only shown with a signed decision (A) or state news (B1), and only until"
            " the last day of validity. After it, the page says that the certificate has expired."
        )
    ),
    FieldRowPanel([FieldPanel("star_rating"), FieldPanel("evidence_level")]),
    FieldRowPanel([FieldPanel("decision_number"), FieldPanel("decision_authority")]),
    FieldRowPanel([FieldPanel("certified_on"), FieldPanel("expires_on")]),
    FieldPanel("expiry_reason"),
    FieldRowPanel([FieldPanel("certificate_number"), FieldPanel("criteria_set")]),
    FieldPanel("certificate_scan"),
    MultiFieldPanel(
        [
            FieldPanel("reassessing_since"),
            FieldRowPanel([FieldPanel("revoked_on"), FieldPanel("revocation_decision")]),
            FieldPanel("revocation_reason"),
        ],
        heading=_("Re-assessment and revocation"),
    ),
    StarHistoryPanel(heading=_("Changes of stars")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("traceability_code"), FieldPanel("traceability_url")]),
            FieldPanel("food_safety_cert"),
        ],
        heading=_("Origin and safety"),
    ),
]

product_edit_handler = TabbedInterface(
    [
        ObjectList(product_tab, heading=_("Product")),
        ObjectList(pictures_tab, heading=_("Pictures")),
        ObjectList(price_tab, heading=_("Price and sellers")),
        ObjectList(certificate_tab, heading=_("OCOP certificate")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
)
