"""What officers may not take away, said before anything is asked."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from portal.admin.guards import GUARDS
from portal.core.protection import blocked_by, refuse
from portal.core.querysets import below
from portal.core.standing import TAKING_AWAY, why_not_taken
from portal.lifecycle import merging
from portal.lifecycle.bulk import PAGE_ACTIONS
from portal.lifecycle.confirming import confirm_change, confirm_new
from portal.lifecycle.copies import start_afresh
from portal.lifecycle.losses import tell_losses


def refuse_standing(request, pages, action: str, *, is_told: bool = False):
    """A home or section stays, and the officer is told why.

    `is_told`: this screen says what readers lose (`tell_losses`).
    """
    for page in pages:
        if reason := why_not_taken(request.user, page, action, is_told=is_told):
            messages.error(request, reason)
            return redirect("wagtailadmin_explore", page.pk)
    return None


def refuse_protected(request, pages):
    """Pages that others need, before the officer is asked whether they may go."""
    error = blocked_by(Page.objects.filter(below(page.path for page in pages)))
    if error is None:
        return None
    # Beside the page: asking for the same address again would ask again.
    return refuse(request, error, reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk]))


def guard_unpublish(request, page_id: int):
    """Before the question, too: Wagtail's hook is asked only after it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not page.permissions_for_user(request.user).can_unpublish():
        return None  # the view says so
    if refused := refuse_standing(request, [page], "unpublish", is_told=True):
        return refused
    tell_losses(request, page, "unpublish")
    return None


GUARDS["wagtailadmin_pages:unpublish"] = guard_unpublish
# After all that refuses.
hooks.register("before_create_page", confirm_new, order=100)
hooks.register("before_edit_page", confirm_change, order=100)


@hooks.register("before_move_page")
def moving(request, page, destination):
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied  # Wagtail asks only when it is done
    if refused := refuse_standing(request, [page], "move", is_told=True):
        return refused
    tell_losses(request, page, "move")
    return None


@hooks.register("before_delete_page")
def deleting(request, page):
    refused = refuse_standing(request, [page], "delete", is_told=True)
    if refused := refused or refuse_protected(request, [page]):
        return refused
    tell_losses(request, page, "delete")
    return None


@hooks.register("before_bulk_action")
def acting_on_many(request, action_type, objects, action):
    if action.model is Page and action_type in TAKING_AWAY:
        # Also what Wagtail left out without a word, as this officer may not do it.
        chosen = [one for one in request.GET.getlist("id") if one.isdigit()]
        pages = [*objects, *Page.objects.filter(pk__in=chosen)]
        if refused := refuse_standing(request, pages, action_type):
            return refused
    if not objects:
        messages.error(request, _("You may not do this with any of what was chosen."))
        return redirect(action.next_url)
    return None


@hooks.register("before_delete_snippet")
def deleting_snippets(request, instances):
    """Also what only rows without a place in the reference index use: incoming questions."""
    instances = list(instances)
    if not instances:
        return None
    model = type(instances[0])
    for one in instances:
        if error := blocked_by(model.objects.filter(pk=one.pk)):
            index = reverse(model.snippet_viewset.get_url_name("list"))
            used_at = one.used_at(request.user) if hasattr(one, "used_at") else ""
            return refuse(request, error, index, used_at)
    return None


# In place of Wagtail's: the last one of a kind counts.
for page_action in PAGE_ACTIONS:
    hooks.register("register_bulk_action", page_action, order=10)


@hooks.register("register_page_header_buttons")
def merge_button(page, user, view_name, next_url=None):
    return merging.merge_button(page, user)


hooks.register("register_admin_urls", merging.urls)


@hooks.register("after_publish_page")
def say_when_it_is_shown(request, page):
    """Published is not always shown: a notice may begin later, or have ended."""
    if note := getattr(page, "publishing_note", ""):
        messages.warning(request, note)


@hooks.register("after_copy_page")
def start_copy_afresh(request, page, new_page):
    """A copy keeps the words, not the times: neither in the page nor in its draft."""
    copy = new_page.specific
    if not hasattr(copy, "start_afresh"):
        return
    start_afresh(copy, request.user)
    if hasattr(copy, "valid_until"):
        messages.info(
            request,
            _("The copy is valid from now for two weeks: look at its times before publishing it."),
        )
