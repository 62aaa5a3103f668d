"""One form of many steps: whatever is pressed or asked between keeps what was typed."""

from typing import Any

from django import forms
from django.http import HttpResponse

from portal.core.hints import Host
from portal.pagecache.conditional import for_one_reader

# What carries a form, and isn't typed.
NOT_TYPED = {"csrfmiddlewaretoken", "do", "version", "sure"}


class CarriesTyped(Host):
    """Mixed into a view of templates whose forms are one; `failed` are those to be mended."""

    failed: dict[str, forms.BaseForm]

    def form(self, name: str, form_class: Any, changes: dict | None = None, **kwargs):
        """A form as it failed, else with what was typed and then changed, else as it begins."""
        if name in self.failed:
            return self.failed[name]
        form, data = form_class(**kwargs), self.request.POST
        typed = {
            key: field.widget.value_from_datadict(data, {}, form.add_prefix(key))
            for key, field in form.fields.items()
            if form.add_prefix(key) in data
        }
        return form_class(**kwargs, initial=typed | (changes or {})) if typed or changes else form

    def screen(self, template: str, **told) -> HttpResponse:
        """A screen on the way of a step, which nobody keeps; `typed` is for its form."""
        lists = self.request.POST.lists()
        typed = [(name, one) for name, ones in lists if name not in NOT_TYPED for one in ones]
        response = self.response_class(
            request=self.request,
            template=[template],
            context=self.screen_context() | {"typed": typed} | told,
            using=self.template_engine,
        )
        return for_one_reader(response)

    def ask(self, do: str, **told) -> HttpResponse:
        """Asks once before what can't be undone: `heading`, `text`, `quote`, `label`."""
        return self.screen("questions/admin/ask_once.html", do=do, **told)

    @property
    def is_sure(self) -> bool:
        """Whether it was asked."""
        return "sure" in self.request.POST
