"""The account's switches for mails of work, beside Wagtail's own."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from portal.staff.morning import ROLES
from portal.users.models import SiteRole, User


class MailChoicesForm(forms.ModelForm):
    """Only what this officer would get."""

    class Meta:
        model = User
        fields = ["mailed_at_once", "mailed_each_morning"]
        widgets = {"mailed_at_once": SwitchInput(), "mailed_each_morning": SwitchInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roles = SiteRole.objects.filter(group__user=self.instance, role__in=ROLES)
        on_portal = set(roles.values_list("site__is_default_site", flat=True))
        if False not in on_portal:  # the portal takes no questions
            del self.fields["mailed_at_once"]
        if not on_portal:
            del self.fields["mailed_each_morning"]


class MailChoicesPanel(BaseSettingsPanel):
    name = "work_mails"
    title = _("Mails about work")
    tab = notifications_tab
    order = 110
    form_class = MailChoicesForm
    form_object = "user"

    def is_active(self):
        return bool(self.get_form().fields)
