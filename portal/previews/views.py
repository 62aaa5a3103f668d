"""The screen of a page's preview links, for who may edit the page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from portal.admin.own import explorable_pages
from portal.core.hints import Host
from portal.core.querysets import sites_at
from portal.previews import links
from portal.previews.forms import LinkForm


class OfSharedPage(Host):
    """A view of a page that the officer may edit, and of the site where it stands."""

    def dispatch(self, request, page_id: int, **kwargs):
        found = get_object_or_404(explorable_pages(request.user), pk=page_id)
        self.page: Any = found.specific
        if not links.may_share(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, **kwargs)

    @cached_property
    def site(self) -> Site:
        return get_object_or_404(sites_at(self.page.path))

    def to_the_list(self) -> HttpResponse:
        return redirect("page_preview_links", self.page.pk)


class LinksView(OfSharedPage, WagtailAdminTemplateMixin, FormView):
    """Makes a link, and lists those that work."""

    form_class = LinkForm
    template_name = "previews/admin/links.html"
    page_title = gettext_lazy("Send a preview link")
    header_icon = "link-external"

    def get_breadcrumbs_items(self):
        title = self.page.get_admin_display_title()
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, {"url": edit, "label": title}, here]

    @cached_property
    def refusal(self):
        return links.why_no_link(self.page)

    def post(self, request, **kwargs):
        if self.refusal:
            return self.render_to_response(self.get_context_data())
        return super().post(request, **kwargs)

    def get_context_data(self, **kwargs):
        translations = getattr(self.page, "translated_pages", [])
        return super().get_context_data(
            shared=self.page,
            refusal=self.refusal,
            links=links.links_of(self.page, self.site),
            translations=[one for one in translations if links.may_share(self.request.user, one)],
            **kwargs,
        )

    def form_valid(self, form):
        links.make(self.page, self.site, self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The link is made. Copy it and send it."))
        return self.to_the_list()


class WithdrawView(OfSharedPage, View):
    """Ends one of the page's links."""

    http_method_names = ["post"]

    def post(self, request, link_id: int) -> HttpResponse:
        link = self.page.preview_links.in_force().filter(pk=link_id).first()
        if link is None:
            messages.info(request, _("That link had ended already."))
        else:
            links.withdraw(link, self.page, request.user)
            messages.success(request, _("The link is withdrawn: it opens nothing any more."))
        return self.to_the_list()


def urls() -> list:
    return [
        path("xem-truoc/<int:page_id>/", LinksView.as_view(), name="page_preview_links"),
        path(
            "xem-truoc/<int:page_id>/<int:link_id>/thu-hoi/",
            WithdrawView.as_view(),
            name="withdraw_page_preview",
        ),
    ]
