"""“Từ Word”: a file is chosen, a draft stands in the editor."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from communes.news.models import NewsIndexPage, NewsPage
from communes.news.word.reading import read_word
from communes.news.word.taking import take_in
from portal.pagecache.conditional import for_one_reader


class WordForm(forms.Form):
    """The file; read while it is checked."""

    file = forms.FileField(
        label=gettext_lazy("Word file"),
        help_text=gettext_lazy("A .docx of at most 20 MB. Nothing is published."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.word = read_word(file.read(), file.name)
        return file


class WordView(WagtailAdminTemplateMixin, FormView):
    """One section's: whoever may write news in it."""

    template_name = "news/admin/word.html"
    form_class = WordForm
    page_title = gettext_lazy("News from a Word file")
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request, parent_page_id):
        self.section = get_object_or_404(NewsIndexPage, pk=parent_page_id)
        if not self.section.permissions_for_user(request.user).may_add(NewsPage):
            raise PermissionDenied
        return for_one_reader(super().dispatch(request))

    def form_valid(self, form):
        try:
            taken = take_in(self.section, form.word, self.request.user)
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self.form_invalid(form)
        text = _("The draft is here. Read it through before it goes out.")
        messages.success(self.request, text)
        if taken.unsaid:
            text = ngettext(
                "%(count)s picture still lacks what it shows: readers get none without.",
                "%(count)s pictures still lack what they show: readers get none without.",
                taken.unsaid,
            )
            messages.warning(self.request, text % {"count": taken.unsaid})
        for sentence in taken.left_out:
            messages.warning(self.request, sentence)
        return redirect("wagtailadmin_pages:edit", taken.page.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "section": self.section,
            "list_url": reverse("news:index"),
        }
