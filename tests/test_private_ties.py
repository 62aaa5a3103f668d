"""What this portal uses of Wagtail, Django and their libraries without being promised it.

An upgrade that renames or changes one of these breaks here, by name, before it breaks readers:
run it first. What each tie does for us is held by the tests of its own room.
"""

import ast
import inspect
from importlib import import_module

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.http import FileResponse, HttpResponse, QueryDict
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation.trans_real import translation
from wagtail.admin.views.home import HomeView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from portal.admin.guards import GUARDS, HARMLESS
from portal.settings import base

SEARCH = "modelsearch.backends"
SQLITE, POSTGRES = f"{SEARCH}.database.sqlite.sqlite", f"{SEARCH}.database.postgres.postgres"
CLUSTER = f"{SEARCH}.elasticsearchbase"
PARENTS = "wagtail.admin.views.pages.choose_parent"
# A method's owner, its name, and the first parameters that we give, or that ours takes.
CALLED = [
    ("wagtail.models:Page", "_get_relevant_site_root_paths", ["cache_object"]),
    ("wagtail.models:Page", "get_url", ["request", "current_site"]),
    ("wagtail.models:Page", "get_url_parts", ["request"]),
    ("wagtail.models:Page", "_slug_is_available", ["slug", "parent_page", "page"]),
    ("wagtail.models:Page", "get_view_restrictions", []),
    ("wagtail.documents.models:AbstractDocument", "_set_document_file_metadata", []),
    ("wagtail.images.models:AbstractImage", "_set_file_hash", []),
    ("wagtail.admin.viewsets.base:ViewSet", "construct_view", ["view_class"]),
    ("wagtail.admin.views.generic:IndexView", "_get_title_column_class", ["column_class"]),
    ("wagtail.admin.views.pages.listing:IndexView", "order_queryset", ["queryset"]),
    ("wagtail.admin.views.pages.listing:IndexView", "filter_queryset", ["queryset"]),
    ("wagtail.admin.views.pages.listing:IndexView", "get_table", ["object_list"]),
    ("wagtail.admin.views.pages.listing:IndexView", "show_locale_labels", []),
    (f"{PARENTS}:ChooseParentView", "get_valid_parent_pages", ["user"]),
    ("wagtail.admin.ui.tables:Column", "render_cell_html", ["instance", "parent_context"]),
    ("wagtail.models:PagePermissionTester", "can_reorder_children", []),
    ("wagtail.models:ReferenceIndex", "_extract_references_from_object", ["cls", "object"]),
    ("django.forms.models:BaseModelForm", "_post_clean", []),
    ("django_filters.filterset:BaseFilterSet", "get_form_class", []),
    ("django_filters.filters:QuerySetRequestMixin", "get_queryset", ["request"]),
    ("django.http:HttpRequest", "_get_raw_host", []),
    ("django.db.models:QuerySet", "_raw_delete", ["using"]),
    (f"{SEARCH}.base:BaseSearchResults", "_do_search", []),
    (f"{SEARCH}.base:BaseSearchResults", "_do_count", []),
    (f"{SEARCH}.base:BaseSearchQueryCompiler", "_get_filterable_field", ["field_attname"]),
    (f"{SQLITE}:SQLiteSearchResults", "_do_search", []),
    (f"{SQLITE}:SQLiteIndex", "_refresh_title_norms", ["full"]),
    (f"{POSTGRES}:PostgresIndex", "_refresh_title_norms", ["full"]),
    (f"{CLUSTER}:ElasticsearchBaseMapping", "_get_document_field_data", ["field", "obj"]),
    (f"{CLUSTER}:ElasticsearchBaseSearchResults", "_backend_do_search", ["body"]),
]


def parameters_of(owner: str, name: str) -> list[str]:
    """A method's parameters as its module is written: some are replaced by ours since."""
    module, _colon, kind = owner.partition(":")
    for cls in getattr(import_module(module), kind).__mro__[:-1]:
        source = ast.parse(inspect.getsource(import_module(cls.__module__)))
        classes = (node for node in source.body if getattr(node, "name", "") == cls.__name__)
        for method in (node for one in classes for node in one.body):
            if getattr(method, "name", "") == name:
                return [one.arg for one in method.args.args if one.arg != "self"]
    raise AttributeError(f"{owner} has no {name}")


