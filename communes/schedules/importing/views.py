"""“Dán từ Word/Excel hoặc tải tệp lên”: a file or paste, its columns, its rows, a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages

from communes.schedules.importing import days, forms
from communes.schedules.importing.columns import Role
from communes.schedules.importing.rows import read_rows
from communes.schedules.importing.tables import Table
from communes.schedules.importing.taking import ADD, entries_of, may_take, page_of, take_in
from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.core.weeks import Week


class ImportView(View):
    """All steps at one address. Nothing is stored until rows are taken in: the table travels
    with the form, so nobody else's can be asked for."""

    section: WorkScheduleIndexPage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.asked_week = self._week(request.POST.get("week") or request.GET.get("week", ""))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.section = get_object_or_404(WorkScheduleIndexPage, pk=kwargs["parent_page_id"])
        if not self.section.permissions_for_user(request.user).may_add(WorkSchedulePage):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @staticmethod
    def _week(code: str) -> Week | None:
        try:
            return Week.parse(code) if code else None
        except ValueError as error:
            raise Http404 from error

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show("source", form=forms.SourceForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        step = request.POST.get("step", "read")
        if step == "read":
            return self._read()
        try:
            tables = forms.apart(request.POST.get("tables", ""))
        except ValidationError as error:
            source = forms.SourceForm({})
            source.full_clean()
            source.errors.clear()
            source.add_error(None, error)
            return self._show("source", form=source)
        if step == "sheet":
            return self._show_columns(tables, {"sheet": request.POST.get("sheet", "")})
        form = forms.ColumnsForm(tables, request.POST)
        if step == "columns" or not form.is_valid():
            return self._show("columns", form=form, tables=forms.together(tables))
        if step in ("week", "take", "take_good"):
            return self._take(form, step)
        return self._check(form)

    def _read(self) -> HttpResponse:
        form = forms.SourceForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._show("source", form=form)
        return self._show_columns(form.cleaned_data["tables"])

    def _show_columns(self, tables: list[Table], data: dict | None = None) -> HttpResponse:
        """With the roles that the heads tell; an empty form would have none."""
        recognised = forms.ColumnsForm(tables, data)
        form = forms.ColumnsForm(tables, initial={"sheet": recognised.number})
        if recognised.number != form.number:
            values = {f"role-{n}": column.role.value for n, column in enumerate(recognised.found)}
            form = forms.ColumnsForm(tables, {"sheet": recognised.number, **values})
        return self._show("columns", form=form, tables=forms.together(tables))

    def _likely_week(self, form: forms.ColumnsForm) -> Week:
        """The week that was asked for, else the one that the table names."""
        if self.asked_week:
            return self.asked_week
        near = self.section.next_free_week()
        day_like = (Role.DAY, Role.TIME, Role.NONE)
        cells = [
            cell
            for row in form.table.rows
            for column, cell in zip(form.columns, row, strict=True)
            if column.role in day_like
        ]
        said = [days.read_day(cell, bare=True) for cell in dict.fromkeys(cells) if len(cell) < 60]
        heads = [days.read_day(column.head or column.group) for column in form.columns]
        lines = [" ".join(dict.fromkeys(row)) for row in form.table.rows]
        dated = [day for day in (*said, *heads) if not day.is_span]
        return days.week_of_days(dated, near) or days.week_of_title(lines, near) or near

    def _check(self, form: forms.ColumnsForm) -> HttpResponse:
        week = self._likely_week(form)
        found, left = read_rows(form.table, form.columns, week)
        return self._show_rows(form, week, forms.row_forms(found, week), left)

    def _take(self, form: forms.ColumnsForm, step: str) -> HttpResponse:
        week = self.asked_week or self._likely_week(form)
        found, left = read_rows(form.table, form.columns, week)
        data = self.request.POST.copy()
        if step == "week" and (other := self._week(self.request.GET.get("to_week", ""))):
            # What has no date in the table goes along; what was typed stays.
            for number, one in enumerate(found):
                name = f"row-{number}-day"
                moved = {day.isoformat(): day for day in week.days}.get(data.get(name, ""))
                if moved and not one.is_dated:
                    data[name] = other.days[moved.weekday()].isoformat()
            week = other
            found, left = read_rows(form.table, form.columns, week)
            return self._show_rows(form, week, forms.row_forms(found, week, data), left)
        rows = forms.row_forms(found, week, data)
        taken = [row for row in rows if row.is_taken]
        right = [row for row in taken if not row.wrong]
        page = page_of(self.section, week)
        mode = forms.ModeForm(data)
        is_asked = page is not None and bool(entries_of(page))
        if is_asked and not mode.is_valid():
            return self._show_rows(form, week, rows, left, mode)
        if not right or (step == "take" and len(right) < len(taken)):
            return self._show_rows(form, week, rows, left, mode if is_asked else None)
        how = mode.cleaned_data["mode"] if is_asked else ADD
        done = take_in(self.section, week, [row.entry() for row in right], how, self.request.user)
        messages.success(self.request, _told(done, len(rows) - len(right)))
        return redirect("wagtailadmin_pages:edit", done.page.pk)

    def _show_rows(
        self,
        form: forms.ColumnsForm,
        week: Week,
        rows: list[forms.RowForm],
        left: list,
        mode: forms.ModeForm | None = None,
    ) -> HttpResponse:
        page = page_of(self.section, week)
        if not may_take(self.section, page, self.request.user):
            messages.error(self.request, _("This week is locked or not yours to edit."))
            return redirect("schedules:index")
        there = len(entries_of(page)) if page else 0
        return self._show(
            "check",
            form=form,
            tables=forms.together(form.tables),
            week=week,
            rows=rows,
            left=left,
            wrong=sum(bool(row.wrong) for row in rows),
            right=sum(row.is_taken and not row.wrong for row in rows),
            page=page,
            there=there,
            mode=(mode or forms.ModeForm()) if there else None,
            other_weeks=forms.other_weeks(rows),
        )

    def _show(self, step: str, **context: Any) -> HttpResponse:
        week = context.pop("week", None) or self.asked_week
        context |= {"week": week, "section": self.section, "step": step}
        return render(self.request, f"schedules/admin/import_{step}.html", context)


def _told(done: Any, dropped: int) -> str:
    """What became of the rows, for the message on the draft."""
    parts = [
        ngettext(
            "%(count)s entry is now in the draft of %(week)s. Readers see nothing until you"
            " publish.",
            "%(count)s entries are now in the draft of %(week)s. Readers see nothing until you"
            " publish.",
            done.added,
        )
        % {"count": done.added, "week": done.page.week.label}
    ]
    if done.known:
        parts.append(_("%(count)s were there already.") % {"count": done.known})
    if done.gone:
        parts.append(
            _("%(count)s that the table doesn’t have were taken out.") % {"count": done.gone}
        )
    if dropped:
        parts.append(_("%(count)s rows were left out.") % {"count": dropped})
    return " ".join(parts)
