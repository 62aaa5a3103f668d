"""What an officer is asked on the screen “Ngày bão”: five fields, a tick, a reach."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from communes.announcements.dangers import danger_choices
from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.announcements.page_form import CommunesField
from communes.announcements.widgets import ManyCheckboxes
from communes.models import Village
from communes.storms.models import StormRoad
from communes.storms.steps import Told, version_of
from communes.village_choice import VillagesField, limit_villages
from portal.core.phone_links import find_phones
from portal.sites.neighbours import commune_sites

# As long as an urgent notice may stand, at most.
HOURS = (6, 12, 24, 48, 72)
USUAL_HOURS = 24


def _hours() -> list[tuple[str, str]]:
    return [
        (str(hours), ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
        for hours in HOURS
    ]


class StormForm(forms.Form):
    """What happens, what to do now, where, until when, who to call; a drill or not."""

    title = forms.CharField(
        label=_("What happens"),
        max_length=90,
        help_text=_("One line, such as “Bão số 5 đổ bộ tối nay, gió giật cấp 11”."),
        error_messages={"required": _("Say what happens.")},
    )
    danger = forms.ChoiceField(label=_("Kind of danger"), required=False)
    to_do = forms.CharField(
        label=_("What to do now"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Short sentences in the order they are done."),
        error_messages={"required": _("Say what people do now.")},
    )
    villages: Any = VillagesField(
        label=_("Where"),
        queryset=Village.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: the whole commune."),
    )
    reach = forms.ChoiceField(
        label=_("Where"),
        choices=[(Reach.ALL.value, Reach.ALL.label), (Reach.CHOSEN.value, Reach.CHOSEN.label)],
        initial=Reach.ALL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose in which communes.")},
    )
    communes: Any = CommunesField(
        queryset=Site.objects.none(),
        label=_("Chosen communes"),
        required=False,
        widget=ManyCheckboxes,
    )
    hours = forms.ChoiceField(
        label=_("Until when"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose until when.")},
    )
    calls = forms.CharField(
        label=_("Who to call"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("With the number, such as “Gọi trực ban xã 0238 300 0115, cứu nạn 112”."),
        error_messages={"required": _("Say who to call.")},
    )
    is_drill = forms.BooleanField(
        label=_("This is a drill"),
        required=False,
        help_text=_("The page, the warning and all texts say “Diễn tập”."),
    )
    # Of a day that holds: which version of it was on the screen.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, site: Site, notice: AnnouncementPage | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.site = site
        self.fields["danger"].choices = [  # type: ignore[attr-defined]
            ("", _("As the first line says")),
            *danger_choices(),
        ]
        if site.is_default_site:
            del self.fields["villages"]
            self.fields["communes"].queryset = commune_sites()  # type: ignore[attr-defined]
        else:
            del self.fields["reach"], self.fields["communes"]
            limit_villages(self, "villages", site)
        hours: list[tuple[str, Any]] = list(_hours())
        if notice:
            hours = [("", _("As it is")), *((key, _from_now(label)) for key, label in hours)]
            self.fields["hours"].required = False
            self.initial = {**self._as_it_is(notice), **self.initial}
        else:
            self.initial.setdefault("hours", str(USUAL_HOURS))
        self.fields["hours"].choices = hours  # type: ignore[attr-defined]

    @staticmethod
    def _as_it_is(notice: AnnouncementPage) -> dict[str, Any]:
        return {
            "title": notice.title,
            "danger": notice.danger,
            "to_do": notice.action_text,
            "calls": notice.summary,
            "is_drill": notice.is_drill,
            "villages": list(notice.villages.all()),
            "reach": notice.reach,
            "communes": list(notice.reached_sites.all()),
            "hours": "",
            "seen": version_of(notice),
        }

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_to_do(self) -> str:
        return " ".join(self.cleaned_data["to_do"].split())

    def clean_calls(self) -> str:
        calls = " ".join(self.cleaned_data["calls"].split())
        if not next(iter(find_phones(calls)), None):
            raise forms.ValidationError(
                _("Write a number that can be called, such as “Gọi 112” or “0238 300 0115”.")
            )
        return calls

    def clean(self):
        cleaned = super().clean() or {}
        is_chosen = cleaned.get("reach") == Reach.CHOSEN
        if is_chosen and not cleaned.get("communes") and "communes" not in self.errors:
            self.add_error("communes", _("Choose at least one commune, or “Every commune”."))
        return cleaned

    @property
    def told(self) -> Told:
        """What was typed; `until` counts from now."""
        values = self.cleaned_data
        hours = values.get("hours")
        reach = values.get("reach", "")
        return Told(
            title=values["title"],
            danger=values["danger"],
            to_do=values["to_do"],
            calls=values["calls"],
            until=timezone.now() + timedelta(hours=int(hours)) if hours else None,
            is_drill=values["is_drill"],
            villages=list(values.get("villages") or []),
            reach=reach,
            communes=list(values["communes"]) if reach == Reach.CHOSEN else [],
        )

    @property
    def reached(self) -> int:
        """In how many communes homes give way."""
        if not self.site.is_default_site:
            return 1
        told = self.told
        if told.reach == Reach.CHOSEN:
            return len(told.communes)
        return commune_sites().count()


def _from_now(label: str) -> str:
    return _("%(hours)s from now") % {"hours": label}


class RoadForm(forms.ModelForm):
    """A road; one without a name goes, or is not added."""

    class Meta:
        model = StormRoad
        fields = ["name", "state"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


RoadFormSet = forms.modelformset_factory(StormRoad, form=RoadForm, extra=3, max_num=20)
