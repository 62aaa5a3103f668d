"""The house rules: what keeps them is silent, what breaks them is told with what to do."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.forms import ModelForm
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.models import Village
from communes.questions.models import QuestionPage
from portal.core import checks, sections
from portal.core.models import IdentitySettings
from portal.core.sections import COMMUNE, Section, build_sections, is_translated
from products.models import ProductPage
from search.models import SearchDocument

UNKNOWN = Section(gettext_lazy("Loudspeaker bulletins of nobody"), order=5)


def told(*models, monkeypatch) -> list[str]:
    monkeypatch.setattr(checks, "get_page_models", lambda: models)
    return [problem.id for problem in checks.page_types_are_complete(None)]


def test_rows_of_sites_are_kept_apart(monkeypatch):
    assert checks.rows_of_sites_are_scoped(None) == []
    monkeypatch.setattr(checks, "policy_registry", ModelPermissionPolicyOfAll())
    found = {problem.obj for problem in checks.rows_of_sites_are_scoped(None)}
    # A log of words has the reason why nobody meets its rows as pages do.
    assert Village in found and IdentitySettings in found and SearchDocument not in found


class ModelPermissionPolicyOfAll:
    """As if no app had registered a policy."""

    def get_by_type(self, model):
        return ModelPermissionPolicy(model)


def test_two_kinds_of_results_may_not_have_one_slug(monkeypatch):
    assert checks.search_kinds_differ(None) == []
    kind = replace(QuestionPage.search_kind, slug=AnnouncementPage.search_kind.slug)
    monkeypatch.setattr(QuestionPage, "search_kind", kind)
    (problem,) = checks.search_kinds_differ(None)
    assert problem.id == "portal.E003"
    assert problem.obj in (QuestionPage, AnnouncementPage)


@pytest.mark.parametrize("change", [{"label": "Other"}, {"name": "kind"}, {"name": "a|b"}])
def test_two_facets_may_not_have_one_name(monkeypatch, change):
    assert checks.search_facets_differ(None) == []
    (facet, *_others) = ProductPage.search_facets
    monkeypatch.setattr(AnnouncementPage, "search_facets", (facet,))
    assert checks.search_facets_differ(None) == []
    monkeypatch.setattr(AnnouncementPage, "search_facets", (replace(facet, **change),))
    assert {problem.id for problem in checks.search_facets_differ(None)} == {"portal.E004"}


def test_all_page_types_keep_the_rules():
    assert checks.page_types_are_complete(None) == []


@pytest.mark.parametrize("name", ["template", "parent_page_types"])
def test_a_page_type_states_its_place(monkeypatch, name):
    monkeypatch.delattr(AnnouncementIndexPage, name)
    assert told(AnnouncementIndexPage, monkeypatch=monkeypatch) == ["portal.W002"]


def test_a_page_types_form_is_ours(monkeypatch):
    monkeypatch.setattr(AnnouncementIndexPage, "base_form_class", ModelForm)
    assert told(AnnouncementIndexPage, monkeypatch=monkeypatch) == ["portal.W003"]


def test_a_page_type_builds_on_the_ground(monkeypatch):
    monkeypatch.setattr(checks, "BasePage", ModelForm)
    assert told(AnnouncementIndexPage, monkeypatch=monkeypatch) == ["portal.W001"]


@pytest.mark.parametrize(("name", "known"), [("horn", True), ("sound", False), ("", False)])
def test_an_icon_of_menus_is_one_of_the_sprite(monkeypatch, name, known):
    monkeypatch.setattr(AnnouncementIndexPage, "nav_icon", name)
    found = told(AnnouncementIndexPage, monkeypatch=monkeypatch)
    assert found == ([] if known else ["portal.W004"])


def test_a_section_without_a_vietnamese_title_is_an_error(monkeypatch):
    monkeypatch.setattr(AnnouncementIndexPage, "sections", (UNKNOWN,))
    (problem,) = list(checks.has_vietnamese_sections(AnnouncementIndexPage))
    assert problem.id == "portal.E001"
    assert "Loudspeaker" in problem.msg
    assert told(AnnouncementIndexPage, monkeypatch=monkeypatch) == ["portal.E001"]


def test_no_site_gets_a_section_with_an_english_address(world, monkeypatch):
    known = AnnouncementIndexPage.sections[0]
    strange = replace(known, title=UNKNOWN.title, key="strange")
    monkeypatch.setattr(sections, "sections_for", lambda level: [(AnnouncementIndexPage, strange)])
    before = Page.objects.count()
    with pytest.raises(ImproperlyConfigured, match="no Vietnamese title"):
        build_sections(world.a.home, COMMUNE)
    assert Page.objects.count() == before
    assert is_translated(known)


def test_every_icon_that_a_template_names_is_there():
    named = set()
    for app in ("portal", "communes", "products", "home", "search"):
        for path in Path(settings.BASE_DIR, app).rglob("*.html"):
            named |= set(re.findall(r"""{% icon ["']([^"']+)""", path.read_text()))
    assert len(named) > 20
    assert named - checks.icon_names() == set()
