from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.practice.templatetags.practice_tags import band, practice_styles
from portal.practice.views import ChooseView, is_offered


@hooks.register("register_admin_urls")
def choose_urls():
    return [path("tap-lam/", ChooseView.as_view(), name="practice_choose")]


class PracticeMenuItem(MenuItem):
    """Where there is a practice area, for every officer."""

    def is_shown(self, request):
        return is_offered()


@hooks.register("register_help_menu_item")
def practice_item():
    return PracticeMenuItem(_("Practise"), reverse("practice_choose"), icon_name="edit", order=110)


@hooks.register("insert_global_admin_css")
@hooks.register("portal_head")
def band_styles(context=None):
    return practice_styles()


@hooks.register("portal_page_top")
def band_on_pages(context):
    told = band()
    return render_to_string("practice/band.html", told) if told["is_practice"] else ""
