"""A published answer in the page editor: no more of its asker than at the desk."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.questions.disclosure import Hit
from communes.questions.public_words import (
    hits_in,
    refusal,
    refused,
    to_be_seen,
    to_look_at,
    values_of,
)
from portal.core.forms import PortalPageForm

SEEN = _("I have looked at it: nothing of it is private")


class QuestionPageForm(PortalPageForm):
    """Publishing refuses what tells who asked; drafts are free."""

    seen = forms.BooleanField(
        label=SEEN,
        required=False,
        help_text=_("Needed where the page has a phone number, a name, a birthday or an address."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            # A draft may lack anything but these: the database has no empty day.
            self.initial["asked_at"] = self.initial.get("asked_at") or timezone.localdate()
            self.initial["answered_at"] = self.initial.get("answered_at") or timezone.now()

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._keep_private(cleaned)
        return cleaned

    def _keep_private(self, cleaned: dict) -> None:
        page = self.instance
        stored = values_of(page)
        values = stored | {name: cleaned[name] for name in stored if name in cleaned}
        place = page if page.pk else self.parent_page
        site = place.get_site() if place else None
        question = page.question if page.pk else None
        hits = hits_in(values, question, site)
        for hit in refused(hits):
            self.add_error(hit.key if hit.key in self.fields else None, refusal(hit))
        if page.live:
            known = {_told(hit) for hit in hits_in(stored, question, site)}
            hits = [hit for hit in hits if _told(hit) not in known]
        if not cleaned.get("seen"):
            for hit in to_be_seen(hits):
                self.add_error(hit.key if hit.key in self.fields else None, to_look_at(hit))


def _told(hit: Hit) -> tuple[str, str]:
    return hit.kind, hit.words
