"""The sound of a bulletin in the admin: made, uploaded, removed, handed out."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from communes.bulletins import sound_steps
from communes.bulletins.abbreviations import said
from communes.bulletins.models import Bulletin
from communes.bulletins.scripts import script_of
from communes.bulletins.sound_forms import OwnSoundForm
from communes.bulletins.sounds import Heard, Said, heard_of
from communes.voices.serving import sound_response
from portal.admin.scoped import scope
from portal.core.steps import StepNotPossible
from portal.pagecache.conditional import for_one_reader


def heard(bulletin: Bulletin) -> Heard:
    """What can be heard of one; three queries."""
    script = script_of(bulletin)
    return heard_of([Said(bulletin, script, said(script).text)]).get(bulletin.pk, Heard())


def _found(user, pk: int, action: str) -> Bulletin:
    """A bulletin of an own site: 404 for others, 403 for who may not do this."""
    own = scope(Bulletin.objects.whole().select_related("site__root_page"), user)
    bulletin = get_object_or_404(own, pk=pk)
    policy = policy_registry.get_by_type(Bulletin)
    if not policy.user_has_permission_for_instance(user, action, bulletin):
        raise PermissionDenied
    return bulletin


def _screen(bulletin: Bulletin) -> str:
    return reverse("bulletins:inspect", args=[bulletin.pk])


@require_safe
def sound(request, pk: int, key: str, kind: str):
    """A sound of a bulletin, for officers of its site."""
    bulletin = get_object_or_404(scope(Bulletin.objects.whole(), request.user), pk=pk)
    found = heard(bulletin).called(key)
    if found is None:
        raise Http404
    return sound_response(request, found, kind, is_public=False)


@require_POST
def read_aloud(request, pk: int):
    """“Đọc thử”: the voice reads what is said now."""
    bulletin = _found(request.user, pk, "change")
    try:
        sound_steps.read_aloud(bulletin, again="again" in request.POST)
    except StepNotPossible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The voice reads it. Listen below in a moment."))
    return redirect(f"{_screen(bulletin)}#nghe")


@require_POST
def remove_sound(request, pk: int, sound_id: int):
    """Takes a recording of one's own away."""
    bulletin = _found(request.user, pk, "change")
    own = get_object_or_404(bulletin.own_sounds, pk=sound_id)
    try:
        sound_steps.remove_sound(bulletin, request.user, own)
    except StepNotPossible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The recording is removed."))
    return redirect(f"{_screen(bulletin)}#nghe")


class UploadView(WagtailAdminTemplateMixin, FormView):
    """A recording of what is said now; what is wrong with it stands beside its field."""

    template_name = "bulletins/admin/upload.html"
    form_class = OwnSoundForm
    page_title = gettext_lazy("Upload a recording")
    header_icon = "upload"

    def dispatch(self, request, pk):
        self.bulletin = _found(request.user, pk, "change")
        return for_one_reader(super().dispatch(request))

    def get_page_subtitle(self):
        return self.bulletin.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("bulletins:index"), "label": _("Loudspeaker")},
            {"url": _screen(self.bulletin), "label": self.bulletin.title},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form):
        told = form.cleaned_data
        try:
            sound_steps.upload_sound(
                self.bulletin, self.request.user, told["file"], form.kind, told["language"]
            )
        except StepNotPossible as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, _("The recording is uploaded. Listen to it."))
        return redirect(f"{_screen(self.bulletin)}#nghe")

    def get_context_data(self, **kwargs):
        script = script_of(self.bulletin)
        back = _screen(self.bulletin)
        return super().get_context_data(script=script, back_url=back, **kwargs)
