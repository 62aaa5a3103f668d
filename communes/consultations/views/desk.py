"""The officer's desk: one comment, and what becomes of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from communes.consultations.choices import HiddenReason
from communes.consultations.forms.desk import GroupForm, HideForm
from communes.consultations.models import AnswerGroup, Comment, ConsultationPage
from communes.consultations.models.steps import StepNotPossible
from portal.core.hints import Text
from portal.privacy.led_away import looks_like_complaint
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord


class CommentDeskView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows a comment; each POST does one step, named by its `do`, and leads to the next.

    The contact is shown where it is asked for, and each such look is logged.
    """

    any_permission_required = ["view", "change"]
    template_name = "consultations/admin/desk.html"
    page_title = gettext_lazy("Comment on a draft")
    header_icon = "comment"
    model = None
    index_url_name = None
    object: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.failed: dict[str, Any] = {}
        self.shows_contact = False

    def get_object(self):
        comments = Comment.objects.select_related(
            "contact", "site", "decided_by", "consultation__locale"
        )
        return get_object_or_404(comments.prefetch_related("replies"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.object.code

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.list_url, "label": _("Comments on drafts")},
            {"url": "", "label": self.object.code},
        ]

    @property
    def list_url(self) -> str:
        return f"{reverse(self.index_url_name)}?consultation={self.object.consultation_id}"

    @cached_property
    def can_change(self) -> bool:
        return self.user_has_permission_for_instance("change", self.object)

    @cached_property
    def newest_page(self) -> ConsultationPage:
        """The draft as officers have it, changes that are not published among it."""
        return self.object.consultation.get_latest_revision_as_object()

    @cached_property
    def groups(self) -> list[AnswerGroup]:
        return list(self.newest_page.groups.all())

    @cached_property
    def may_add_groups(self) -> bool:
        rights = self.object.consultation.permissions_for_user(self.request.user)
        return bool(rights.can_edit() and not rights.page_locked())

    def post(self, request, *args, **kwargs):
        steps = {"show": self._show, "hide": self._hide, "group": self._group}
        do = request.POST.get("do", "")
        if do == "contact":
            return self._contact()
        if do not in steps or not self.can_change:
            raise PermissionDenied
        try:
            with transaction.atomic():
                done = steps[do]()
        except StepNotPossible as error:
            messages.error(request, str(error))
            return redirect(request.path)
        if done is None:
            messages.error(request, _("Nothing was changed yet: see the marked fields."))
            return self.render_to_response(self.get_context_data())
        messages.success(request, done)
        return self._next()

    def _next(self) -> HttpResponse:
        """The next comment on this draft that waits; the list where none does."""
        if "stay" in self.request.POST:
            return redirect(self.list_url)
        waiting = Comment.objects.waiting().filter(
            consultation=self.object.consultation_id, site=self.object.site_id
        )
        following = waiting.order_by("received_at", "pk").first()
        if following is None:
            return redirect(self.list_url)
        return redirect("consultation_comments:inspect", following.pk)

    def _show(self) -> Text:
        self.object.show(by=self.request.user)
        return _("Comment %(code)s is shown on the page of the draft.") % {"code": self.object.code}

    def _hide(self) -> Text | None:
        form = HideForm(self.request.POST)
        if not form.is_valid():
            self.failed["hide"] = form
            return None
        self.object.hide(HiddenReason(form.cleaned_data["reason"]), by=self.request.user)
        return _("Comment %(code)s isn’t shown. Its author reads why.") % {"code": self.object.code}

    def _group(self) -> Text | None:
        form = self._group_form(self.request.POST)
        if not form.is_valid():
            self.failed["group"] = form
            return None
        key, theme = form.key, form.cleaned_data["new_theme"]
        self.object.put_in(key, by=self.request.user)
        if theme:
            # In the draft of the answer: readers get it once that is published.
            page = self.newest_page
            page.groups.add(
                AnswerGroup(
                    theme=theme,
                    translation_key=key,
                    locale=page.locale,
                    sort_order=len(self.groups),
                )
            )
            page.save_revision(user=self.request.user, log_action=True)
        return _("Comment %(code)s is in a group.") % {"code": self.object.code}

    def _group_form(self, data=None) -> GroupForm:
        return GroupForm(data, groups=self.groups, may_add=self.may_add_groups)

    def _contact(self) -> HttpResponse:
        self.shows_contact = self.object.contact_or_none is not None
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        comment = self.object
        contact = comment.contact_or_none
        if self.shows_contact:
            kind = AccessRecord.Kind.CONTACT
            record_look(self.request.user, comment.site, kind, comment.code)
        texts = [comment.text, *(reply.text for reply in comment.replies.all())]
        own = {str(group.translation_key): group.theme for group in self.groups}
        return context | {
            "comment": comment,
            "has_contact": contact is not None,
            "contact": contact if self.shows_contact else None,
            "can_change": self.can_change and not comment.is_withdrawn,
            "theme": own.get(str(comment.theme_key), ""),
            "hide_form": self.failed.get("hide", HideForm()),
            "group_form": self.failed.get("group", self._group_form()),
            "is_complaint": looks_like_complaint("\n".join(texts)),
            "list_url": self.list_url,
        }
