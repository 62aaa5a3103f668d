"""“Từ tệp”: a table of money from a file becomes a draft."""

from typing import Any, cast

from django import forms
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from communes.works.choices import AccountKind
from communes.works.importing import NEEDED, read_lines
from communes.works.models import AccountLine, AccountPage, WorksIndexPage
from portal.admin.section_drafts import SectionDraftView, add_draft


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


class TableView(SectionDraftView):
    """One section's: whoever may write tables of money in it."""

    section_type, page_type = WorksIndexPage, AccountPage
    list_name = "public_accounts:index"
    template_name = "works/admin/table.html"
    form_class = TableForm
    page_title = gettext_lazy("Money from a file")
    extra_context = {"columns": NEEDED}

    def form_valid(self, form):
        values, lines = form.cleaned_data, form.lines
        kind = capfirst(str(AccountKind(values["account_kind"]).label))
        page = AccountPage(
            title=f"{kind}: {values['period']}",
            account_kind=values["account_kind"],
            period=values["period"],
        )
        for number, line in enumerate(lines):
            line.sort_order, line.locale = number, self.section.locale
        cast(Any, page).lines = lines
        add_draft(self.section, page, self.request.user, lines)
        text = _("The draft has %(count)s lines. Say in one sentence what they show.")
        messages.success(self.request, text % {"count": len(lines)})
        return redirect("wagtailadmin_pages:edit", page.pk)
