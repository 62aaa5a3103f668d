"""Doors that Wagtail and wagtail-localize leave open between communes, closed.

Their views check that an officer may do a thing at all, not on which page. Each
guard looks up the object that the address names and asks for rights on it.
"""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from portal.admin.bulk import guard_bulk
from portal.admin.file_guards import guard_file
from portal.admin.file_policy import take_back_document, take_back_image
from portal.admin.page_guards import (
    guard_chosen,
    guard_external_link,
    guard_keys,
    guard_page_chooser,
    guard_pages,
    guard_task,
)
from portal.admin.setting_guard import guard_setting, guard_setting_preview
from portal.admin.writing import ask_for_writable_types, guard_new_page
from portal.admin.wrong_requests import (
    guard_ping,
    not_here,
    refuse_formless,
    refuse_long_keys,
)
from portal.core.querysets import homes

# What tells wagtail-localize which page a file of translations is of.
POFILE_HEADER = b"X-WagtailLocalize-TranslationID: "


def require_edit(user, instance) -> None:
    """Raises PermissionDenied where the officer may not edit the instance.

    What is no page belongs to no commune, so only a superuser may translate it.
    """
    if user.is_superuser:
        return
    if not isinstance(instance, Page) or not instance.permissions_for_user(user).can_edit():
        raise PermissionDenied


def _site_has_locales(page: Page, locale_ids: list[str]) -> bool:
    wanted = {value for value in locale_ids if value.isdigit()}
    have = homes(page.path).values_list("locale_id", flat=True)
    return wanted <= {str(pk) for pk in have}


def guard_submit_page(request, page_id: int) -> None:
    """The page must be the officer's, and its site must already have the target languages.

    Otherwise wagtail-localize would make a home page that no officer has rights on.
    """
    page = get_object_or_404(Page, pk=page_id)
    require_edit(request.user, page)
    if not _site_has_locales(page, request.POST.getlist("locales")):
        raise PermissionDenied


def guard_update(request, translation_source_id: int) -> None:
    """The source and every translation that the update writes must be the officer's."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    require_edit(request.user, source.get_source_instance())
    for translation in source.translations.all():
        if instance := _target_of(translation):
            require_edit(request.user, instance)


def guard_translation(request, translation_id: int, **_kwargs) -> None:
    """The translated page must be the officer's."""
    translation = get_object_or_404(Translation, pk=translation_id)
    require_edit(request.user, _target_of(translation) or translation.source.get_source_instance())


def _target_of(translation: Translation):
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:  # not made yet
        return None


def superusers_only(request, **_kwargs) -> None:
    """Reports and APIs that list every commune's things."""
    if not request.user.is_superuser:
        raise PermissionDenied


def guard_pofile(request, translation_id: int, **_kwargs):
    """A file of translations of an own page; wagtail-localize reads anything as one."""
    guard_translation(request, translation_id)
    file = request.FILES.get("file")
    if file and POFILE_HEADER in file.read():
        file.seek(0)
        return None
    translation = get_object_or_404(Translation, pk=translation_id)
    messages.error(request, _("Choose a PO file that was downloaded here."))
    target = _target_of(translation) or translation.source.get_source_instance()
    return redirect("wagtailadmin_pages:edit", target.pk)


def never(request, **_kwargs) -> None:
    """What would take a commune's villages, questions and settings along: no site is deleted.
    What would show a page's Vietnamese words in another language: an alias in that one.
    What would tell every commune's words: tags."""
    raise PermissionDenied


GUARDS: dict[str, Callable] = {
    "wagtail_bulk_action": guard_bulk,
    "wagtailadmin_error_test": not_here,
    "wagtailadmin_editing_sessions:ping": guard_ping,
    "wagtailsettings:edit": guard_setting,
    "wagtailsettings:preview_on_edit": guard_setting_preview,
    "wagtailimages:delete_multiple": take_back_image,
    "wagtaildocs:delete_multiple": take_back_document,
    "wagtailadmin_pages:add": guard_new_page,
    "wagtailadmin_pages:preview_on_add": guard_new_page,
    "wagtailadmin_pages:add_subpage": ask_for_writable_types,
    "wagtailsites:delete": never,
    "wagtailadmin_pages:workflow_preview": guard_task,
    "wagtailadmin_choose_page": guard_page_chooser,
    "wagtailadmin_choose_page_chosen_multiple": guard_chosen,
    "wagtailadmin_choose_page_external_link": guard_external_link,
    # Pictures and files have no tags here: a tag would be seen by every commune.
    "wagtailadmin_tag_autocomplete": never,
    "wagtailadmin_tag_model_autocomplete": never,
    "wagtailadmin_reports:page_types_usage": superusers_only,
    "wagtailadmin_reports:page_types_usage_results": superusers_only,
    "wagtail_localize:submit_page_translation": guard_submit_page,
    "wagtail_localize:submit_snippet_translation": superusers_only,
    "wagtail_localize:update_translations": guard_update,
    "wagtail_localize:edit_string_translation": guard_translation,
    "wagtail_localize:edit_override": guard_translation,
    "wagtail_localize:download_pofile": guard_translation,
    "wagtail_localize:upload_pofile": guard_pofile,
    "wagtail_localize:machine_translate": guard_translation,
    "wagtail_localize:preview_translation": guard_translation,
    "wagtail_localize:stop_translation": guard_translation,
    "wagtail_localize:convert_to_alias": never,
    "wagtail_localize:translations_report": superusers_only,
    "wagtail_localize:translations_report_results": superusers_only,
    "wagtail_localize:snippets_api_listing": superusers_only,
    "wagtail_localize:snippets_api_detail": superusers_only,
}
# Views of these namespaces that show nothing of anyone; the others, and those that an upgrade
# brings, are closed until looked at.
HARMLESS = {"wagtail_localize:javascript_catalog"}
CLOSED = ("wagtail_localize:", "wagtailadmin_workflows:")


class AdminGuardMiddleware:
    """Runs the guard of an admin address before its view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        name = request.resolver_match.view_name
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return None
        guard = GUARDS.get(name)
        if guard is None and name.startswith(CLOSED) and name not in HARMLESS:
            guard = superusers_only
        refuse_long_keys(view_kwargs)
        refuse_formless(view_func)
        guard_keys(request, name)
        try:
            guard_pages(request, view_kwargs)
            guard_file(request, name, view_kwargs)
            return guard(request, **view_kwargs) if guard else None
        except PermissionDenied:
            return permission_denied(request)
