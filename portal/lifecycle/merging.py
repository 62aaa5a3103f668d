"""Merging a page into another one: readers of its addresses find that one, and it goes."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.admin.own import explorable_pages
from portal.core.standing import why_not_taken
from portal.lifecycle.old_addresses import merge


def why_not_merged(page: Page, user) -> str:
    """Why an officer may not merge a page away, or ""."""
    if reason := why_not_taken(user, page, "delete"):
        return reason
    title = page.get_admin_display_title()
    if not page.permissions_for_user(user).can_delete():
        return _("You may not delete “%(page)s”, so you may not merge it.") % {"page": title}
    if not getattr(page, "is_original", True):
        return _("Merge the Vietnamese page: its translation goes with it.")
    if page.numchild:
        return _("Pages stand below “%(page)s”: move or merge those first.") % {"page": title}
    return ""


def mergeable_into(page: Page, user):
    """The public pages that a page can be merged into: the officer's own, in its language."""
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return own.filter(live=True, depth__gt=2, locale_id=page.locale_id).exclude(pk=page.pk)


class OwnPageChooser(AdminPageChooser):
    """Shows again what was chosen, also where that was no page."""

    def get_value_data(self, value):
        is_odd = isinstance(value, str) and not value.isdecimal()
        return super().get_value_data(None if is_odd else value)


class MergeForm(forms.Form):
    """Asks which page stays."""

    into = forms.ModelChoiceField(
        Page.objects.none(),
        label=gettext_lazy("Page that stays"),
        widget=OwnPageChooser,
        error_messages={
            "required": gettext_lazy("Choose the page that stays."),
            "invalid_choice": gettext_lazy(
                "Choose another published page of yours, in the same language."
            ),
        },
    )

    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, *args, pages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = pages


class MergeView(WagtailAdminTemplateMixin, FormView):
    """Says what will be gone and where its readers are led, and asks for the page that stays."""

    form_class = MergeForm
    template_name = "lifecycle/merge.html"
    page_title = gettext_lazy("Merge into another page")
    header_icon = "link"
    breadcrumbs_items = ()  # the title stands there instead

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(explorable_pages(request.user), pk=page_id).specific
        if reason := why_not_merged(self.page, request.user):
            messages.error(request, reason)
            return redirect("wagtailadmin_explore", self.page.get_parent().pk)
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_form_kwargs(self):
        pages = mergeable_into(self.page, self.request.user)
        return super().get_form_kwargs() | {"pages": pages}

    def get_context_data(self, **kwargs):
        translations = getattr(self.page, "translated_pages", [])
        return super().get_context_data(
            merged=self.page,
            translations=translations,
            action_url=self.request.path,
            submit_button_label=_("Merge and delete this page"),
            **kwargs,
        )

    def form_valid(self, form):
        into = form.cleaned_data["into"]
        merge(self.page, into)
        # What the database protects takes all of it back (AtomicUnsafeMethodsMiddleware).
        DeletePageAction(self.page, user=self.request.user).execute()
        told = _("“%(page)s” was merged: its addresses lead to “%(into)s” now.") % {
            "page": self.page.get_admin_display_title(),
            "into": into.get_admin_display_title(),
        }
        edit = reverse("wagtailadmin_pages:edit", args=[into.pk])
        messages.success(self.request, told, [messages.button(edit, _("Edit"))])
        return redirect("wagtailadmin_explore", into.get_parent().pk)


def merge_button(page: Page, user):
    """The button beside “Delete”, for whoever may merge this page away."""
    if not why_not_merged(page.specific, user):
        url = reverse("lifecycle_merge", args=[page.pk])
        yield Button(_("Merge into another page"), url, icon_name="link", priority=55)


def urls() -> list:
    return [path("gop-trang/<int:page_id>/", MergeView.as_view(), name="lifecycle_merge")]
