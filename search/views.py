"""The search page: one form for everything a site says."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.models import Page

from portal.core.conditional import DAY, kept_for
from portal.core.neighbours import attach_communes
from portal.core.text import fold
from search.forms import SearchForm, kind_label
from search.querysets import find_pages
from search.text import mark_words, snippet, words_of

PER_PAGE = 10


class SearchView(TemplateView):
    """Finds pages of the frame's site, or of every site on the portal."""

    template_name = "search/search.html"

    def get_context_data(self, **kwargs):
        form = SearchForm(self.request.GET, frame=self.request.frame)
        context = super().get_context_data(**kwargs) | {
            "form": form,
            "hide_header_search": True,
            "crumb_title": _("Search"),
        }
        if form.query:
            context |= self._results(form)
        return context

    def _results(self, form: SearchForm) -> dict:
        found = find_pages(self.request.frame, form.query)
        pages = self._with_communes(found.pages)
        paginator = Paginator(form.keep(pages), PER_PAGE)
        page_obj = paginator.get_page(self.request.GET.get("page"))
        page_obj.object_list = self._hits(page_obj.object_list, words_of(form.query))
        return {
            "found": found,
            "kinds": form.kinds(pages),
            "communes": form.communes(pages) if self.request.frame.is_portal else [],
            "times": form.times(pages),
            "page_obj": page_obj,
        }

    def _with_communes(self, pages: list[Page]) -> list[Page]:
        """Each page with the commune it is of; on a commune's own site that goes without saying."""
        if self.request.frame.is_portal:
            return attach_communes(pages)
        for page in pages:
            page.commune = None
        return pages

    def _hits(self, pages: list[Page], words: list[str]) -> list[Page]:
        """The pages as their own types, with what a result shows of them."""
        full = Page.objects.filter(pk__in=[page.pk for page in pages]).specific().in_bulk()
        hits = []
        for page in pages:
            hit = full.get(page.pk, page)
            # The row of the search brought its locale along: none is fetched again.
            hit.locale, hit.commune, hit.kind = page.locale, page.commune, kind_label(page)
            hit.marked_title = mark_words(hit.title, words)
            hit.marked_text = mark_words(snippet(self._texts(hit, words), words), words)
            hits.append(hit)
        return hits

    @staticmethod
    def _texts(hit: Page, words: list[str]) -> list[str]:
        """What a result may quote: the summary where a word stands in it, else all texts."""
        summary = getattr(hit, "summary_text", "")
        if summary and set(words) & set(fold(summary).split()):
            return [summary]
        return [text for text in (summary, *getattr(hit, "plain_texts", [])) if text]

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        # Result lists are no pages of their own: search engines should read the pages.
        response.headers["X-Robots-Tag"] = "noindex, follow"
        return response


@kept_for(DAY)
def describe_search(request) -> HttpResponse:
    """How a browser searches this site from its own bar (OpenSearch 1.1)."""
    site, identity = request.frame.site, request.frame.identity
    context = {
        "name": identity.name,
        "description": _("Search in %(name)s") % {"name": identity.name},
        "address": site.root_url + reverse("search"),
        "icon": site.root_url + static(f"img/favicon-{identity.theme}.svg"),
        "language": get_language(),
    }
    return render(
        request,
        "search/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
