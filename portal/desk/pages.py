"""Rows of the desk that any page can be: an officer's own drafts, English that fell behind."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.admin.reports import ModelReportView, edit_url
from portal.admin.translation_report import BehindReportView
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

IS_BEHIND = Q(live=True, translation_state__behind_since__isnull=False)


def is_draft_of(user) -> Q:
    """Pages whose newest words are this officer's and not published; not what was taken down."""
    unseen = Q(live=True) | Q(first_published_at=None)
    return unseen & Q(has_unpublished_changes=True, latest_revision__user=user)


def _editable(user) -> QuerySet[Page]:
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change")


def page_counts(user) -> dict[str, Q]:
    """The officer's drafts, and translations that are older than their originals."""
    own = Q(pk__in=_editable(user).values("pk"))
    return {"drafts": own & is_draft_of(user), "behind": own & IS_BEHIND}


def desk_parts(desk: Desk) -> Iterator[Part]:
    drafts, behind = desk.pages("drafts"), desk.pages("behind")
    for place in desk.places:
        if count := behind[place]:
            text = ngettext(
                "%(count)s English page is older than its Vietnamese one",
                "%(count)s English pages are older than their Vietnamese ones",
                count,
            ) % {"count": count}
            url = reverse(BehindReportView.index_url_name)
            yield Waiting(place, Urgency.TO_DO, text, url, order=60)
        if count := drafts[place]:
            text = ngettext(
                "%(count)s draft of yours is not published",
                "%(count)s drafts of yours are not published",
                count,
            ) % {"count": count}
            url = reverse(DraftReportView.index_url_name)
            yield Waiting(place, Urgency.BEGUN, text, url, order=70)


class DraftReportView(ModelReportView):
    """What the officer has begun and not published, newest first; the title leads on."""

    policy_model = Page
    page_title = _("My drafts")
    header_icon = "draft"
    index_url_name = "my_drafts"
    index_results_url_name = "my_drafts_results"
    any_permission_required = ["add", "change"]
    default_ordering = "-latest_revision_created_at"
    columns = [
        TitleColumn("draft_title", label=_("Page"), sort_key="draft_title", get_url=edit_url),
        Column("content_type", label=_("Kind"), accessor="page_type_display_name"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last saved"),
            sort_key="latest_revision_created_at",
        ),
    ]
    list_export = ["draft_title", "latest_revision_created_at"]
    export_headings = {"draft_title": _("Page"), "latest_revision_created_at": _("Last saved")}
    no_results_message = _("You have no drafts: all that you wrote is published.")

    def get_base_queryset(self):
        user = self.request.user
        return _editable(user).filter(is_draft_of(user)).select_related("locale")

    def get_filename(self):
        return "ban-nhap-cua-toi"
