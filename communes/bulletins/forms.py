"""What officers write of a bulletin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.steps import hold, mark_draft, mark_ready, may_release
from portal.admin.scoped import ScopedForm

# What changes nothing that is heard.
SILENT = {"is_sample"}


class BulletinForm(ScopedForm):
    """A bulletin; what is changed by who doesn't release it waits for approval again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "site" in self.fields:
            self.fields["site"].disabled = True

    def clean(self):
        cleaned: Any = super().clean()
        site = cleaned.get("site") or (self.instance.site if self.instance.pk else None)
        chosen = cleaned.get("villages") or ()
        if site and any(village.site_id != site.pk for village in chosen):
            self.add_error("villages", _("Choose villages of this commune only."))
        return cleaned

    def save(self, commit=True):
        bulletin = self.instance
        if bulletin.pk:
            hold(bulletin, *Bulletin.State)
        if set(self.changed_data) - SILENT:
            bulletin.version += 1
            if bulletin.is_ready and may_release(self.for_user, bulletin):
                mark_ready(bulletin, self.for_user)
            elif bulletin.is_ready:
                mark_draft(bulletin)
        return super().save(commit)


class AiringForm(forms.Form):
    """What became of a bulletin at an hour."""

    key = forms.RegexField(r"^\d{1,18}-\d{1,12}$")
    outcome = forms.ChoiceField(choices=AirLog.Outcome.choices)
    reason = forms.CharField(label=_("why it was missed"), max_length=160, required=False)

    def clean(self):
        cleaned: Any = super().clean()
        is_missed = cleaned.get("outcome") == AirLog.Outcome.MISSED
        if is_missed and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", ValidationError(_("Say why it was missed.")))
        if cleaned.get("outcome") == AirLog.Outcome.PLAYED:
            cleaned["reason"] = ""
        return cleaned
