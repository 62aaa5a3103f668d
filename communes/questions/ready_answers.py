"""The admin of ready answers: short texts of one commune, kept by its own staff."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from communes.questions.models import ReadyAnswer
from communes.questions.page_form import SEEN
from communes.questions.public_words import hits_in, refusal, refused, to_be_seen, to_look_at
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedForm, ScopedModelViewSet
from portal.core.folded import FoldedSearchMixin

# The texts of a published answer that it may become, and its own.
FIELDS = {"title": "title", "answer": "text"}


class ReadyAnswerForm(ScopedForm):
    """It outlives the question that it was written for: nothing of a person stays in it."""

    seen = forms.BooleanField(
        label=SEEN,
        required=False,
        help_text=_("Needed where the text has a phone number, a name, a birthday or an address."),
    )

    def clean(self):
        data = super().clean()
        site = data.get("site") or getattr(self.instance, "site", None)
        values = {told: data.get(name) for told, name in FIELDS.items()}
        hits = hits_in(values, None, site)
        for hit in refused(hits):
            self.add_error(FIELDS[hit.key], refusal(hit))
        if not data.get("seen"):
            for hit in to_be_seen(hits):
                self.add_error(FIELDS[hit.key], to_look_at(hit))
        return data


class ReadyAnswerIndexView(FoldedSearchMixin, generic.IndexView):
    table_classname = f"listing {CARDS}"

    @property
    def columns(self):
        sample = Column(
            "is_sample",
            label=_("Sample data"),
            accessor=lambda row: _("sample data") if row.is_sample else "",
            classname=ON_CARD,
        )
        title = self._get_title_column_class(TitleColumn)(
            "title", label=_("Name"), get_url=self.get_edit_url, classname=ON_CARD
        )
        return [title, sample]


class ReadyAnswerViewSet(ScopedModelViewSet):
    """Reached from the list of questions and from the desk."""

    model = ReadyAnswer
    icon = "copy"
    url_prefix = "mau-tra-loi"
    base_form_class = ReadyAnswerForm
    index_view_class = ReadyAnswerIndexView
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    sort_order_field = None
    search_fields = ["title"]
    search_backend_name = None
    ordering = ["title", "pk"]
    list_per_page = 50
    panels = [
        FieldPanel("site"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("seen"),
    ]


ready_answer_viewset = ReadyAnswerViewSet("ready_answers")
