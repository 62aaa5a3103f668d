"""The producer's form: of each product price, stock, season and pictures; consent and a note."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Site

from portal.core.form_stamps import StampedForm
from portal.core.hints import Text
from portal.core.pictures.fields import PictureField
from portal.core.typed.numbers import WholeNumberField
from portal.privacy.consent_fields import ConsentField
from products.fields import MonthsFormField
from products.models import ProductPage
from products.producer_links.choices import CONSENTS, Purpose
from products.producer_links.models import LONGEST_NOTE, MOST_PHOTOS, SentPhoto, SentProduct
from products.sent_parts import SentPart, sent_parts

# What PostgreSQL and SQLite keep alike.
MOST_DONG = 2_147_483_647
STOCK = [("yes", gettext_lazy("In stock")), ("no", gettext_lazy("Out of stock"))]
NAMES = ("price_min", "price_max", "price_unit", "is_available", "availability_note")
TOO_LONG = gettext_lazy("Shorten it to %(limit_value)d characters.")


def _text(label: Text, most: int, help_text: Text = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.TextInput(attrs={"class": "in"}),
        error_messages={"max_length": TOO_LONG},
    )


def _dong(label: Text, help_text: Text = "") -> WholeNumberField:
    return WholeNumberField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=1,
        max_value=MOST_DONG,
        widget=forms.TextInput(attrs={"class": "in"}),
    )


def product_fields() -> dict[str, forms.Field]:
    """The fields of one product, by the names of what they change."""
    return {
        "price_min": _dong(
            gettext_lazy("Price from (đồng)"), gettext_lazy("Such as 45.000. Empty: as it is now.")
        ),
        "price_max": _dong(
            gettext_lazy("Price to (đồng)"), gettext_lazy("Only where there is a range.")
        ),
        "price_unit": _text(
            gettext_lazy("For how much"), 40, gettext_lazy("Such as “kg” or “chai 500 ml”.")
        ),
        "is_available": forms.ChoiceField(
            label=gettext_lazy("Is it there now?"),
            choices=STOCK,
            required=False,
            widget=forms.RadioSelect,
        ),
        "availability_note": _text(
            pgettext_lazy("producer's form", "Note on stock"),
            40,
            gettext_lazy("Such as “Đặt trước 5 ngày”."),
        ),
        "season_months": MonthsFormField(
            label=gettext_lazy("Months when it is there"), required=False
        ),
    }


@dataclass
class FormPart:
    """One product in the form: its row, the pictures that arrived before, and what features
    ask of it."""

    form: "SendingForm"
    row: SentProduct
    kept_photos: list[SentPhoto]
    offers: list[tuple[SentPart, Any]] = field(default_factory=list)

    def name(self, name: str) -> str:
        """The name of a field of this product."""
        return f"sp{self.row.pk}-{name}"

    def bound(self, name: str) -> BoundField:
        return self.form[self.name(name)]

    @property
    def title(self) -> str:
        return self.row.product.title

    @property
    def prices(self) -> list[BoundField]:
        return [self.bound(name) for name in ("price_min", "price_max", "price_unit")]

    @property
    def stock(self) -> BoundField:
        return self.bound("is_available")

    @property
    def stock_note(self) -> BoundField:
        return self.bound("availability_note")

    @property
    def season(self) -> BoundField:
        return self.bound("season_months")

    @property
    def photo_names(self) -> list[str]:
        return [self.name(f"photo{number}") for number in range(MOST_PHOTOS)]

    @property
    def photo_fields(self) -> list[BoundField]:
        return [self.form[name] for name in self.photo_names if name in self.form.fields]

    @property
    def asked(self) -> list[tuple[SentPart, list[BoundField]]]:
        """What features ask: each with its fields."""
        return [
            (part, [self.bound(f"{part.name}-{name}") for name in part.fields(offer)])
            for part, offer in self.offers
        ]


class SendingForm(StampedForm):
    """Filled with what readers have now. Nothing typed is lost; pictures that are good are kept
    by `keep_photos`, whatever else is wrong, as browsers send them once."""

    note = forms.CharField(
        label=gettext_lazy("Anything else for the commune?"),
        help_text=gettext_lazy("Only officers read it."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"class": "in", "rows": 3}),
        error_messages={"max_length": gettext_lazy("Shorten it to 1,000 characters.")},
    )
    consent = ConsentField(
        CONSENTS,
        Purpose.SHOW,
        error_messages={
            "required": gettext_lazy("Tick that you agree: without it nothing can be shown.")
        },
    )
    # They are of several kinds.
    fields: dict[str, Any]
    _bound_fields_cache: dict[str, BoundField]

    def __init__(
        self,
        data: Any = None,
        files: MultiValueDict | None = None,
        *,
        rows: list[SentProduct],
        site: Site,
    ):
        super().__init__(data, site=site)
        self.files = files if files is not None else MultiValueDict()
        self.parts = [FormPart(self, row, list(row.photos.all())) for row in rows]
        products = [row.product for row in rows]
        for asked in sent_parts():
            offers = asked.offers(products)
            for part in self.parts:
                if part.row.product_id in offers:
                    part.offers.append((asked, offers[part.row.product_id]))
        for part in self.parts:
            self._add_fields(part)

    def _add_fields(self, part: FormPart) -> None:
        now: ProductPage = part.row.product
        for name, one in product_fields().items():
            self.fields[part.name(name)] = one
            value = getattr(now, name)
            self.initial[part.name(name)] = STOCK[not value][0] if name == "is_available" else value
        self._ask_for_photos(part)
        for asked, offer in part.offers:
            for name, one in asked.fields(offer).items():
                self.fields[part.name(f"{asked.name}-{name}")] = one

    def _ask_for_photos(self, part: FormPart, wrong: Container[str] = ()) -> None:
        """As many fields as there is room; those where something is wrong stay."""
        kept, names = len(part.kept_photos), part.photo_names
        wanted = [name for name in names if name in wrong]
        wanted = (wanted + [name for name in names if name not in wanted])[: MOST_PHOTOS - kept]
        for name in names:
            self.fields.pop(name, None)
            # Django keeps the label of the field that was there.
            self._bound_fields_cache.pop(name, None)
        for number, name in enumerate(sorted(wanted), kept + 1):
            self.fields[name] = PictureField(
                label=_("Picture %(number)s") % {"number": number},
                required=False,
                widget=forms.FileInput(attrs={"class": "in", "accept": "image/*"}),
            )
            # The list of formats says nothing to who takes photos: all that phones make is taken.
            self.fields[name].help_text = ""

    def clean(self):
        for part in self.parts:
            self._check_price(part)
            part.row.more = dict(self._read_asked(part))
        return super().clean()

    def _value(self, part: FormPart, name: str) -> Any:
        return self.cleaned_data.get(part.name(name))

    def _check_price(self, part: FormPart) -> None:
        # What is wrong in itself is said there.
        if any(part.name(name) in self.errors for name in ("price_min", "price_max")):
            return
        lowest, highest = self._value(part, "price_min"), self._value(part, "price_max")
        if highest and not lowest:
            self.add_error(part.name("price_min"), _("Write the lower price too."))
        elif highest and lowest and highest < lowest:
            text = _("The higher price must not be below the lower one.")
            self.add_error(part.name("price_max"), text)
        unit = part.name("price_unit")
        if lowest and not self._value(part, "price_unit") and unit not in self.errors:
            self.add_error(unit, _("Say what the price is for, such as “kg”."))

    def _read_asked(self, part: FormPart) -> Iterator[tuple[str, dict[str, str]]]:
        for asked, offer in part.offers:
            names = {name: part.name(f"{asked.name}-{name}") for name in asked.fields(offer)}
            if self.errors.keys() & names.values():
                continue
            values = {name: self.cleaned_data.get(full) for name, full in names.items()}
            try:
                if kept := asked.read(offer, values):
                    yield asked.name, kept
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    self.add_error(names.get(name), messages)

    def keep_photos(self) -> None:
        """Saves the good pictures of a form that was sent; the form doesn't ask for them again."""
        for part in self.parts:
            if f"drop-{part.row.pk}" in self.data:
                part.row.photos.all().delete()
            sent = [file for name in part.photo_names if (file := self.cleaned_data.get(name))]
            for file in sent[: MOST_PHOTOS - part.row.photos.count()]:
                SentPhoto.objects.create(part=part.row, file=file)
            part.kept_photos = list(SentPhoto.objects.filter(part=part.row))
            self._ask_for_photos(part, self.errors)

    def fill(self, row_part: FormPart) -> SentProduct:
        """The row with what was sent of its product."""
        row = row_part.row
        for name in NAMES:
            setattr(row, name, self._value(row_part, name))
        row.price_unit = " ".join(row.price_unit.split())
        row.availability_note = " ".join(row.availability_note.split())
        stock: Any = self._value(row_part, "is_available")
        row.is_available = stock == "yes" if stock else None
        row.season_months = self._value(row_part, "season_months") or 0
        return row

    @property
    def consent_version(self) -> str:
        """The version of the text that was ticked."""
        asked: ConsentField = self.fields["consent"]
        return asked.version(self.data.get("consent", ""))
