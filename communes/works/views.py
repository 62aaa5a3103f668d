"""“Từ tệp”: a table of money from a file becomes a draft."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from communes.works.choices import AccountKind
from communes.works.importing import NEEDED, read_lines
from communes.works.models import AccountLine, AccountPage, WorksIndexPage
from portal.core.publishing import as_drafts
from portal.pagecache.conditional import for_one_reader


class TableForm(forms.Form):
    """What the table is, and the file; read while it is checked."""

    account_kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=AccountKind.choices)
    period = forms.CharField(
        label=gettext_lazy("Period"),
        max_length=60,
        help_text=gettext_lazy("Such as “Năm 2026”, “Quý III/2026”."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, Excel or Word, up to 2 MB. Nothing is published."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.docx"}),
    )
    lines: list[AccountLine]

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.lines = read_lines(file.read())
        return file


class TableView(WagtailAdminTemplateMixin, FormView):
    """One section's: whoever may write tables of money in it."""

    template_name = "works/admin/table.html"
    form_class = TableForm
    page_title = gettext_lazy("Money from a file")
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request, parent_page_id):
        self.section = get_object_or_404(WorksIndexPage, pk=parent_page_id)
        if not self.section.permissions_for_user(request.user).may_add(AccountPage):
            raise PermissionDenied
        return for_one_reader(super().dispatch(request))

    def form_valid(self, form):
        page = self._draft(form)
        text = _("The draft has %(count)s lines. Say in one sentence what they show.")
        messages.success(self.request, text % {"count": len(form.lines)})
        return redirect("wagtailadmin_pages:edit", page.pk)

    @transaction.atomic
    def _draft(self, form: Any) -> AccountPage:
        user: Any = self.request.user
        values = form.cleaned_data
        kind = capfirst(str(AccountKind(values["account_kind"]).label))
        page = AccountPage(
            title=f"{kind}: {values['period']}",
            account_kind=values["account_kind"],
            period=values["period"],
            locale=self.section.locale,
            live=False,
            has_unpublished_changes=True,
            owner=user,
        )
        for number, line in enumerate(form.lines):
            line.sort_order, line.locale = number, self.section.locale
        cast(Any, page).lines = form.lines
        with as_drafts([page, *form.lines]):
            self.section.add_child(instance=page)
            log(instance=page, action="wagtail.create", user=user, content_changed=True)
            page.save_revision(user=user)
        return page

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "columns": NEEDED,
            "list_url": reverse("public_accounts:index"),
        }
