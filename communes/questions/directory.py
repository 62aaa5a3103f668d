"""Which communes can be asked, for readers of the portal."""

from dataclasses import dataclass

from django.core.paginator import Page as PageOfItems
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page, Site

from communes.questions.addresses import question_path
from communes.questions.choices import Office
from portal.core.models import ContactSettings, IdentitySettings, one_to_one
from portal.core.querysets import HOME_PATH
from portal.sites.neighbours import called

PER_PAGE = 30


@dataclass(frozen=True)
class CommuneToAsk:
    """A commune with the address of its form."""

    name: str
    line: str
    theme: str
    url: str


def communes_to_ask(
    index_type: type[Page], typed: str | None, number: str | None, form: str = "ask"
) -> PageOfItems:
    """One page of the communes that have a section of this type, by name.

    `typed` narrows them to those whose name, or an older one, has it; `form` is the route of
    the section to which their addresses lead.
    """
    sites = _open_communes()
    if typed:
        sites = sites.filter(pk__in=called(sites, typed))
    sites = sites.select_related("identitysettings", "root_page")
    page_obj = Paginator(sites, PER_PAGE).get_page(number)
    page_obj.object_list = _with_forms(index_type, list(page_obj.object_list), form)
    return page_obj


def office_named(index_type: type[Page], typed: str) -> Office | None:
    """The commune of the province that is called so, as an office to be asked; None if none is."""
    sites = _open_communes()
    sites = sites.filter(pk__in=called(sites, typed))
    sites = sites.select_related("identitysettings", "contactsettings", "root_page")
    wanted = typed.casefold().split()
    for site in sites[:PER_PAGE]:
        name = one_to_one(site, IdentitySettings).name
        words = name.casefold().split()
        if wanted in (words, words[1:]):
            told = one_to_one(site, ContactSettings)
            forms = _with_forms(index_type, [site])
            url = forms[0].url if forms else ""
            return Office(name, told.address, told.hotline, url)
    return None


def _open_communes() -> QuerySet[Site]:
    """By name; a closed one takes no questions."""
    sites = Site.objects.filter(is_default_site=False).order_by("site_name", "pk")
    return sites.exclude(communesettings__closed_on__isnull=False)


def _with_forms(index_type: type[Page], sites: list[Site], form: str = "ask") -> list[CommuneToAsk]:
    roots = {site.root_page.path: site for site in sites}
    indexes = (
        index_type.objects.live()
        .annotate(root=Substr("path", 1, HOME_PATH))
        .filter(root__in=list(roots))
    )
    found = {index.root: index for index in indexes}
    communes = []
    for path, site in roots.items():
        if index := found.get(path):
            identity = one_to_one(site, IdentitySettings)
            tail = index.url_path[len(site.root_page.url_path) :]
            url = f"{site.root_url}/{tail}{question_path(form)}"
            communes.append(CommuneToAsk(identity.name, identity.line, identity.theme, url))
    return communes
