"""Making a link: at the page of a producer, for who may make links there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Site

from portal.admin.own import explorable_pages
from portal.core.phone_links import grouped_phone
from portal.core.querysets import sites_at
from portal.pagecache.conditional import for_one_reader
from products.models import ProducerPage, ProductPage
from products.producer_links import links
from products.producer_links.forms.officers import LinkForm
from products.producer_links.models import ProducerLink
from products.templatetags.products_tags import zalo_url

SHOWN = 20


class MakeLinkView(WagtailAdminTemplateMixin, FormView):
    """The products of a producer, the links made before, and once the text of a new one."""

    form_class = LinkForm
    template_name = "producer_links/admin/make.html"
    page_title = gettext_lazy("Link for the producer")
    header_icon = "link-external"
    producer: Any

    def dispatch(self, request, page_id: int, **kwargs):
        producers = ProducerPage.objects.filter(
            pk__in=explorable_pages(request.user).filter(pk=page_id).values("pk")
        )
        self.producer = get_object_or_404(producers.select_related("locale"))
        if not self.producer.is_original:
            raise Http404
        if not links.may_make(request.user, self.site):
            raise PermissionDenied
        # The secret of a new link stands on it.
        return for_one_reader(super().dispatch(request, **kwargs))

    @cached_property
    def site(self) -> Site:
        sites = sites_at(self.producer.path).select_related("root_page")
        return get_object_or_404(sites.filter(is_default_site=False))

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.producer.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.producer.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {
            "data": self.request.POST if self.request.method == "POST" else None,
            "producer": self.producer,
            "site": self.site,
            "chosen": self.request.GET.get("product", ""),
        }

    def get_context_data(self, **kwargs):
        made = ProducerLink.objects.filter(producer=self.producer, site=self.site)
        return super().get_context_data(
            producer=self.producer,
            made=made[:SHOWN],
            has_products=links.products_for(self.producer, self.site).exists(),
            **kwargs,
        )

    def form_valid(self, form) -> HttpResponse:
        """Shown at once and not behind a redirect: the secret is kept nowhere."""
        link, secret = links.make(
            self.producer, self.site, form.cleaned_data["products"], self.request.user
        )
        message = links.message_of(link, secret)
        number = self.producer.zalo or self.producer.phone
        context = self.get_context_data(
            form=form,
            link=link,
            message=message,
            number=grouped_phone(number),
            # "?&" is read by both kinds of phones.
            sms=f"sms:{self.producer.phone}?&{urlencode({'body': message}).replace('+', '%20')}",
            zalo=zalo_url(number),
        )
        return self.render_to_response(context)


def link_button(page: Any, user: Any, view_name: str, next_url: str | None = None):
    """At a producer's page and at those of the products, in the first language."""
    if not issubclass(page.specific_class or type(page), (ProducerPage, ProductPage)):
        return
    page = page.specific
    if not page.is_original:
        return
    producer_id = page.pk if isinstance(page, ProducerPage) else page.producer_id
    site = sites_at(page.path).filter(is_default_site=False).first() if producer_id else None
    if site and links.may_make(user, site):
        url = reverse("make_producer_link", args=[producer_id])
        if isinstance(page, ProductPage):
            url += f"?product={page.pk}"
        yield Button(
            gettext_lazy("Send the producer a link"), url, icon_name="mobile-alt", priority=14
        )


def urls() -> list:
    return [path("gui-nguoi-ban/<int:page_id>/", MakeLinkView.as_view(), name="make_producer_link")]
