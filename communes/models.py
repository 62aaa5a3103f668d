"""What makes one commune (xã) site."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Page, Site
from wagtail.search import index

from portal.core.blocks import FIGURE_BLOCKS, TASK_BLOCKS
from portal.core.fields import BodyField
from portal.core.models import BasePage, PointMixin
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.structured_data import office


class CommuneHomePage(BasePage):
    """The home of a commune's site, composed of what its features show there."""

    welcome = models.CharField(
        _("welcome"), max_length=160, blank=True, help_text=_("One line under the greeting.")
    )
    tasks = BodyField(TASK_BLOCKS, verbose_name=_("task tiles"), blank=True)
    figures = BodyField(FIGURE_BLOCKS, verbose_name=_("figures"), blank=True)
    figures_note = models.CharField(_("source of the figures"), max_length=160, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("welcome"),
        FieldPanel("tasks"),
        MultiFieldPanel([FieldPanel("figures"), FieldPanel("figures_note")], heading=_("Figures")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("welcome")]

    template = "communes/commune_home_page.html"
    shows_latest = True
    alerts = "full"
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("commune home page")
        verbose_name_plural = _("commune home pages")

    def structured_data(self, context) -> list[dict]:
        return [*super().structured_data(context), office(context["frame"])]


@register_setting(icon="cog")
class CommuneSettings(BaseSiteSetting):
    """What a commune decides for its own work."""

    unit = models.ForeignKey(
        "units.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    sla_answer_working_days = models.PositiveSmallIntegerField(
        _("working days to answer a question"), default=15
    )
    sla_document_days = models.PositiveSmallIntegerField(
        _("working days to post a document"),
        default=2,
        help_text=_("Counted from the day of issue."),
    )
    retention_months = models.PositiveSmallIntegerField(
        _("months to keep askers' contacts"),
        default=12,
        help_text=_("Counted from the answer. After that they are erased."),
    )

    editors_need_approval = models.BooleanField(
        _("notices and schedules of editors are approved, too"),
        default=False,
        help_text=_("Urgent notices go out at once; who approves looks at them afterwards."),
    )
    closed_on = models.DateField(
        _("closed on"),
        null=True,
        editable=False,
        help_text=_(
            "A closed site stays readable; nobody edits it, and questions go to the new unit."
        ),
    )

    panels = [
        FieldPanel("sla_answer_working_days"),
        FieldPanel("sla_document_days"),
        FieldPanel("retention_months"),
        FieldPanel("editors_need_approval"),
    ]
    province_permissions = {"editor": ("oversee",), "admin": ("close", "oversee")}

    class Meta:
        verbose_name = _("rules of the commune")
        permissions = [
            ("close_communesettings", _("Can close a commune’s site")),
            ("oversee_communesettings", _("Can see how the sites of all communes fare")),
        ]

    @classmethod
    def of_site(cls, site: Site) -> "CommuneSettings":
        """What a commune decided, or the defaults."""
        return cls.objects.filter(site=site).first() or cls(site=site)

    @classmethod
    def homes_that_ask(cls, user) -> set[str]:
        """The paths of the homes, of every language, where the officer publishes once approved."""
        asking = cls.objects.filter(editors_need_approval=True)
        homes = Page.objects.filter(
            depth=2, translation_key__in=asking.values("site__root_page__translation_key")
        )
        held = homes.filter(group_permissions__group__user=user)
        approves = homes.filter(
            group_permissions__group__user=user,
            group_permissions__permission__codename="lock_page",
        )
        return set(held.exclude(pk__in=approves.values("pk")).values_list("path", flat=True))

    def changed_stamps(self) -> list:
        """The portal's directory tells what became of a commune's unit."""
        return [of_site(self.site_id), on_all_sites("communes")]


class Village(PointMixin, models.Model):
    """A village (thôn, xóm, bản) of one commune, for lists and forms of that commune."""

    class Kind(models.TextChoices):
        XOM = "xom", _("xóm")
        THON = "thon", _("thôn")
        BAN = "ban", _("bản")
        TO = "to", _("tổ dân phố")

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="villages"
    )
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind.choices, default=Kind.XOM)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    role_permissions = {
        "editor": ("view", "add", "change"),
        "approver": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "name"], name="village_once_per_site")
        ]

    def changed_stamps(self) -> list:
        """The filters of its own commune; what else names it says so (announcements.signals)."""
        return [of_site(self.site_id)]

    def clean(self):
        """Its page, notices and reports are the commune's: they can't go along."""
        super().clean()
        if self.pk and not type(self).objects.filter(pk=self.pk, site=self.site_id).exists():
            raise ValidationError(
                {"site": _("A village stays with its commune. Add it to the other one anew.")}
            )

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"
