"""What every site, portal or commune, says of itself: on each page, so kept small."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Site

from portal.core.fields import BodyField
from portal.core.models.stamps import EVERYWHERE, of_site
from portal.core.typed.phones import PhoneBlock, PhoneField
from portal.core.workdays import is_holiday, is_working_day


class Theme(models.TextChoices):
    """The six colour themes of the design: a commune picks a name, never a colour."""

    CHAM = "cham", _("Chàm – indigo")
    CHE = "che", _("Chè – tea green")
    CAM = "cam", _("Cam – Vinh orange")
    BIEN = "bien", _("Biển – sea blue")
    THOCAM = "thocam", _("Thổ cẩm – brocade red")
    SEN = "sen", _("Sen – lotus pink")


def _in_language(settings: BaseSiteSetting, field: str) -> str:
    """A field in the reader's language where the site gave it, else in Vietnamese."""
    said = translation.get_language() == "en" and getattr(settings, f"{field}_en")
    return said or getattr(settings, field)


@register_setting(icon="home")
class IdentitySettings(BaseSiteSetting):
    """Name and look of a site."""

    official_name = models.CharField(
        _("official name"), max_length=120, help_text=_("Such as “Xã Thành Sơn”.")
    )
    official_name_en = models.CharField(_("official name in English"), max_length=120, blank=True)
    tagline = models.CharField(
        _("line under the name"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Anh Sơn · Nghệ An”."),
    )
    tagline_en = models.CharField(_("line under the name in English"), max_length=120, blank=True)
    organisation = models.CharField(
        _("responsible body"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Uỷ ban nhân dân xã Thành Sơn”."),
    )
    organisation_en = models.CharField(_("responsible body in English"), max_length=160, blank=True)
    theme = models.CharField(
        _("colour theme"), max_length=8, choices=Theme.choices, default=Theme.CHAM
    )
    logo = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Square. Without one, the theme's own picture is shown."),
    )
    responsible_editor = models.CharField(
        _("responsible for the content"),
        max_length=120,
        blank=True,
        help_text=_("Post and name, shown at the foot of every page."),
    )
    notice = models.CharField(
        _("note at the foot"),
        max_length=200,
        blank=True,
        help_text=_("Such as that the site is on trial."),
    )
    notice_en = models.CharField(_("note at the foot in English"), max_length=200, blank=True)

    select_related = ["logo"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("official_name"),
                FieldPanel("tagline"),
                FieldPanel("organisation"),
                FieldPanel("responsible_editor"),
                FieldPanel("notice"),
            ],
            heading=_("Name"),
        ),
        MultiFieldPanel([FieldPanel("theme"), FieldPanel("logo")], heading=_("Look")),
        MultiFieldPanel(
            [
                FieldPanel("official_name_en"),
                FieldPanel("tagline_en"),
                FieldPanel("organisation_en"),
                FieldPanel("notice_en"),
            ],
            heading=_("In English"),
        ),
    ]

    class Meta:
        verbose_name = _("name and look")

    def changed_stamps(self) -> list:
        """Names stand in the switcher of every site and wherever the portal gathers."""
        return [EVERYWHERE]

    @property
    def name(self) -> str:
        """The official name in the reader's language, else in Vietnamese."""
        return _in_language(self, "official_name") or self.site.site_name

    @property
    def line(self) -> str:
        """The line under the name, in the reader's language."""
        return _in_language(self, "tagline")

    @property
    def body(self) -> str:
        """The responsible body, in the reader's language."""
        return _in_language(self, "organisation") or self.name

    @property
    def foot_note(self) -> str:
        """The note at the foot, in the reader's language."""
        return _in_language(self, "notice")


class NamedPhoneBlock(blocks.StructBlock):
    """A telephone number and whose it is."""

    label = blocks.CharBlock(label=_("Who answers"), max_length=60)
    phone = PhoneBlock(label=_("Phone"))

    class Meta:
        icon = "mobile-alt"
        label = _("Phone")


