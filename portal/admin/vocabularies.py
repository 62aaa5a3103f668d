"""Lists of words that the province keeps (`portal.core.models.vocabulary`), in the admin."""

from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.core.folded import FoldedSearchMixin


class VocabularyIndexView(FoldedSearchMixin, IndexView):
    """Found by parts of words, with or without marks."""


class VocabularyViewSet(SnippetViewSet):
    """A list in its own order; what else a word has is added to `list_display`."""

    index_view_class = VocabularyIndexView
    icon = "tag"
    search_fields = ["name", "name_en"]
    list_display = ["name", "name_en", "order"]
    ordering = ["order", "name"]
