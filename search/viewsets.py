"""What is kept about the search in the admin: quick answers and, by the province, synonyms."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from portal.admin.scoped import ScopedModelViewSet
from portal.core.hints import Text
from search.models import CuratedAnswer, Synonym
from search.models.answers import key_of


class SiteFilterSet(WagtailFilterSet):
    """Rows of one of the sites whose rows the user reads; who has only one is not asked."""

    offers_own = True

    site = django_filters.ModelChoiceFilter(
        label=_("Site"), queryset=Site.objects.none(), empty_label=_("All sites")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(self._meta.model)
        sites = policy.sites_user_has_any_permission_for(self.request.user, ["view"])
        if len(sites) > 1:
            self.filters["site"].queryset = sites.order_by("site_name")
        else:
            del self.filters["site"]


class PrefilledCreateView(generic.CreateView):
    """An empty form, but for what the address brings: `?term=so+do`."""

    prefilled: tuple[str, ...] = ()

    def get_initial(self):
        brought = {name: self.request.GET.get(name) for name in self.prefilled}
        return super().get_initial() | {name: text for name, text in brought.items() if text}


class AnswerFilterSet(SiteFilterSet):
    class Meta:
        model = CuratedAnswer
        fields = ["site"]


class AnswerIndexView(generic.IndexView):
    """Finds an answer by any of its queries, with or without marks."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page", "site")

    def search_queryset(self, queryset):
        key = key_of(self.search_query)
        return queryset.filter(keys__contains=key) if key else queryset


class AnswerCreateView(PrefilledCreateView):
    prefilled = ("queries", "site")


class PublicPageChooser(AdminPageChooser):
    """Names only what readers may open: a posted key tells nothing of another's drafts."""

    def get_instance(self, value):
        pk = getattr(value, "pk", value)
        public = Page.objects.live().public().filter(pk=pk) if pk else Page.objects.none()
        return super().get_instance(public.first())


def _place_of(answer: CuratedAnswer) -> Text:
    return answer.site.site_name if answer.site else _("The whole province")


def _trouble_of(answer: CuratedAnswer) -> Text:
    return "" if answer.page.live else _("Not shown: its page is not published")


class AnswerViewSet(ScopedModelViewSet):
    """Pages that lead the results of some words: a site's own; the portal keeps those for all."""

    model = CuratedAnswer
    icon = "pick"
    menu_label = _("Quick answers")
    copy_view_enabled = False
    index_view_class = AnswerIndexView
    add_view_class = AnswerCreateView
    filterset_class = AnswerFilterSet
    search_fields = ["keys"]  # switches the search on; AnswerIndexView does it
    search_backend_name = None
    list_display = [
        "__str__",
        Column("page", label=_("Page")),
        Column("place", label=_("Site"), accessor=_place_of),
        StatusTagColumn("trouble", label=_("State"), accessor=_trouble_of),
    ]
    ordering = ["keys"]
    list_per_page = 50
    panels = [
        FieldPanel("queries"),
        FieldPanel("page", widget=PublicPageChooser),
        FieldPanel("note"),
        FieldPanel("site"),
    ]


class SynonymIndexView(generic.IndexView):
    """Finds a synonym by its term, with or without marks, or by what it means."""

    def search_queryset(self, queryset):
        words = self.search_query
        if not words:
            return queryset
        found = Q(term__icontains=words) | Q(meanings__icontains=words)
        return queryset.filter(found | Q(key__contains=key_of(words) or words))


class SynonymCreateView(PrefilledCreateView):
    prefilled = ("term",)


class SynonymViewSet(ModelViewSet):
    """Abbreviations and everyday words, kept by the province for all."""

    model = Synonym
    icon = "list-ul"
    menu_label = _("Synonyms")
    copy_view_enabled = False
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    search_fields = ["key"]  # switches the search on; SynonymIndexView does it
    search_backend_name = None
    list_display = ["term", "meanings"]
    list_per_page = 100
    panels = [FieldPanel("term"), FieldPanel("meanings")]


class SearchViewSetGroup(ViewSetGroup):
    menu_label = _("Helping people find")
    menu_icon = "search"
    menu_order = 460
    items = (AnswerViewSet("quick_answers"), SynonymViewSet("synonyms"))