@pytest.mark.parametrize(
    ("owner", "name", "parameters"), CALLED, ids=[f"{owner}.{name}" for owner, name, _p in CALLED]
)
def test_a_method_that_we_call_or_replace_is_there(owner, name, parameters):
    known = parameters_of(owner, name)
    assert known[: len(parameters)] == parameters, f"{owner}.{name} takes {known}"


def test_a_method_that_is_gone_would_be_seen():
    with pytest.raises(AttributeError, match="no_such_method"):
        parameters_of("wagtail.models:Page", "no_such_method")


@pytest.mark.django_db
def test_a_page_that_knows_its_parent_is_asked_nothing(world, django_assert_num_queries):
    section = Page.objects.child_of(world.a.home).first()
    section._cached_parent_obj = world.a.home
    with django_assert_num_queries(0):
        assert section.get_parent() == world.a.home


@pytest.mark.django_db
def test_the_site_of_a_request_is_the_one_we_found(world, django_assert_num_queries):
    request = RequestFactory().get("/")
    request._wagtail_site = world.a.site
    with django_assert_num_queries(0):
        assert Site.find_for_request(request) == world.a.site


def test_the_first_screen_is_made_of_panels():
    """Our `wagtailadmin/home.html` shows them; pages of lists have a title and its column."""
    assert "panels" in inspect.getsource(HomeView.get_context_data)
    assert {"bulk_actions", "title"} <= {column.name for column in PageIndexView.base_columns}


def test_guarded_addresses_are_there():
    """A guard by the name of a view that is gone would guard nothing."""
    for name in [*GUARDS, *HARMLESS]:
        namespace, _colon, view = name.rpartition(":")
        resolver = get_resolver()
        if namespace:
            resolver = resolver.namespace_dict[namespace][1]
        assert view in resolver.reverse_dict, name


def test_a_name_that_is_gone_would_be_seen():
    with pytest.raises(NoReverseMatch):
        reverse("wagtail_localize:no_such_view")
    assert "no_such_view" not in get_resolver().namespace_dict["wagtail_localize"][1].reverse_dict


def test_views_of_a_viewset_are_made_in_one_place():
    source = inspect.getsource(ViewSet.construct_view)
    assert "view_class.as_view" in source


@pytest.mark.django_db(transaction=True)
def test_what_waits_for_a_commit_can_be_read():
    """`portal.pagecache.stamps` looks whether its twin waits already."""
    with transaction.atomic():
        transaction.on_commit(print)
        savepoints, waiting, *_rest = connection.run_on_commit[-1]
        assert waiting is print and savepoints == set(connection.savepoint_ids)
        connection.run_on_commit.clear()


@pytest.mark.django_db
def test_an_answer_closes_what_it_opened(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    answer = FileResponse((tmp_path / "a").open("rb"))
    assert answer._resource_closers
    answer.close()
    assert HttpResponse()._resource_closers == []


def test_a_query_string_can_be_made_anew():
    data = QueryDict(mutable=True)
    data._mutable = False
    with pytest.raises(AttributeError):
        data["a"] = "b"


@pytest.mark.django_db
def test_a_file_that_waits_to_be_stored_says_so():
    model = get_document_model()
    stored = model(file="a.pdf", collection_id=1)
    waits = model(file=ContentFile(b"a", "a.pdf"), collection_id=1)
    assert stored.file._committed and not waits.file._committed


def test_a_catalogue_can_be_asked_for_a_text():
    assert translation(base.LANGUAGE_CODE)._catalog.get("no such text") is None
    assert translation(base.LANGUAGE_CODE)._catalog.get("Portal")


def test_the_template_that_we_replace_is_used_by_wagtail():
    ours = get_template("wagtailcore/shared/block_preview.html")
    assert "site-packages" not in ours.origin.name
    source = inspect.getsource(import_module("wagtail.blocks.base"))
    assert "wagtailcore/shared/block_preview.html" in source
