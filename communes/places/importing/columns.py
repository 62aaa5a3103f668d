"""The columns of a table of places, and a row of it as the admin would check it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.places.choices import PlaceKind
from communes.places.hours import read_hours
from portal.core.models.point import EAST, LATITUDES, LONGITUDES, NORTH
from portal.core.tables.cells import plain
from portal.core.typed.numbers import PartedNumberField
from portal.core.typed.phones import PhoneField

# By field, what its column may be called, folded; the first name is the one that is told.
COLUMNS = {
    "title": ("ten", "ten dia diem", "dia diem", "name"),
    "place_kind": ("loai", "loai dia diem", "kind"),
    "address": ("dia chi", "address"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "phone"),
    "hours": ("gio mo cua", "gio lam viec", "gio", "hours"),
    "closed_on_holidays": ("nghi le", "nghi ngay le"),
    "latitude": ("vi do", "lat", "latitude"),
    "longitude": ("kinh do", "lng", "long", "longitude"),
    "vpostcode": ("vpostcode", "ma vpostcode", "ma dia chi so"),
    "accessibility": ("nguoi khuyet tat", "tiep can"),
    "has_wifi": ("wifi", "wi fi", "wi-fi"),
    "has_atm": ("atm", "cay atm"),
}
# As an officer reads them.
LABELS = {
    "title": "tên",
    "place_kind": "loại",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "hours": "giờ mở cửa",
    "closed_on_holidays": "nghỉ lễ",
    "latitude": "vĩ độ",
    "longitude": "kinh độ",
    "vpostcode": "vpostcode",
    "accessibility": "người khuyết tật",
    "has_wifi": "wifi",
    "has_atm": "atm",
}
NEEDED = ("title", "address")
FIELD = {name: field for field, names in COLUMNS.items() for name in names}
# Words of a name or of everyday talk that tell the kind.
KIND_WORDS = {
    PlaceKind.SHELTER: ("so tan", "tranh tru"),
    PlaceKind.OFFICE: ("tru so", "uy ban", "ubnd", "co quan", "mot cua"),
    PlaceKind.CLINIC: ("tram y te", "benh vien", "phong kham", "y te"),
    PlaceKind.PHARMACY: ("nha thuoc", "quay thuoc", "hieu thuoc"),
    PlaceKind.POLICE: ("cong an",),
    PlaceKind.SCHOOL: ("truong", "mam non", "tieu hoc", "thcs", "thpt"),
    PlaceKind.POST: ("buu dien", "buu cuc"),
    PlaceKind.HALL: ("nha van hoa", "hoi quan"),
    PlaceKind.MARKET: ("cho",),
    PlaceKind.POWER: ("dien luc", "cap nuoc", "nuoc sach"),
    PlaceKind.BANK: ("ngan hang", "atm", "quy tin dung"),
    PlaceKind.WIFI: ("wifi", "wi fi"),
    PlaceKind.OTHER: ("khac", "noi khac", "dia diem khac"),
}
YES = {"co", "x", "1", "yes", "true", "dung"}
NO = {"", "khong", "0", "no", "false", "-"}


class KindField(forms.CharField):
    """The kind of a place, as code or in words."""

    def clean(self, value: Any) -> str:
        told = plain(super().clean(value))
        if told in PlaceKind.values:
            return told
        for kind, words in KIND_WORDS.items():
            if any(f" {word} " in f" {told} " for word in words):
                return kind.value
        raise ValidationError(_("No such kind. Write, for example, “trạm y tế” or “trường học”."))


class YesField(forms.CharField):
    """“Có” or “không”; None where nothing is said."""

    def clean(self, value: Any) -> bool | None:
        told = plain(super().clean(value))
        if not told:
            return None
        if told in YES:
            return True
        if told in NO:
            return False
        raise ValidationError(_("Write “có” or “không”."))


class HoursField(forms.CharField):
    """Hours in words, as the stream of a place has them."""

    def clean(self, value: Any) -> list[dict]:
        try:
            rows = read_hours(super().clean(value))
        except ValueError as error:
            raise ValidationError(
                _("Write hours as in “T2-T6 7:30-11:30, 13:30-17:00; T7 7:30-11:30”.")
            ) from error
        return [
            {
                "type": "hours",
                "value": {
                    "days": [str(day) for day in days],
                    "opens": f"{opens:%H:%M:%S}",
                    "closes": f"{closes:%H:%M:%S}",
                },
            }
            for days, opens, closes in rows
        ]


class RowForm(forms.Form):
    """One row. What has no column, or an empty cell, stays as it is."""

    title = forms.CharField(label=_("Name of the place"), max_length=120)
    place_kind = KindField(label=_("Kind of place"), required=False)
    address = forms.CharField(label=pgettext_lazy("place", "address"), max_length=160)
    phone: Any = PhoneField(blank=True).formfield()
    hours = HoursField(required=False, max_length=300)
    closed_on_holidays = YesField(required=False)
    latitude = PartedNumberField(
        required=False,
        max_digits=9,
        decimal_places=6,
        validators=[
            MinValueValidator(LATITUDES[0], NORTH),
            MaxValueValidator(LATITUDES[1], NORTH),
        ],
    )
    longitude = PartedNumberField(
        required=False,
        max_digits=9,
        decimal_places=6,
        validators=[
            MinValueValidator(LONGITUDES[0], EAST),
            MaxValueValidator(LONGITUDES[1], EAST),
        ],
    )
    vpostcode = forms.CharField(required=False, max_length=20)
    accessibility = forms.CharField(required=False, max_length=160)
    has_wifi = YesField(required=False)
    has_atm = YesField(required=False)

    def __init__(self, data: dict[str, str]):
        # A row without a kind has it in its name.
        told = data.get("place_kind") or data.get("title", "")
        super().__init__(data | {"place_kind": told})
        self.told_kind = bool(data.get("place_kind"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_half = (data.get("latitude") is None) != (data.get("longitude") is None)
        if is_half and not {"latitude", "longitude"} & self.errors.keys():
            self.add_error("latitude", _("Write both numbers, or none."))
        if "place_kind" in self.errors and not self.told_kind:
            del self.errors["place_kind"]
            data["place_kind"] = ""
        return data

    def values(self) -> dict[str, Any]:
        """What the row says, by the fields of a page."""
        said = self.cleaned_data.items()
        return {name: value for name, value in said if value not in (None, "", [])}

    @property
    def told(self) -> str:
        """All that is wrong, each with its column."""
        return " ".join(
            f"{LABELS.get(name, '')}: {error}".removeprefix(": ")
            for name, errors in self.errors.items()
            for error in errors
        )
