"""“Đăng lại”: a notice of last month as a draft with new dates, in one click."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from communes.announcements.models import AnnouncementPage
from portal.core.slugs import slug_beside
from portal.lifecycle.copies import start_afresh


@transaction.atomic
def repeat(notice: AnnouncementPage, user) -> AnnouncementPage:
    """A draft with the words of a notice, its own free address and new dates; not a sample."""
    copy = notice.copy(
        update_attrs={"slug": slug_beside(notice)},
        copy_revisions=False,
        keep_live=False,
        user=user,
    )
    start_afresh(copy, user)
    return copy


@require_POST
def repeat_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes the draft and opens it, for who may add notices where the old one stands."""
    notice = get_object_or_404(AnnouncementPage, pk=page_id)
    if not notice.is_original:
        raise PermissionDenied  # a translation follows its original
    section = notice.get_parent().specific
    if not section.permissions_for_user(request.user).may_add(AnnouncementPage):
        raise PermissionDenied
    copy = repeat(notice, request.user)
    messages.success(
        request,
        _("This is a new draft of “%(title)s”. Look at its words and its dates, then publish it.")
        % {"title": copy.title},
    )
    return redirect("wagtailadmin_pages:edit", copy.pk)
