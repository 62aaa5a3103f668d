"""Checkboxes for all communes of a province."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import RadioSelectAdapter


class ManyCheckboxes(forms.CheckboxSelectMultiple):
    """Django's for thousands of choices, without two templates for each."""

    def render(self, name, value, attrs=None, renderer=None):
        context = self.get_context(name, value, attrs)["widget"]
        around = {key: context["attrs"].get(key, False) for key in ("id", "class")}
        boxes = (
            (box["name"], str(box["value"]), flatatt(box["attrs"]), box["label"])
            for _group, options, _index in context["optgroups"]
            for box in options
        )
        line = '<div><label><input type="checkbox" name="{}" value="{}"{}> {}</label></div>'
        return format_html("<div{}>{}</div>", flatatt(around), format_html_join("\n", line, boxes))


class ManyCheckboxesAdapter(RadioSelectAdapter):
    """Tells the editor's scripts of the field without its choices: they stand on the page."""

    def js_args(self, widget):
        return super().js_args(ManyCheckboxes(widget.attrs))


register(ManyCheckboxesAdapter(), ManyCheckboxes)
