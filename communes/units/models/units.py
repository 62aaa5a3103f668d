"""Units of the state, from province to commune, each as it was for a time."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from communes.units.querysets import AdministrativeUnitQuerySet
from portal.core.models.stamps import EVERYWHERE
from portal.core.text import fold, without_marks

# The day the list of unit codes was first decided (124/2004/QĐ-TTg): no code means
# anything before it. It stands for "since when is not known", because the key needs a
# day; no unit began on it, so `start_is_known` can tell.
UNKNOWN_START = date(2004, 7, 8)

PROVINCE_PERMISSIONS = {"editor": ("view",), "admin": ("view", "add", "change", "delete")}


class AdministrativeUnit(models.Model):
    """A unit as it was for a time: another name, code or level makes another row.

    Codes are used again (17335 was Thành Sơn and is Thành Bình Thọ), so the key is
    the code with the first day. Days count in full: `valid_to` is the last one.
    """

    class UnitType(models.TextChoices):
        TINH = "tinh", pgettext_lazy("unit type", "province")
        THANH_PHO = "thanh_pho", pgettext_lazy("unit type", "city")
        XA = "xa", pgettext_lazy("unit type", "commune")
        PHUONG = "phuong", pgettext_lazy("unit type", "ward")
        DAC_KHU = "dac_khu", pgettext_lazy("unit type", "special zone")
        THI_TRAN = "thi_tran", pgettext_lazy("unit type", "township")
        HUYEN = "huyen", pgettext_lazy("unit type", "district")
        QUAN = "quan", pgettext_lazy("unit type", "urban district")
        THI_XA = "thi_xa", pgettext_lazy("unit type", "town")

    COMMUNE_TYPES = (UnitType.XA, UnitType.PHUONG, UnitType.DAC_KHU, UnitType.THI_TRAN)

    gso_code = models.CharField(
        _("unit code"),
        max_length=5,
        validators=[
            RegexValidator(
                r"^(\d{2}|\d{3}|\d{5})$",
                _("A code has 2 digits for a province, 3 for a district, 5 for a commune."),
            )
        ],
        help_text=_("From the national list of units. A new unit may take an old one's code."),
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("Without its type: “Thành Sơn”.")
    )
    unit_type = models.CharField(_("unit type"), max_length=10, choices=UnitType.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    valid_from = models.DateField(_("first day"), default=UNKNOWN_START)
    valid_to = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave empty while the unit exists.")
    )
    area_km2 = models.DecimalField(
        _("area (km²)"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    legal_basis = models.ForeignKey(
        "units.LegalBasis",
        verbose_name=_("legal basis"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    folded_name = models.CharField(max_length=230, editable=False, db_index=True)
    successors = models.ManyToManyField(
        "self",
        verbose_name=_("successors"),
        through="units.UnitSuccession",
        through_fields=("predecessor", "successor"),
        symmetrical=False,
        related_name="predecessors",
    )

    panels = [
        FieldRowPanel([FieldPanel("unit_type"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("gso_code"), FieldPanel("parent")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                FieldPanel("legal_basis"),
            ],
            heading=_("When it exists"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("area_km2"), FieldPanel("population")]),
                FieldRowPanel([FieldPanel("households")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Figures"),
        ),
    ]
    objects = AdministrativeUnitQuerySet.as_manager()
    province_permissions = PROVINCE_PERMISSIONS

    class Meta:
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ["folded_name", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["gso_code", "valid_from"],
                name="unit_code_once_a_day",
                violation_error_message=_("A unit with this code and first day is in the list."),
            )
        ]

    def changed_stamps(self) -> list:
        """Homes, the portal's directory and the pages on boundaries tell of units."""
        return [EVERYWHERE]

    def __str__(self) -> str:
        if self.valid_to:
            years = pgettext("unit", "to %(year)s") % {"year": self.valid_to.year}
            return f"{self.full_name} ({self.gso_code}, {years})"
        return f"{self.full_name} ({self.gso_code})"

    def clean(self):
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day must not be before the first.")})
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": _("Choose another unit: one can't lie in itself.")})

    def save(self, *args, **kwargs):
        self.refresh_folded_name()
        super().save(*args, **kwargs)

    def refresh_folded_name(self) -> None:
        """What searches read: the name alone, then with its type ("thanh son,xa thanh son")."""
        folded = fold(self.name)
        self.folded_name = f"{folded},{self.unit_type.replace('_', ' ')} {folded}"

    @property
    def short_name(self) -> str:
        """The name alone, as the reader's language writes it: "Thành Sơn", "Thanh Son"."""
        is_first = get_language() == settings.LANGUAGE_CODE
        return self.name if is_first else without_marks(self.name)

    @property
    def full_name(self) -> str:
        """The name with its type, as the reader's language writes it: "xã Thành Sơn"."""
        words = {"name": self.short_name, "type": self.get_unit_type_display()}
        return pgettext("unit name", "%(name)s %(type)s") % words

    full_name.fget.short_description = _("name")  # type: ignore[attr-defined]  # heads the column

    @property
    def place(self) -> str:
        """Where it lies: "huyện Anh Sơn, tỉnh Nghệ An"; use `with_place` in lists."""
        names, above = [], self.parent
        while above:
            names.append(above.full_name)
            above = above.parent
        return ", ".join(names)

    @property
    def became(self) -> str:
        """The units that took over from it: "xã Thành Bình Thọ", or "" while it exists."""
        return ", ".join(unit.full_name for unit in self.successors.all())

    @property
    def is_current(self) -> bool:
        """Whether it exists today."""
        today = timezone.localdate()
        return self.valid_from <= today and (self.valid_to is None or self.valid_to >= today)

    @property
    def start_is_known(self) -> bool:
        """Whether `valid_from` is a real day and not the stand-in for an unknown one."""
        return self.valid_from != UNKNOWN_START
