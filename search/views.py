"""The search page: one form for everything a site says."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from portal.core.finding import search_shortcuts, shortcut_address
from portal.core.hints import Text
from portal.pagecache.conditional import DAY, MINUTE, kept_for
from portal.sites.frame import PortalRequest
from search.answers import answers_for
from search.forms import SearchForm
from search.hits import as_hits, texts_of, visible
from search.kinds import kinds, scope_of
from search.leading import leading_hit
from search.misses import note_miss
from search.old_names import became
from search.searching import MOST_HITS, Found, find, read_query
from search.spelling import spelt
from search.suggesting import suggestions

PER_PAGE = 10
# So many of the hits on a page tell how a query is spelt.
SPELLING_HITS = 5


class SearchView(TemplateView):
    """Finds pages of the frame's site, or of every site on the portal."""

    request: PortalRequest
    template_name = "search/search.html"

    def get(self, request, *args, **kwargs):
        if address := shortcut_address(request, self.form.query):
            return HttpResponseRedirect(address)
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> SearchForm:
        return SearchForm(self.request.GET, frame=self.request.frame)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "form": self.form,
            "hide_header_search": True,
            "crumb_title": _("Search"),
            "alerts": "",
        }
        if self.form.query:
            context |= self._results()
        return context

    def _results(self) -> dict:
        """`found`, `page_obj` with its hits, `suggestion`, `answers`, the `leading` hit that
        answers by itself, `traces` of old names, `notes` on codes, `kinds`, `facets`, and `lists`
        of kinds that were found."""
        frame, form = self.request.frame, self.form
        plan = read_query(form.query, frame)
        page_number, start = self._place()
        found = Found()
        if plan:
            found = find(plan, scope_of(frame), form.narrow, start, start + PER_PAGE)
        page_obj = Paginator(range(min(found.total, MOST_HITS)), PER_PAGE).get_page(page_number)
        among = [slug for slug, count in found.facets.get("kind", {}).items() if count]
        pages = visible(frame, found.page_ids, among)
        answers = answers_for(frame, form.query) if page_number == 1 else []
        leading = None
        if plan and page_number == 1 and not form.narrow:
            leading = leading_hit(pages, plan, frame.identity.official_name)
        # What is answered above is not told again.
        told = {answer.page.pk for answer in answers} if not form.narrow else set()
        told |= {leading.pk} if leading else set()
        hits = [page for page in pages if page.pk not in told]
        page_obj.object_list = as_hits(hits, plan, frame) if plan else []
        if not found.total and not form.narrow:
            note_miss(frame.site, form.query)
        return {
            "found": found,
            "page_obj": page_obj,
            "suggestion": self._suggestion(plan, pages) if page_number == 1 else "",
            "answers": answers,
            "leading": leading,
            "traces": became(frame, form.query) if page_number == 1 else [],
            "kinds": form.kind_options(found.facets["kind"]) if found.facets else [],
            "facets": form.facets_of(found.facets),
            "notes": self._notes(plan),
            "lists": self._lists(found.facets),
        }

    def _notes(self, plan) -> list[str]:
        """What features say of a code that leads nowhere."""
        # “BHXH 2356” begins with a word that people know.
        if plan and any(start == 0 for start, _end in plan.meanings):
            return []
        shortcuts = search_shortcuts()
        return [shortcut.note(self.request.frame, self.form.query) for shortcut in shortcuts]

    def _lists(self, counts: dict) -> list[tuple[Text, str]]:
        """The lists that sections have of the kinds that were found, as (label, address)."""
        section_url = self.request.frame.navigation.section_url
        found = [kind for slug, kind in kinds().items() if counts and counts["kind"][slug]]
        lists = [(kind.list_label, section_url(kind.list_page)) for kind in found if kind.list_page]
        return [(label, url) for label, url in lists if url]

    def _place(self) -> tuple[int, int]:
        """The page that was asked for, and the first of its hits."""
        typed = self.request.GET.get("page", "")
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1
        number = min(max(number, 1), MOST_HITS // PER_PAGE)
        return number, (number - 1) * PER_PAGE

    def _suggestion(self, plan, pages: list) -> str:
        """The query as its best hits spell it, where that is another way than it was typed."""
        if not plan:
            return ""
        best = pages[:SPELLING_HITS]
        texts = [text for page in best for text in texts_of(page)]
        return spelt(plan, [page.title for page in best], texts)

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        # Result lists are no pages of their own: search engines should read the pages.
        response.headers["X-Robots-Tag"] = "noindex, follow"
        return response


@kept_for(MINUTE)
def suggest(request) -> HttpResponse:
    """The titles that what was typed so far may become, as options of a list box."""
    pages = suggestions(request.frame, request.GET.get("q", ""))
    context = {"pages": pages, "is_portal": request.frame.is_portal}
    # Without the request: nothing of what surrounds a page is needed.
    response = HttpResponse(render_to_string("search/suggestions.html", context).strip())
    response.headers["X-Robots-Tag"] = "noindex"
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
