"""Labels for fields of Wagtail's own forms that have none.

Wagtail gives these fields no label, so Django shows their English names in every
language: "Link text". Run once, from `wagtail_hooks.py`.
"""

from django import forms
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page
from wagtail_localize import models
from wagtail_localize.views import edit_translation

LINK_TEXT = pgettext_lazy("Wagtail's form", "Link text")

LABELS: dict[type[forms.Form], dict] = {
    ExternalLinkChooserForm: {"link_text": LINK_TEXT},
    AnchorLinkChooserForm: {"link_text": LINK_TEXT},
    EmailLinkChooserForm: {
        "email_address": pgettext_lazy("Wagtail's form", "Email address"),
        "link_text": LINK_TEXT,
        "subject": pgettext_lazy("Wagtail's form", "Subject"),
        "body": pgettext_lazy("Wagtail's form", "Body"),
    },
    PhoneLinkChooserForm: {
        "phone_number": pgettext_lazy("Wagtail's form", "Phone number"),
        "link_text": LINK_TEXT,
    },
    DefaultPageForm: {
        "include_descendants": pgettext_lazy("Wagtail's form", "Include child pages"),
    },
}


def label_fields() -> None:
    """Labels the fields above, unless Wagtail has come to do so itself."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            field = form.base_fields.get(name)
            if field is not None and field.label is None:
                field.label = label
    # Otherwise its head says "1-20 of 43 None".
    SearchView.verbose_name_plural = (
        SearchView.verbose_name_plural or Page._meta.verbose_name_plural
    )


def dates_in_numbers() -> None:
    """wagtail-localize writes days with English names of months in every language."""
    models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%-d/%-m/%Y"
