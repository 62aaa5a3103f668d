"""Requests that no screen of the admin sends: Wagtail's views would answer them with a 500."""

from urllib.parse import unquote

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic.chooser import CreateView

LINK = "external-link-chooser-url"
# A key of any table has at most so many digits.
LONGEST_KEY = 18


def is_key(value: str) -> bool:
    """Whether a value can be the key of a row."""
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_KEY


def not_here(request, **_kwargs) -> None:
    """An address that helps who develops Wagtail, such as the one that always fails."""
    raise Http404


def need_link(request) -> None:
    """A link without an address is empty: the form then says that it is required."""
    if request.method == "POST" and LINK not in request.POST:
        request.POST = request.POST.copy()
        request.POST[LINK] = ""


def need_place(request, page):
    """A hook of `before_copy_page`, after those that copy in a way of their own: a copy has a
    place."""
    if request.method == "POST" and not is_key(request.POST.get("new_parent_page", "")):
        messages.error(request, _("Choose where the copy goes."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def guard_ping(request, app_label: str, model_name: str, object_id: str, **_kwargs) -> None:
    """The key of what is being edited is one of its model."""
    try:
        apps.get_model(app_label, model_name)._meta.pk.to_python(unquote(object_id))
    except (LookupError, ValidationError) as error:
        raise Http404 from error


def refuse_long_keys(view_kwargs: dict) -> None:
    """A number that no database holds is no row's key."""
    if any(str(one).isdecimal() and len(str(one)) > LONGEST_KEY for one in view_kwargs.values()):
        raise Http404


def refuse_formless(view_func) -> None:
    """A chooser that offers nothing to create has no form to be filled in."""
    view = getattr(view_func, "view_class", None)
    if not (view and issubclass(view, CreateView)):
        return
    chooser = view(**view_func.view_initkwargs)
    told = (chooser.creation_form_class, chooser.form_fields, chooser.exclude_form_fields)
    makes_own = view.get_creation_form_class is not CreateView.get_creation_form_class
    if not makes_own and all(one is None for one in told):
        raise Http404