@register_setting(icon="mobile-alt")
class ContactSettings(BaseSiteSetting):
    """How to reach the people behind a site, and when."""

    hotline = PhoneField(_("hotline"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    zalo_url = models.URLField(_("Zalo page"), blank=True)
    facebook_url = models.URLField(_("Facebook page"), blank=True)
    services_url = models.URLField(
        _("online public services"),
        blank=True,
        help_text=_(
            "Where papers are sent in online. Empty: as the province says on its portal, else"
            " the National Public Service Portal."
        ),
    )
    morning_opens = models.TimeField(_("morning from"), default=time(7, 30), null=True, blank=True)
    morning_closes = models.TimeField(_("morning to"), default=time(11, 30), null=True, blank=True)
    afternoon_opens = models.TimeField(
        _("afternoon from"), default=time(13, 30), null=True, blank=True
    )
    afternoon_closes = models.TimeField(_("afternoon to"), default=time(17), null=True, blank=True)
    open_saturday_morning = models.BooleanField(_("open on Saturday morning"), default=False)
    opening_note = models.CharField(
        _("note on opening hours"),
        max_length=120,
        blank=True,
        help_text=_("Such as “Đông nhất vào sáng thứ Hai”."),
    )
    opening_note_en = models.CharField(
        _("note on opening hours in English"), max_length=120, blank=True
    )
    extra_numbers = BodyField(
        [("phone", NamedPhoneBlock())],
        blank=True,
        verbose_name=_("emergency numbers"),
        help_text=_("Beside 112, 113, 114 and 115, which every page shows."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("hotline"),
                FieldPanel("email"),
                FieldPanel("address"),
                FieldPanel("address_en"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("services_url"), FieldPanel("zalo_url"), FieldPanel("facebook_url")],
            heading=_("Elsewhere"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("morning_opens"), FieldPanel("morning_closes")]),
                FieldRowPanel([FieldPanel("afternoon_opens"), FieldPanel("afternoon_closes")]),
                FieldPanel("open_saturday_morning"),
                FieldPanel("opening_note"),
                FieldPanel("opening_note_en"),
            ],
            heading=_("Opening hours of the one-stop counter"),
        ),
        FieldPanel("extra_numbers"),
    ]

    class Meta:
        verbose_name = _("contact and opening hours")

    def changed_stamps(self) -> list:
        """What the portal says of online services is said by all communes."""
        return [EVERYWHERE if self.site.is_default_site else of_site(self.site_id)]

    def clean(self):
        super().clean()
        errors = {}
        for part in ("morning", "afternoon"):
            opens, closes = getattr(self, f"{part}_opens"), getattr(self, f"{part}_closes")
            if (opens is None) != (closes is None):
                errors[f"{part}_closes"] = _("Give both times, or neither.")
            elif opens and opens >= closes:
                errors[f"{part}_closes"] = _("The closing time must be after the opening time.")
        if errors:
            raise ValidationError(errors)

    @property
    def street(self) -> str:
        """The address in the reader's language."""
        return _in_language(self, "address")

    @property
    def hours_note(self) -> str:
        """The note on opening hours in the reader's language."""
        return _in_language(self, "opening_note")

    @property
    def spans(self) -> list[tuple[time, time]]:
        """The spans of a working day, such as [(7:30, 11:30), (13:30, 17:00)]."""
        pairs = [
            (self.morning_opens, self.morning_closes),
            (self.afternoon_opens, self.afternoon_closes),
        ]
        return [(opens, closes) for opens, closes in pairs if opens and closes]

    def is_open_at(self, moment: datetime) -> bool:
        """Whether the counter is open at an aware moment; closed on days off."""
        local = timezone.localtime(moment)
        return any(opens <= local.time() < closes for opens, closes in self.spans_on(local.date()))

    def spans_on(self, day: date) -> list[tuple[time, time]]:
        """The spans of one day: those of a working day also on a Saturday that is worked."""
        if is_working_day(day):
            return self.spans
        opens_saturdays = self.open_saturday_morning and not is_holiday(day)
        return self.spans[:1] if day.weekday() == 5 and opens_saturdays else []

    def next_opening_after(self, moment: datetime) -> datetime | None:
        """When it opens next after an aware moment; None where it doesn't within a month."""
        local = timezone.localtime(moment)
        days = (local.date() + timedelta(days=step) for step in range(32))
        turns = (
            datetime.combine(day, opens, local.tzinfo)
            for day in days
            for opens, _closes in self.spans_on(day)
        )
        return next((turn for turn in turns if turn > local), None)

    def next_change_after(self, moment: datetime) -> datetime | None:
        """When it next opens or closes on the day of an aware moment; None after the last time."""
        local = timezone.localtime(moment)
        clocks = sorted(clock for span in self.spans for clock in span)
        turns = (datetime.combine(local.date(), clock, local.tzinfo) for clock in clocks)
        return next((turn for turn in turns if turn > local), None)


def one_to_one(site: Site, model):
    """The site's row of a settings model, or an unsaved one with the defaults."""
    try:
        return getattr(site, model._meta.model_name)
    except model.DoesNotExist:
        return model(site=site)
