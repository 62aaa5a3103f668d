"""A place that people go to: where it is, when it is open, how to call it."""

from datetime import time
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.places.blocks import OpeningBlock, PlaceLinkBlock
from communes.places.choices import KIND, TAG, PlaceKind
from communes.places.hours import Hours, OpenState
from communes.places.structured_data import place_data
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts
from portal.core.models import BasePage, PointMixin
from portal.core.typed.phones import PhoneField


class PlacePage(PointMixin, BasePage):
    """A public place of the commune, open or closed as of the reader's minute."""

    place_kind = models.CharField(
        _("kind of place"), max_length=10, choices=PlaceKind.choices, default=PlaceKind.OTHER
    )
    address = models.CharField(
        pgettext_lazy("place", "address"),
        max_length=160,
        help_text=_("Village and landmark, such as “Xóm 3, cạnh trường tiểu học”."),
    )
    vpostcode = models.CharField(
        _("Vpostcode"), max_length=20, blank=True, help_text=_("The code of its digital address.")
    )
    phone = PhoneField(pgettext_lazy("place", "phone"), blank=True)
    hours: Any = BodyField(
        [("hours", OpeningBlock())],
        verbose_name=_("opening hours"),
        blank=True,
        help_text=_("A line for the morning, another for the afternoon. Empty: nothing is said."),
    )
    closed_on_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=True,
        help_text=_("The holidays of the State, and the days off that the province sets."),
    )
    hours_note = models.CharField(
        _("note on opening hours"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Cấp cứu: gọi bất cứ lúc nào”."),
    )
    accessibility = models.CharField(
        _("for people with disabilities"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Có lối xe lăn, nhà vệ sinh tầng 1”."),
    )
    has_wifi = models.BooleanField(_("free Wi-Fi"), default=False)
    has_atm = models.BooleanField(_("ATM"), default=False)
    capacity = models.PositiveSmallIntegerField(
        _("room for people"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Of a shelter: how many people it takes in."),
    )
    links: Any = BodyField([("link", PlaceLinkBlock())], verbose_name=_("links"), blank=True)

    content_panels = [
        TitleFieldPanel("title", heading=_("Name of the place"), placeholder=False),
        FieldPanel("place_kind"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("vpostcode")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Where it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("hours"), FieldPanel("closed_on_holidays"), FieldPanel("hours_note")],
            heading=_("When it is open"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("accessibility"),
                FieldPanel("capacity"),
                FieldRowPanel([FieldPanel("has_wifi"), FieldPanel("has_atm")]),
                FieldPanel("links"),
            ],
            heading=_("What there is"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("get_place_kind_display"),
        index.SearchField("address"),
        index.SearchField("phone"),
        index.SearchField("vpostcode"),
        index.SearchField("offered_text"),
        index.FilterField("place_kind"),
    ]
    override_translatable_fields = [
        SynchronizedField("phone"),
        SynchronizedField("vpostcode"),
        SynchronizedField("hours"),
    ]
    facts_in_words = ("address", "hours_note", "accessibility")

    template = "places/place_page.html"
    search_kind = KIND
    asks_usefulness = True
    parent_page_types = ["places.PlaceIndexPage"]
    subpage_types = []
    nav_icon = "pin"
    # As the crow flies from the village that a list was asked near; set by it.
    km: float | None = None

    class Meta:
        verbose_name = _("public place")
        verbose_name_plural = _("public places")

    def get_context(self, request, *args, **kwargs):
        """`state`: whether it is open; the page is kept until that changes."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(TAG)
        request.frame.changes_at(self.state.until)
        return context | {"state": self.state, "shelter_count": self.counted}

    @cached_property
    def opening(self) -> Hours:
        """Its hours by weekday; empty where nothing is said."""
        rows = []
        for block in self.hours:
            opens, closes = block.value["opens"], block.value["closes"]
            if isinstance(opens, time) and isinstance(closes, time):
                days = [int(day) for day in block.value["days"] or () if day in set("0123456")]
                rows.append((days, opens, closes))
        return Hours.of(rows, closed_on_holidays=self.closed_on_holidays)

    @cached_property
    def state(self) -> OpenState:
        return self.opening.state_at(timezone.now())

    @property
    def is_shelter(self) -> bool:
        return self.place_kind == PlaceKind.SHELTER

    @property
    def counted(self) -> Any:
        """The last `ShelterCount` of a shelter, whatever the language of this page; else None.

        A query, of a shelter only.
        """
        if not self.is_shelter:
            return None
        model: Any = self._meta.get_field("shelter_count").related_model
        return model.objects.filter(place__translation_key=self.translation_key).first()

    @property
    def offered_text(self) -> str:
        """What finds it beside its name."""
        offered = [str(_("free Wi-Fi"))] if self.has_wifi else []
        return ", ".join([*offered, "ATM"] if self.has_atm else offered)

    @property
    def kind_text(self) -> str:
        return capfirst(self.get_place_kind_display())

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or f"{self.kind_text} · {self.address}"

    @property
    def search_facts(self) -> SearchFacts:
        """Without a day: a place is no news."""
        return SearchFacts()

    def structured_data(self, context) -> list[dict]:
        return place_data(self, context["frame"])
