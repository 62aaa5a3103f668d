"""What officers write of a shift: one by one, or a week at a time."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.organisation.models import DutyShift, OfficialProfilePage
from portal.admin.own import explorable_pages
from portal.admin.scoped import ScopedForm
from portal.core.formatting import weekday_name
from portal.core.querysets import below
from portal.core.weeks import Week

# Of a week: far more than any office has.
MOST_LINES = 200


class ShiftForm(ScopedForm):
    """One shift; offers the officials of the officer's own sites, in the first language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "official" in self.fields:
            own = explorable_pages(self.for_user).values("pk")
            chosen: Any = self.fields["official"]
            chosen.queryset = chosen.queryset.filter(
                pk__in=own, locale__language_code=settings.LANGUAGE_CODE
            )


def officials_of(site: Site):
    """The officials of a site, as they can be put on duty."""
    pages = OfficialProfilePage.objects.filter(below([site.root_page.path]))
    return pages.defer("duties").order_by("path")


class RowForm(forms.ModelForm):
    """A line of a week."""

    day = forms.TypedChoiceField(label=_("day"), coerce=date.fromisoformat)
    official: Any = forms.ModelChoiceField(
        OfficialProfilePage.objects.none(), label=_("official"), required=False
    )

    class Meta:
        model = DutyShift
        fields = ["day", "part", "starts_at", "ends_at", "official", "name", "phone"]
        widgets = {
            name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            for name in ("starts_at", "ends_at")
        }

    def __init__(self, *args, site: Site, week: Week, officials: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.site = site
        if isinstance(self.initial.get("day"), date):
            self.initial["day"] = self.initial["day"].isoformat()
        fields: dict[str, Any] = self.fields
        fields["day"].choices = [
            (day.isoformat(), f"{weekday_name(day)}, {date_format(day, 'MONTH_DAY_FORMAT')}")
            for day in week.days
        ]
        fields["official"].queryset = officials_of(site)
        # Once for all lines.
        fields["official"].choices = [("", "–"), *officials]
        for name in ("starts_at", "ends_at", "name", "phone"):
            fields[name].help_text = ""


class BaseWeek(forms.BaseModelFormSet):
    """The lines of a week, and an empty one for each day."""

    def __init__(self, data=None, *, site: Site, week: Week):
        officials = [(one.pk, f"{one.title} – {one.post}") for one in officials_of(site)]
        super().__init__(
            data,
            queryset=DutyShift.objects.in_site(site).of_week(week),
            form_kwargs={"site": site, "week": week, "officials": officials},
            initial=[{"day": day.isoformat()} for day in week.days],
            prefix="ca",
        )

    @property
    def version(self) -> str:
        """Stands for the shifts as they are stored: another one says that somebody wrote them."""
        shifts: Any = self.queryset
        stored = list(shifts.order_by("pk").values_list())
        return salted_hmac("organisation.week", repr(stored)).hexdigest()[:20]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["id"].error_messages["invalid_choice"] = _(
            "Somebody has deleted this shift meanwhile. Tick “Delete” here; if it is still"
            " needed, write it into an empty line."
        )


WeekFormSet = forms.modelformset_factory(
    DutyShift,
    form=RowForm,
    formset=BaseWeek,
    extra=7,
    max_num=MOST_LINES,
    absolute_max=MOST_LINES,
    can_delete=True,
)
