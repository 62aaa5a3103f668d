"""All that is wrong with a form of many tabs as one list, each entry leading to its field."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks.base import BlockWidget

from portal.core.publishing import faults_in

# They have no input of their name that could be focused: what is around them is.
WRAPPED = (
    BaseChooser,
    BlockWidget,
    DraftailRichTextArea,
    forms.CheckboxSelectMultiple,
    forms.RadioSelect,
)


class FormError(NamedTuple):
    """What is wrong, with which field, and the CSS selector of where it stands ("": nowhere)."""

    label: str
    message: str
    target: str


def errors_of(form: Any) -> list[FormError]:
    """Those of the form, then those of the rows in it."""
    found = list(_errors(form))
    for name, formset in getattr(form, "formsets", {}).items():
        if name == "comments":
            continue
        kind = capfirst(str(formset.model._meta.verbose_name))
        panel = f"#id_{formset.prefix}-FORMS"
        found += [FormError(kind, str(error), panel) for error in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, start=1):
            if not formset.can_delete or not formset._should_delete_form(row):
                around = f"#inline_child_{row.prefix}"
                found += _errors(row, f"{kind} {number} › ", around)
    return found


def _errors(form: Any, before: str = "", around: str = "") -> Iterator[FormError]:
    for name, errors in form.errors.as_data().items():
        label, target = before.removesuffix(" › "), around
        if name != NON_FIELD_ERRORS and name in form.fields:
            field = form[name]
            label = f"{before}{field.label or _label_of(form, name)}"
            own = field.id_for_label
            if field.is_hidden or isinstance(field.field.widget, WRAPPED) or not own:
                target = around or f'[data-contentpath="{name}"]'
            else:
                target = f"#{own}"
        for error in errors:
            for message in faults_in(error):
                yield FormError(label, message, target)


def _label_of(form: Any, name: str) -> str:
    """A field that is labelled by the panel around it has the name of the model's."""
    fields = {field.name: field for field in form._meta.model._meta.get_fields()}
    return capfirst(str(fields[name].verbose_name)) if name in fields else ""
