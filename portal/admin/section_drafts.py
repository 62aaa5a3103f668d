"""A form for one section that ends in a draft in the editor, such as a file that is read.

    class WordView(SectionDraftView):
        section_type, page_type = NewsIndexPage, NewsPage
        list_name = "news:index"

The list of the pages leads to it by a `SectionWay` (`portal.admin.page_lists`).
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from portal.core.publishing import as_drafts
from portal.pagecache.conditional import for_one_reader


class SectionDraftView(WagtailAdminTemplateMixin, FormView):
    """For whoever may write pages of a type in the section; its template has `list_url`."""

    section_type: type[Page]
    page_type: type[Page]
    # The URL name of the list that the officer came from.
    list_name = ""
    header_icon = "upload"
    section: Any

    def dispatch(self, request, parent_page_id):
        self.section = get_object_or_404(self.section_type, pk=parent_page_id)
        if not self.section.permissions_for_user(request.user).may_add(self.page_type):
            raise PermissionDenied
        return for_one_reader(super().dispatch(request))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"list_url": reverse(self.list_name)}


@transaction.atomic
def add_draft(section: Page, page: Page, user: Any, rows: Iterable[Model] = ()) -> None:
    """Puts a new page with its rows into a section as a draft, which may lack what publishing
    asks for."""
    page.locale, page.owner = section.locale, user
    page.live, page.has_unpublished_changes = False, True
    with as_drafts([page, *rows]):
        section.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
        page.save_revision(user=user)
