"""What the province types to open a commune's site."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Site

from communes.units.models import AdministrativeUnit
from home.opening.running import why_not_opened
from portal.core.models import Theme
from portal.core.text import slugify, without_marks
from portal.core.typed.emails import EmailFormField
from portal.core.typed.phones import PhoneFormField
from portal.staff.forms import LONGEST_EMAIL
from portal.staff.services import address_is_taken
from portal.users.managing import manageable_by
from portal.users.models import User

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# How official names begin, and how English names end.
_KINDS = {"xã": "Commune", "phường": "Ward", "đặc khu": "Special Zone", "thị trấn": "Township"}
OTHER_LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] != settings.LANGUAGE_CODE]


def english_name(name: str) -> str:
    """An official name as English pages write it: "Xã Thành Sơn" → "Thanh Son Commune"."""
    for kind, english in _KINDS.items():
        if name.lower().startswith(f"{kind} "):
            return f"{without_marks(name[len(kind) + 1 :].strip())} {english}"
    return without_marks(name)


def proposed(unit: AdministrativeUnit) -> dict[str, Any]:
    """What the form says of a unit before anything is typed."""
    with override(settings.LANGUAGE_CODE):
        name = unit.full_name[:1].upper() + unit.full_name[1:]
    host = slugify(unit.name).replace("-", "") + settings.COMMUNE_HOST_SUFFIXES[0]
    return {"unit": unit.pk, "name": name, "name_en": english_name(name), "hostname": host}


def read_host(typed: str) -> str:
    """A host name such as "thanhson.nghean.example.vn", under a suffix that is allowed.

    Raises ValidationError that says what to write.
    """
    host = re.sub(r"^https?://|/.*$", "", typed.strip().lower()).rstrip(".")
    suffixes = settings.COMMUNE_HOST_SUFFIXES
    suffix = next((one for one in suffixes if host.endswith(one)), None)
    label = host.removesuffix(suffix) if suffix else ""
    if not suffix or not all(_LABEL.fullmatch(part) for part in label.split(".")):
        raise ValidationError(
            _("Write an address without marks that ends in %(suffixes)s, such as %(example)s."),
            params={"suffixes": ", ".join(suffixes), "example": f"thanhson{suffixes[0]}"},
        )
    return host


class OpeningForm(forms.Form):
    """A commune's site; `cleaned_data` as `spec()` is what is kept of it."""

    unit: "forms.ModelChoiceField[AdministrativeUnit]" = forms.ModelChoiceField(
        AdministrativeUnit.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("Choose the unit anew: this one exists no more.")},
    )
    name = forms.CharField(
        label=_("Official name"), max_length=100, help_text=_("Such as “Xã Thành Sơn”.")
    )
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=120,
        required=False,
        help_text=_("Empty: the name without marks, such as “Thanh Son Commune”."),
    )
    tagline = forms.CharField(
        label=_("Line under the name"),
        max_length=120,
        required=False,
        help_text=_("Such as “Anh Sơn · Nghệ An”."),
    )
    hostname = forms.CharField(
        label=_("Address of the site"),
        max_length=253,
        help_text=_("What readers type; it must lead to the server of the portal."),
    )
    theme = forms.ChoiceField(
        label=_("Colour theme"), choices=Theme.choices, initial=Theme.CHAM, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Other languages"),
        choices=OTHER_LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hotline = PhoneFormField(label=_("Hotline"), required=False, office=True)
    email = EmailFormField(label=_("E-mail of the office"), required=False)
    address = forms.CharField(label=_("Address of the office"), max_length=200, required=False)
    admin_name = forms.CharField(
        label=_("First administrator: full name"),
        max_length=150,
        help_text=_("This person invites the others of the commune."),
    )
    admin_email = EmailFormField(
        label=_("First administrator: e-mail"),
        max_length=LONGEST_EMAIL,
        help_text=_("The invitation goes there once the site is open."),
    )

    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["unit"].queryset = AdministrativeUnit.objects.communes().current()

    def read_name(self) -> str:
        """The name as it is kept, whether or not it can be had."""
        return " ".join((self["name"].value() or "").split())

    def read_hostname(self) -> str:
        """The address as it is kept, whether or not it can be had; "" where it is none."""
        try:
            return read_host(self["hostname"].value() or "")
        except ValidationError:
            return ""

    def clean_name(self) -> str:
        return self.read_name()

    def clean_hostname(self) -> str:
        return read_host(self.cleaned_data["hostname"])

    def clean_admin_email(self) -> str:
        email = self.cleaned_data["admin_email"].lower()
        known = manageable_by(self.by).filter(email__iexact=email).exists()
        if not known and (problem := address_is_taken(email, self.by)):
            raise ValidationError(problem)
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        name, unit = data.get("name", ""), data.get("unit")
        if name and not data.get("name_en"):
            data["name_en"] = english_name(name)
        problems = why_not_opened(name, data.get("hostname", ""), unit.pk if unit else None)
        for field, problem in problems.items():
            if field == "unit":
                self.add_error(None, problem)
            elif field not in self.errors:
                self.add_error(field, problem)
        return data

    def administrator(self) -> User | None:
        """Whose account gets the role, where the address has one already."""
        email = self.cleaned_data["admin_email"]
        return manageable_by(self.by).filter(email__iexact=email).first()

    def spec(self) -> dict[str, Any]:
        """What `home.opening.running.ask_for` takes."""
        data = self.cleaned_data
        portal = Site.objects.get(is_default_site=True)
        texts = {key: data[key] for key in ("name", "name_en", "tagline", "hostname", "theme")}
        return {
            **texts,
            "port": portal.port,
            "languages": data["languages"],
            "unit": data["unit"].pk if data["unit"] else None,
            "contact": {key: data[key] for key in ("hotline", "email", "address") if data[key]},
            "administrator": {"name": data["admin_name"], "email": data["admin_email"]},
        }


def typed_again(spec: dict[str, Any]) -> dict[str, Any]:
    """A kept spec as the form shows it, to be changed."""
    admin = spec.get("administrator", {})
    return {
        **{key: value for key, value in spec.items() if key not in ("contact", "administrator")},
        **spec.get("contact", {}),
        "admin_name": admin.get("name", ""),
        "admin_email": admin.get("email", ""),
    }


class UnitSearchForm(forms.Form):
    """Finds today's units by their name or an older one."""

    q = forms.CharField(label=_("Name of the commune"), required=False, max_length=100)

    def found(self, most: int) -> list[AdministrativeUnit]:
        words = self.cleaned_data.get("q", "").strip() if self.is_valid() else ""
        units = AdministrativeUnit.objects.communes().current().with_place()
        found = units.named(words) if words else units.none()
        return list(found.order_by("name", "gso_code")[:most])
