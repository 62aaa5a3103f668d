"""Filters beside lists of the admin."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import pgettext_lazy


class RadioFilter(django_filters.ChoiceFilter):
    """One of a few choices, each seen without a tap; nothing chosen is “All”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", pgettext_lazy("filter", "All"))
        super().__init__(*args, widget=forms.RadioSelect, **kwargs)
