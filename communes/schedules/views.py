"""What the admin asks of schedules."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from communes.schedules.forms import CopyWeekForm
from communes.schedules.models import WorkSchedulePage


def copy_week(request, page):
    """In place of Wagtail's copy form, which would make a second page of the same week.

    A hook of `before_copy_page`: Wagtail has checked that the page may be copied.
    Returns None for other pages.
    """
    week_page = page.specific
    if not isinstance(week_page, WorkSchedulePage):
        return None
    index = week_page.get_parent().specific
    if not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    form = CopyWeekForm(request.POST or None, index=index)
    if form.is_valid():
        copy = week_page.copy_to(form.cleaned_data["week"], user=request.user)
        messages.success(request, _("“%(title)s” is ready as a draft.") % {"title": copy.title})
        return redirect("wagtailadmin_pages:edit", copy.pk)
    return render(request, "schedules/admin/copy_week.html", {"form": form, "page": week_page})
