"""Documents in the admin: an officer's own, late ones among them, and the province's types."""

import django_filters
from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from communes.documents.models import DocumentType, OfficialDocumentPage
from communes.documents.proposing import propose_view
from portal.admin.page_lists import (
    ON_CARD,
    AlsoState,
    DayColumn,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.admin.vocabularies import VocabularyViewSet

OVERDUE = "overdue"


class DocumentFilterSet(StateFilterSet):
    """By state and type."""

    also = AlsoState(OVERDUE, _("Should have been posted"), lambda pages: pages.overdue())
    document_type = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("of a document", "Type"),
        queryset=DocumentType.objects.all(),
        empty_label=pgettext_lazy("filter", "All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = OfficialDocumentPage
        fields = ["state", "document_type", "locale"]


class DocumentIndexView(OwnPageIndexView):
    """Found by a part of the number or of what it is about, drafts too."""

    search_fields = ["title", "number", "abstract"]
    add_item_label = _("Add an official document")
    empty_message = _("No document is here. “Add an official document” begins one.")
    listed_columns = [
        *own_columns(),
        DayColumn("issued_on", label=_("Issued"), classname=ON_CARD),
        DayColumn(
            "post_by",
            label=_("Post by"),
            accessor=lambda page: None if page.posted_on else page.post_by,
        ),
        Column("file", label=_("File"), accessor=lambda page: page.unread() or "–"),
    ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("file__reading")


class DocumentListingViewSet(OwnPageListingViewSet):
    """“Văn bản” in the menu."""

    model = OfficialDocumentPage
    index_view_class = DocumentIndexView
    filterset_class = DocumentFilterSet
    icon = "doc-full"
    menu_label = pgettext_lazy("section", "Documents")
    menu_order = 130
    url_prefix = "van-ban"

    def get_urlpatterns(self):
        propose = path("doc-tep/<int:document_id>/", propose_view, name="propose")
        return [*super().get_urlpatterns(), propose]


class DocumentTypeViewSet(VocabularyViewSet):
    """Types of documents: kept by the province, chosen by all."""

    model = DocumentType
    menu_label = _("Types of documents")
    search_fields = ["name", "name_en", "abbreviation"]
    list_display = ["name", "name_en", "abbreviation", "order", "is_active"]
