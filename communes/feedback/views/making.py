"""The officers' screen of links for heads of villages: making, seeing, revoking them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from communes.feedback import links
from communes.feedback.forms.heads import MakeLinkForm
from communes.feedback.models import HeadLink
from communes.feedback.views.entering import ReportScreen

SHOWN = 100


class HeadLinksView(ReportScreen):
    """All links of the officer's communes; the secret of a new one is shown once, kept nowhere."""

    template_name = "feedback/admin/links.html"
    form_class = MakeLinkForm
    page_title = gettext_lazy("Links for heads of villages")
    header_icon = "link"

    def get_context_data(self, **kwargs):
        made = HeadLink.objects.filter(site__in=self.sites).select_related("village", "made_by")
        return super().get_context_data(made=made[:SHOWN], **kwargs)

    def post(self, request, *args, **kwargs):
        number = request.POST.get("revoke", "")
        if not number:
            return super().post(request, *args, **kwargs)
        is_number = number.isascii() and number.isdecimal() and len(number) < 10
        own = HeadLink.objects.filter(site__in=self.sites).select_related("village")
        link = get_object_or_404(own, pk=number if is_number else 0)
        if links.revoke(link, request.user):
            messages.success(request, _("The link is revoked: it opens nothing any more."))
        else:
            messages.warning(request, _("This link has ended already."))
        return redirect(request.path)

    def form_valid(self, form) -> HttpResponse:
        """Shown at once and not behind a redirect: the secret is kept nowhere."""
        link, secret = links.make(form.cleaned_data["village"], self.request.user)
        context = self.get_context_data(
            form=form, link=link, message=links.message_of(link, secret)
        )
        return self.render_to_response(context)
