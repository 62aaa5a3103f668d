"""What officers' forms check beyond their fields."""

from django import forms
from django.apps import apps
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.models import Page

from portal.core.page_rights import PageRights
from portal.core.querysets import below
from products.criteria import criteria_choices, set_choices
from products.forms.own_producers import OwnProducersForm

# Texts that are chosen from the rules of the programme.
CHOSEN = {"criteria_set": criteria_choices, "ocop_set": set_choices}


class ProductPageForm(OwnProducersForm):
    """A product's form leads to where a producer is added; what rules know is chosen."""

    class Media:
        js = ["products/producers.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.publisher = self.for_user
        if self.home:
            self.fields["producer"].help_text = self._where_to_add()

        for name, choices in CHOSEN.items():
            if name in self.fields:
                stored = getattr(self.instance, name)
                self.fields[name].widget = forms.Select(choices=choices(stored))

    def _where_to_add(self) -> str:
        """A link that leaves the product open, for who may add producers here; two queries."""
        kind = apps.get_model("products", "ProducerIndexPage")
        section = Page.objects.filter(below([self.home])).exact_type(kind).first()
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
