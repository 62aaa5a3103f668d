"""Acting on many pages at once: on own ones only, and publishing says what readers really get."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.models import Page

from portal.admin.own import explorable_pages
from portal.admin.translations import say_what_waits, why_not_public
from portal.core.hints import Host
from portal.core.protection import blocked_by, refuse
from portal.core.publishing import why_not_yet
from portal.core.querysets import below


def why_it_waits(page: Page) -> str:
    """Why readers don't have yet what was just published, or ""."""
    if reason := why_not_public(page):
        return reason
    if page.live:
        return ""
    if page.go_live_at and page.go_live_at > timezone.now():
        moment = date_format(timezone.localtime(page.go_live_at), "SHORT_DATETIME_FORMAT")
        return _("Readers get it on %(moment)s.") % {"moment": moment}
    return _("A page above it is not published: it waits for that one.")


class OwnPages(Host):
    """“All” are the officer's own pages: the question before names all that was chosen."""

    def get_all_objects_in_listing_query(self, parent_id):
        keys = super().get_all_objects_in_listing_query(parent_id)
        return (
            explorable_pages(self.request.user)
            .filter(pk__in=list(keys))
            .values_list("pk", flat=True)
        )


class OwnDeleteAction(OwnPages, DeleteBulkAction):
    """Deletes own pages; tells what stands in the way, where Wagtail says “no permission”."""

    def prepare_action(self, objects, objects_without_access):
        error = blocked_by(Page.objects.filter(below([page.path for page in objects])))
        if error:
            return refuse(self.request, error, self.next_url)
        return super().prepare_action(objects, objects_without_access)


class OwnMoveAction(OwnPages, MoveBulkAction):
    """Moves own pages."""


class OwnUnpublishAction(OwnPages, UnpublishBulkAction):
    """Takes own pages down."""


class TellingPublishAction(OwnPages, PublishBulkAction):
    """Wagtail's, but it counts only what is public now, and tells of each page that isn't.

    Where a draft has faults, nothing is published.
    """

    def prepare_action(self, objects, objects_without_access):
        inside = Page.objects.filter(pk__in=[page.pk for page in objects])
        if self.cleaned_form.cleaned_data["include_descendants"]:
            drafts = Page.objects.filter(below([page.path for page in objects]), live=False)
            inside = inside | drafts
        drafts = [page.get_latest_revision_as_object() for page in inside.specific()]
        reasons = [why_not_yet(draft) or self._why_alone(draft) for draft in drafts]
        for reason in filter(None, reasons):
            messages.error(self.request, reason)
        return redirect(self.next_url) if any(reasons) else None

    @staticmethod
    def _why_alone(draft) -> str:
        """Why a draft isn't published among others."""
        if not draft.confirm_template:
            return ""
        name = draft.get_admin_display_title()
        return _("Open “%(page)s” and publish it by itself: it is to be looked at first.") % {
            "page": name
        }

    @classmethod
    def execute_action(cls, objects, include_descendants=False, **kwargs):
        inside = Page.objects.filter(below([page.path for page in objects]))
        drafts = inside.filter(live=False).exclude(pk__in=[page.pk for page in objects])
        before = drafts.count()
        super().execute_action(objects, include_descendants=include_descendants, **kwargs)
        return len(objects), before - drafts.count()

    def get_success_message(self, num_parent_objects, num_child_objects):
        chosen = [page.pk for page in self.actionable_objects]
        shown = 0
        for page in Page.objects.filter(pk__in=chosen).specific():
            reason = why_it_waits(page)
            shown += not reason
            say_what_waits(self.request, page)
            if told := reason or getattr(page, "publishing_note", ""):
                messages.warning(self.request, f"“{page.get_admin_display_title()}”: {told}")
        if not shown:
            return None
        return super().get_success_message(shown, num_child_objects)


PAGE_ACTIONS = (OwnDeleteAction, OwnMoveAction, OwnUnpublishAction, TellingPublishAction)
