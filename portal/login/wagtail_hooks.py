"""What known accounts meet of the log-in: the second step, devices, the address, the log."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.login.email_change import EmailPanel
from portal.login.views import email, passkeys, report, steps


@hooks.register("register_admin_urls")
def login_urls():
    """Behind Wagtail's own door, which asks for an account that may use the admin."""
    device = "account/hai-buoc/<slug:kind>/<int:pk>"
    return [
        path("login/hai-buoc/", steps.SecondStepView.as_view(), name="login_second_step"),
        path("login/thiet-lap/", steps.SetUpView.as_view(), name="login_set_up"),
        path("login/thiet-lap/ung-dung/", steps.AddAppView.as_view(), name="login_add_app"),
        path(
            "login/thiet-lap/passkey/",
            passkeys.AddPasskeyView.as_view(),
            name="login_add_passkey",
        ),
        path(
            "login/thiet-lap/passkey/begin/",
            passkeys.BeginRegistrationView.as_view(),
            name="login_passkey_register_begin",
        ),
        path(
            "login/thiet-lap/passkey/complete/",
            passkeys.CompleteRegistrationView.as_view(),
            name="login_passkey_register_complete",
        ),
        path("account/hai-buoc/", steps.DevicesView.as_view(), name="login_devices"),
        path("account/hai-buoc/ma/", steps.CodesView.as_view(), name="login_codes"),
        path(f"{device}/ten/", steps.RenameDeviceView.as_view(), name="login_rename_device"),
        path(f"{device}/xoa/", steps.RemoveDeviceView.as_view(), name="login_remove_device"),
        path(
            "account/email/<str:token>/",
            email.ConfirmEmailView.as_view(),
            name="login_confirm_email",
        ),
        path("reports/dang-nhap/", report.LogInReportView.as_view(), name="login_report"),
        path(
            "reports/dang-nhap/results/",
            report.LogInReportView.as_view(results_only=True),
            name="login_report_results",
        ),
    ]


@hooks.register("register_account_settings_panel")
def email_panel(request, user, profile):
    return EmailPanel(request, user, profile)


@hooks.register("register_account_menu_item")
def devices_item(request):
    return {
        "url": reverse("login_devices"),
        "label": _("Two-step log-in"),
        "help_text": _("The app or passkey that you log in with besides the password."),
    }


class LogInReportItem(MenuItem):
    """Shown to who administers anybody."""

    def is_shown(self, request):
        return report.may_read(request.user)


@hooks.register("register_reports_menu_item")
def report_item():
    view = report.LogInReportView
    return LogInReportItem(
        view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=120
    )
