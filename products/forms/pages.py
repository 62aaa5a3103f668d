"""What officers' forms check beyond their fields."""

from django import forms
from django.apps import apps
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.models import Page

from portal.core.forms import PortalPageForm
from portal.core.page_rights import PageRights
from portal.core.querysets import HOME_PATH, below
from products.criteria import criteria_choices, set_choices

# Texts that are chosen from the rules of the programme.
CHOSEN = {"criteria_set": criteria_choices, "ocop_set": set_choices}


class ProductPageForm(PortalPageForm):
    """A product names a producer of its own commune, and no other can be chosen."""

    class Media:
        js = ["products/producers.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.publisher = self.for_user
        if "producer" in self.fields and self.parent_page:
            field = self.fields["producer"]
            # Below the home of the product's own language: each producer once.
            home = self.parent_page.path[:HOME_PATH]
            own = field.queryset.filter(below([home]))
            field.queryset = own.order_by("title")
            field.help_text = self._where_to_add(home)

        for name, choices in CHOSEN.items():
            if name in self.fields:
                stored = getattr(self.instance, name)
                self.fields[name].widget = forms.Select(choices=choices(stored))

    def _where_to_add(self, home: str) -> str:
        """A link that leaves the product open, for who may add producers here; two queries."""
        kind = apps.get_model("products", "ProducerIndexPage")
        section = Page.objects.filter(below([home])).exact_type(kind).first()
        producers = self.fields["producer"].queryset.model
        if section is None or not PageRights(self.for_user, section).may_add(producers):
            return gettext("Producers of this commune.")
        args = [producers._meta.app_label, producers._meta.model_name, section.pk]
        return format_html(
            '{} <a href="{}" target="_blank" rel="noopener">{}</a>',
            gettext("Producers of this commune. One is missing?"),
            reverse("wagtailadmin_pages:add", args=args),
            gettext("Add a producer (in a new tab)"),
        )
