"""What reaches everybody at once is looked at before it goes out (`BasePage.confirm_template`).

A step of its own on the server: what was typed goes along in the question, so it works without
a script, and going back keeps it as a draft.
"""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page

from portal.core.models import BasePage
from portal.core.querysets import sites_at

CONFIRMED = "confirmed"
ACTIONS = ("action-publish", "action-submit")


def confirm_new(request: HttpRequest, parent: Page, page_type: type[Page]) -> HttpResponse | None:
    """Before a page is added: asked instead, where it must be looked at first."""
    page = page_type(owner=request.user, locale=parent.locale)
    return _ask(request, page, parent, page.get_verbose_name())


def confirm_change(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page is changed, of which the form below works on a version of its own."""
    if not _goes_out(request):
        return None
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return _ask(request, draft, page.get_parent().specific, page.get_admin_display_title())


def _goes_out(request: HttpRequest) -> str:
    asked = request.method == "POST" and CONFIRMED not in request.POST
    return next((name for name in ACTIONS if asked and name in request.POST), "")


def _ask(request, page: Page, parent: Page, title: str) -> HttpResponse | None:
    action = _goes_out(request)
    if not action or not isinstance(page, BasePage) or not _is_let_out(request, page, parent):
        return None
    form = page.get_edit_handler().get_form_class()(
        request.POST, request.FILES, instance=page, parent_page=parent, for_user=request.user
    )
    if not form.is_valid() or not (template := form.instance.confirm_template):
        return None  # the view tells what is wrong
    left_out = {"csrfmiddlewaretoken", *ACTIONS}
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in left_out
        for value in values
    ]
    context = {
        "page": form.instance,
        "page_title": title,
        "header_icon": "warning",
        "template": template,
        "site": sites_at(parent.path).first(),
        "typed": typed,
        "action": action,
        "confirmed": CONFIRMED,
    }
    return TemplateResponse(request, "lifecycle/confirm.html", context)


def _is_let_out(request, page: Page, parent: Page) -> bool:
    """Whether readers get it at once: published, or sent for approval and out meanwhile."""
    place = page if page.pk else parent
    rights = place.permissions_for_user(request.user)
    if "action-publish" in request.POST:
        return rights.can_publish() if page.pk else rights.can_publish_subpage()
    return "publish" in rights.permissions and rights.must_ask(type(page))
