"""“Từ Word”: a file is chosen, a draft stands in the editor."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from communes.news.models import NewsIndexPage, NewsPage
from communes.news.word.reading import read_word
from communes.news.word.taking import take_in
from portal.admin.section_drafts import SectionDraftView


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


class WordView(SectionDraftView):
    """One section's: whoever may write news in it."""

    section_type, page_type = NewsIndexPage, NewsPage
    list_name = "news:index"
    template_name = "news/admin/word.html"
    form_class = WordForm
    page_title = gettext_lazy("News from a Word file")

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
