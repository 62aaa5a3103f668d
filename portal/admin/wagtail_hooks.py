"""What the portal asks of Wagtail's admin."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from portal.admin import translations
from portal.admin.files_api import (
    GuardedPagesAPIViewSet,
    ScopedDocumentsAPIViewSet,
    ScopedImagesAPIViewSet,
)
from portal.admin.guide import URL_NAME, guide_urls, is_wagtails
from portal.admin.labels import dates_in_numbers, label_fields
from portal.admin.own import explorable_pages
from portal.admin.picture_views import picture_urls, tell_of_chosen
from portal.admin.reports import ReportMenuItem, report_urls
from portal.admin.sheets import write_printable_cells
from portal.admin.translation_report import BehindReportView
from portal.admin.viewsets import DayChangeViewSet
from portal.admin.wrong_requests import need_place

hooks.register("before_delete_page", translations.name_translations)
hooks.register("before_publish_page", translations.refuse_half_translated)
hooks.register("after_publish_page", translations.say_what_waits)
# Before wagtail-localize takes the page over.
hooks.register("before_edit_page", translations.publish_in_translator, order=-1)
hooks.register("before_copy_page", need_place, order=10)
hooks.register("construct_page_action_menu", translations.no_aliases)

label_fields()
write_printable_cells()
dates_in_numbers()
tell_of_chosen()


@hooks.register("insert_global_admin_css")
def admin_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


@hooks.register("insert_global_admin_js")
def mend_pasted_texts():
    """Read by all editors of texts; the words are for what `paste.js` can't keep."""
    words = _("Pictures don't come along with pasted text. Upload them, then put them in.")
    return format_html(
        '<script id="paste-words" src="{}" data-pictures="{}" defer></script>',
        static("admin/paste.js"),
        words,
    )


@hooks.register("insert_global_admin_js")
def go_on_after_a_refusal():
    return format_html('<script src="{}"></script>', static("admin/publishing.js"))


@hooks.register("register_admin_viewset")
def register_day_changes():
    return DayChangeViewSet()


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request):
    """The page chooser shows an officer's own sites, not every commune's drafts."""
    return pages & explorable_pages(request.user)


@hooks.register("construct_admin_api", order=10)
def only_own_things(router):
    """Replaces endpoints that list every commune's files, or do what the screens refuse."""
    router.register_endpoint("pages", GuardedPagesAPIViewSet)
    router.register_endpoint("images", ScopedImagesAPIViewSet)
    router.register_endpoint("documents", ScopedDocumentsAPIViewSet)


@hooks.register("construct_reports_menu")
def no_report_of_all_sites(request, items):
    """Those that list every commune's pages refuse (portal.admin.guards)."""
    if not request.user.is_superuser:
        items[:] = [
            one
            for one in items
            if not isinstance(one, TranslationsReportMenuItem) and one.name != "page-types-usage"
        ]


@hooks.register("register_reports_menu_item")
def register_behind_item():
    return ReportMenuItem(BehindReportView, _("English older than Vietnamese"), order=110)


@hooks.register("construct_help_menu")
def no_guides_in_english(request, items):
    items[:] = [one for one in items if not is_wagtails(one)]


@hooks.register("register_help_menu_item")
def register_guide_item():
    return MenuItem(_("Guides"), reverse(URL_NAME), icon_name="help", order=100)


hooks.register("register_admin_urls", guide_urls)
hooks.register("register_admin_urls", picture_urls)


@hooks.register("register_admin_urls")
def register_behind_urls():
    return report_urls("ban-dich-cu", BehindReportView)


@hooks.register("insert_editor_js")
def words_of_scripts():
    """Vietnamese for the scripts that bring none."""
    return format_html('<script src="{}"></script>', static("js/admin-words.js"))
