"""A signed time stamp in the form: tells people from machines without a third party."""

import time
from enum import Enum

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

SALT = "portal.form"
MIN_SECONDS, MAX_SECONDS = 3, 12 * 60 * 60


class StampState(Enum):
    """What a form's stamp says of when it was opened."""

    GOOD = "good"
    TOO_NEW = "too new"
    TOO_OLD = "too old"
    WRONG = "wrong"


def new_stamp(site: Site, age: int = 0) -> str:
    """A stamp for a form of this site, opened `age` seconds ago."""
    return signing.dumps([site.pk, int(time.time()) - age], salt=SALT)


def read_stamp(value: str, site: Site) -> StampState:
    """Whether a form with this stamp can come from a person."""
    try:
        site_id, opened = signing.loads(value, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return StampState.WRONG
    if site_id != site.pk:
        return StampState.WRONG
    age = time.time() - opened
    if age > MAX_SECONDS:
        return StampState.TOO_OLD
    return StampState.GOOD if age >= MIN_SECONDS else StampState.TOO_NEW


def next_stamp(value: str, state: StampState, site: Site) -> str:
    """The stamp of the form shown again: one sent too soon ages on, a stale one starts ripe."""
    if state in (StampState.GOOD, StampState.TOO_NEW):
        return value
    return new_stamp(site, MIN_SECONDS if state is StampState.TOO_OLD else 0)


class StampedForm(forms.Form):
    """A form that readers send to a site, guarded against machines: nothing typed is lost."""

    website = forms.CharField(required=False)  # the honeypot: people don't see it
    stamp = forms.CharField(required=False)

    def __init__(self, data=None, *, site: Site):
        self.site = site
        super().__init__(data)

    @cached_property
    def stamp_state(self) -> StampState:
        return read_stamp(self.data.get("stamp", ""), self.site)

    @property
    def next_stamp(self) -> str:
        """The time stamp to put into the form that is shown now."""
        if not self.is_bound:
            return new_stamp(self.site)
        return next_stamp(self.data.get("stamp", ""), self.stamp_state, self.site)

    def clean(self):
        data = super().clean()
        if self.cleaned_data.get("website") or self.stamp_state is not StampState.GOOD:
            raise ValidationError(
                _("Nothing is lost: what you wrote is below. Wait a moment and send it again.")
            )
        return data
