"""The officer's desk: one report with its pictures, its way and what can be done now."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import Maker, Status
from communes.feedback.forms.desk import DeskForm
from communes.feedback.models import FeedbackPhoto, FeedbackReport
from communes.feedback.tasks import drop_public
from portal.admin.scoped import scope
from portal.admin.screens import BesideList
from portal.core.hints import Text
from portal.core.sections import section_in
from portal.core.steps import StepNotPossible
from portal.privacy.led_away import WHERE, looks_like_complaint
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord
from portal.sites.private_files import whole_file

DONE: dict[str, Text] = {
    "save": gettext_lazy("Saved. Readers get it once it is published."),
    "begin": gettext_lazy("The report is being worked on: its sender reads that."),
    Status.DONE: gettext_lazy("The report is done. Its sender is asked after 14 days."),
    Status.ELSEWHERE: gettext_lazy("The report is closed: others deal with it."),
    Status.DUPLICATE: gettext_lazy("The report is joined with the other one."),
    "reopen": gettext_lazy("The report is open again: its days begin anew."),
    "publish": gettext_lazy("The report is published."),
    "take_down": gettext_lazy("The report is taken down. Your words stay here."),
}


class ReportDeskView(BesideList, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows a report; each POST does one step, named by its `do`, and keeps what was typed."""

    any_permission_required = ["view", "change"]
    template_name = "feedback/admin/desk.html"
    page_title = gettext_lazy("Report")
    header_icon = "image"
    list_name, list_title = "feedback:index", gettext_lazy("Reports of citizens")
    model = None
    index_url_name: Any = None
    object: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.failed: DeskForm | None = None
        self.shows_contact = False
        self.seen_version: str | None = None

    def get_object(self):
        reports = FeedbackReport.objects.select_related(
            "contact", "kind", "village", "duplicate_of", "site__root_page"
        )
        return get_object_or_404(reports.prefetch_related("photos"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.object.code

    @property
    def crumb(self):
        return self.object.code

    @cached_property
    def can_change(self) -> bool:
        return (
            self.user_has_permission_for_instance("change", self.object)
            and not self.object.is_withdrawn
        )

    def post(self, request, *args, **kwargs):
        do = request.POST.get("do", "")
        if do == "contact":
            return self._contact()
        if do not in DONE or not self.can_change:
            raise PermissionDenied
        form = self._typed(do)
        if not form.is_valid():
            messages.error(request, _("Nothing was changed yet: see the marked fields."))
            return self._again(form)
        if request.POST.get("version") != str(self._version_now()):
            messages.error(
                request,
                _(
                    "Somebody changed this report meanwhile. What you typed is below: look, then"
                    " press again."
                ),
            )
            return self._again(form)
        try:
            with transaction.atomic():
                self._do(do, form)
        except StepNotPossible as error:
            messages.error(request, str(error))
            return self._again(self._typed(do))  # read anew: its pictures were not kept
        messages.success(request, DONE[do])
        if not form.has_more:
            return redirect(request.path)
        messages.warning(request, _("What you typed for closing is not saved yet: it is below."))
        return self._again(form)

    def _typed(self, do: str = "") -> DeskForm:
        form = DeskForm(self.request.POST, self.request.FILES, report=self.object, do=do)
        form.full_clean()
        return form

    def _version_now(self) -> int:
        """As it stands, until this request is done."""
        rows = FeedbackReport.objects.select_for_update(of=("self",))
        return rows.values_list("version", flat=True).get(pk=self.object.pk)

    def _do(self, do: str, form: DeskForm) -> None:
        """Keeps what was typed, then takes the step."""
        by, data = self.request.user, form.cleaned_data
        report = form.fill()
        self._keep_pictures(form)
        if form.is_changed or do == "save":
            report.change(by=by)
        if do == "begin":
            report.begin(data["note"], by=by)
        elif do in Status.closed():
            report.close(
                Status(do),
                data["note"],
                sent_to=data["sent_to"] if do == Status.ELSEWHERE else "",
                duplicate_of=form.other if do == Status.DUPLICATE else None,
                by=by,
            )
        elif do == "reopen":
            report.reopen(data["note"], by=by)
        elif do == "publish":
            report.publish(by=by)
        elif do == "take_down":
            report.take_down(by=by)

    def _keep_pictures(self, form: DeskForm) -> None:
        """What readers get of the pictures; a copy that changed is made anew by the task."""
        for photo in form.pictures:
            shown = form.cleaned_data[f"show-{photo.pk}"]
            boxes = form.cleaned_data[f"boxes-{photo.pk}"]
            if (photo.is_shown, photo.boxes) == (shown, boxes):
                continue
            if boxes != photo.boxes:
                drop_public(photo)
            photo.is_shown, photo.boxes = shown, boxes
            photo.save(update_fields=["is_shown", "boxes"])
        if form.take_in(is_shown=True):
            self.object.note_photo(Maker.OFFICER, by=self.request.user)
            self.object.refresh_from_db(fields=["version"])

    def _again(self, form: DeskForm) -> HttpResponse:
        """The desk with all that was typed, as things are now; good pictures stay, as browsers
        send them once."""
        if form.take_in(is_shown=False):  # nothing is for readers before a step is taken
            with suppress(StepNotPossible):  # it was taken back meanwhile
                self.get_object().note_photo(Maker.OFFICER, by=self.request.user)
        self.object = self.get_object()
        self.failed = form
        return self.render_to_response(self.get_context_data())

    def _contact(self) -> HttpResponse:
        """The desk as it was typed, and as it was seen: what others changed since is told when
        something is done."""
        self.shows_contact = self.object.contact_or_none is not None
        if not self.can_change:
            return self.render_to_response(self.get_context_data())
        seen = self.request.POST.get("version", "")
        if seen != str(self._version_now()):
            self.seen_version = seen
        return self._again(self._typed())

    def get_context_data(self, **kwargs):
        report, user = self.object, self.request.user
        if self.shows_contact:
            record_look(user, report.site, AccessRecord.Kind.CONTACT, report.code)
        index = section_in(report.site, "feedback.FeedbackIndexPage")
        public = index.full_url + feedback_path("report", str(report.pk)) if index else ""
        return super().get_context_data(
            report=report,
            version=report.version if self.seen_version is None else self.seen_version,
            contact=report.contact_or_none if self.shows_contact else None,
            has_contact=report.contact_or_none is not None,
            consents=list(report.consents.all()),
            events=report.events.select_related("by"),
            can_change=self.can_change,
            form=self.failed or DeskForm(report=report),
            public_url=public if report.is_public else "",
            is_complaint=report.is_open and looks_like_complaint(report.text),
            led_away=WHERE,
            **kwargs,
        )


def photo(request, photo_id: int) -> FileResponse:
    """A picture for officers of its site, kept by nobody."""
    own = scope(FeedbackReport.objects.all(), request.user, ["view"])
    photos = FeedbackPhoto.objects.filter(report__in=own.values("pk"))
    return whole_file(get_object_or_404(photos, pk=photo_id).seen)
