"""What the renewal desk adds to the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.reports import ReportMenuItem, report_urls
from portal.admin.scoped import register_scoped_model
from portal.desk.parts import SITES_HOOK
from products.renewal.models import ReminderAddress, Renewal

# Before the views: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(Renewal)
register_scoped_model(ReminderAddress)

from products.renewal.desk import address_of_certificates, desk_parts, site_counts  # noqa: E402
from products.renewal.held import ProducersData  # noqa: E402
from products.renewal.views.board import BoardView  # noqa: E402
from products.renewal.views.product import ProductRenewalView, self_assessment  # noqa: E402
from products.renewal.viewsets import rubric_viewset  # noqa: E402

hooks.register(SITES_HOOK, site_counts)
hooks.register("product_certificates_address", address_of_certificates)


@hooks.register("register_admin_viewset")
def register_rubrics():
    return rubric_viewset


@hooks.register("register_admin_menu_item")
def register_board():
    return ReportMenuItem(BoardView, _("Renewal of certificates"), order=161)


@hooks.register("register_admin_urls")
def register_urls():
    return [
        *report_urls("lam-lai-chung-nhan", BoardView),
        path(
            "lam-lai-chung-nhan/<int:product_id>/",
            ProductRenewalView.as_view(),
            name="renewal",
        ),
        path(
            "lam-lai-chung-nhan/<int:product_id>/mau-02.docx",
            self_assessment,
            name="renewal_form",
        ),
    ]


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register("register_personal_data", order=3)
def register_kept():
    return ProducersData()
