"""The page of a village: who lives there, who leads and helps, what is told there."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override, pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.models import Village
from communes.villages.choices import KIND, TAG
from communes.villages.structured_data import village_data
from portal.core.finding import SearchFacts
from portal.core.formatting import number
from portal.core.hints import Text
from portal.core.models import BasePage
from portal.core.querysets import sites_at
from portal.core.typed.phones import PhoneField

CONSENT_MISSING = _("Ask the head of the village first, then write the day they agreed.")


def title_of(village: Village) -> str:
    """A village as its page is called, in Vietnamese: "Xóm 3"."""
    with override(settings.LANGUAGE_CODE):
        return capfirst(str(village))


class VillagePage(BasePage):
    """What readers get of a village. It comes and goes with the village's row, whose name and
    figures it shows; officers add the rest."""

    village = models.ForeignKey(
        Village,
        verbose_name=_("village"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="pages",
    )
    former_names = models.CharField(
        _("former names"),
        max_length=200,
        blank=True,
        help_text=_("As people still call it, with commas between them; the search finds them."),
    )
    ethnicities = ParentalManyToManyField(
        "villages.Ethnicity", verbose_name=_("peoples"), blank=True, related_name="+"
    )
    head_name = models.CharField(_("head of the village"), max_length=80, blank=True)
    head_phone = PhoneField(pgettext_lazy("village", "phone of the head"), blank=True)
    head_agreed_on = models.DateField(
        _("agreed on"),
        null=True,
        blank=True,
        help_text=_(
            "The day the head agreed that name and phone are public. When they take it back,"
            " empty all three fields."
        ),
    )
    hall = models.CharField(
        _("village hall"),
        max_length=160,
        blank=True,
        help_text=_("Where it is, such as “Giữa xóm, cạnh sân bóng”."),
    )
    loudspeakers = models.PositiveSmallIntegerField(
        _("loudspeakers"), null=True, blank=True, help_text=_("How many; 0 where there is none.")
    )
    team_leader_post = models.CharField(
        _("leader of the digital team"),
        max_length=120,
        blank=True,
        help_text=_("The post, such as “Bí thư chi đoàn xóm”; no name is needed."),
    )
    team_members = models.PositiveSmallIntegerField(
        _("members of the digital team"), null=True, blank=True
    )
    team_hours = models.CharField(
        _("when the digital team helps"),
        max_length=160,
        blank=True,
        help_text=_("Day, hours and place, such as “Tối thứ Năm, 19–21 giờ, nhà văn hoá xóm”."),
    )

    content_panels = [
        FieldPanel("former_names"),
        FieldPanel("ethnicities", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("head_name"), FieldPanel("head_phone")]),
                FieldPanel("head_agreed_on"),
            ],
            heading=_("Head of the village"),
        ),
        FieldRowPanel([FieldPanel("hall"), FieldPanel("loudspeakers")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("team_leader_post"), FieldPanel("team_members")]),
                FieldPanel("team_hours"),
            ],
            heading=_("Community digital team"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("former_names", boost=2),
        index.SearchField("hall"),
        index.SearchField("team_text"),
        index.SearchField("public_head_name"),
    ]
    # Names and numbers are the same in every language.
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("former_names"),
        SynchronizedField("head_name"),
        SynchronizedField("head_phone"),
    ]
    facts_in_words = ("hall", "team_leader_post", "team_hours")

    template = "villages/village_page.html"
    search_kind = KIND
    # It comes with the village.
    is_creatable = False
    parent_page_types = ["villages.VillageIndexPage"]
    subpage_types = []
    nav_icon = "home"

    class Meta:
        verbose_name = _("page of a village")
        verbose_name_plural = _("pages of villages")

    def get_context(self, request, *args, **kwargs):
        """`village`: its row, for the parts that other features show of it."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(TAG)
        return context | {"village": self.village}

    def work_out(self) -> None:
        super().work_out()
        if self.village:
            self.title = title_of(self.village)

    def start_afresh(self) -> None:
        """A village has one page: a copy is of none."""
        super().start_afresh()
        self.village = None

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def clean(self):
        super().clean()
        if self.head_agreed_on and self.head_agreed_on > timezone.localdate():
            raise ValidationError({"head_agreed_on": _("This day is still to come.")})

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if (self.head_name or self.head_phone) and not self.head_agreed_on:
            errors["head_agreed_on"] = CONSENT_MISSING
        if reason := self.withheld_reason:
            errors["former_names"] = reason
        return errors

    @property
    def withheld_reason(self) -> str:
        """A copy, or what was moved to another commune, is the page of no village there."""
        if not self.path:
            return ""
        if self.village and sites_at(self.path).filter(pk=self.village.site_id).exists():
            return ""
        return str(_("No village has this page. Add the village: its page comes by itself."))

    @property
    def public_head_name(self) -> str:
        """Only what the head agreed to."""
        return self.head_name if self.head_agreed_on else ""

    @property
    def public_head_phone(self) -> str:
        return self.head_phone if self.head_agreed_on else ""

    @property
    def has_team(self) -> bool:
        return bool(self.team_leader_post or self.team_members or self.team_hours)

    @property
    def team_text(self) -> str:
        """What finds its digital team."""
        if not self.has_team:
            return ""
        return "\n".join([str(_("Community digital team")), self.team_leader_post, self.team_hours])

    @property
    def former(self) -> list[str]:
        """The former names, each for itself."""
        return [name.strip() for name in self.former_names.split(",") if name.strip()]

    @cached_property
    def summary_text(self) -> str:
        """How many live there, where that is known."""
        if self.search_description or not self.village:
            return self.search_description
        parts = []
        if self.village.households is not None:
            text = ngettext("%(total)s household", "%(total)s households", self.village.households)
            parts.append(text % {"total": number(self.village.households)})
        if self.village.population is not None:
            text = ngettext("%(total)s person", "%(total)s people", self.village.population)
            parts.append(text % {"total": number(self.village.population)})
        return ", ".join(parts)

    @property
    def search_facts(self) -> SearchFacts:
        """Without a day: a village is no news."""
        return SearchFacts()

    def structured_data(self, context) -> list[dict]:
        return village_data(self, context["frame"])
