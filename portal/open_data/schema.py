"""The API described for programs: one OpenAPI 3.1 document a language."""

from copy import deepcopy
from functools import lru_cache

from django import forms
from django.conf import settings
from django.urls import URLPattern, include, path
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from rest_framework.response import Response

from portal.core.problems import CONTENT_TYPE
from portal.open_data.filters import HIGHEST_ID
from portal.open_data.pagination import LAST_PAGE, PER_PAGE, PER_PAGE_AT_MOST
from portal.open_data.registry import PREFIX, open_data
from portal.open_data.views import OpenView

VERSION = "1.0.0"
MARK = "x-spec-enum-id"


def list_patterns() -> list[URLPattern]:
    """The lists and their items as JSON: what the document describes."""
    patterns = []
    for viewset in open_data():
        prefix = viewset.prefix
        patterns += [
            path(f"{prefix}/", viewset.as_view({"get": "list"}), name=f"{prefix}-list"),
            path(
                f"{prefix}/<int:pk>/", viewset.as_view({"get": "retrieve"}), name=f"{prefix}-detail"
            ),
        ]
    return patterns


@lru_cache(maxsize=len(settings.LANGUAGES))
def _document(language: str) -> dict:
    """The document without what differs from site to site."""
    with override(language):
        generator = SchemaGenerator(patterns=[path(PREFIX, include(list_patterns()))])
        document = generator.get_schema(request=None, public=True)
        document["info"] = {
            "title": _("Open data of the communes"),
            "version": VERSION,
            "description": _(
                "Public lists of this site, to be read by anyone, without a key. Each list is "
                "also a CSV file: write .csv after its name."
            ),
        }
        document["tags"] = [
            {"name": viewset.prefix, "description": str(viewset.about)} for viewset in open_data()
        ]
        document["components"]["schemas"]["Problem"] = _problem_schema()
        lists = {f"/{PREFIX}{viewset.prefix}/": viewset for viewset in open_data()}
        for address, operations in document["paths"].items():
            viewset = lists[address.partition("{")[0]]
            _complete(operations["get"], viewset, is_list=address in lists)
    return _without_marks(document)


def _without_marks(part):
    """The document without the generator's own notes on choices."""
    if isinstance(part, list):
        return [_without_marks(item) for item in part]
    if isinstance(part, dict):
        return {key: _without_marks(value) for key, value in part.items() if key != MARK}
    return part


def _complete(operation: dict, viewset, *, is_list: bool) -> None:
    """What all operations share: words for people, the file, the errors."""
    title = str(viewset.title)
    operation["summary"] = title if is_list else _("One item: %(title)s") % {"title": title}
    operation["description"] = str(viewset.about)
    operation.pop("security", None)
    codes = {"404": _("Nothing there."), "429": _("Too many requests.")}
    if is_list:
        codes = {"400": _("A parameter has no meaning.")} | codes
        operation["responses"]["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
        operation["parameters"] = [
            _with_bounds(item, viewset.filterset_class)
            for item in operation["parameters"]
            if item["name"] not in ("page", "page_size")
        ] + _common_parameters()
    else:
        for item in operation["parameters"]:
            if item["in"] == "path":
                item["schema"] |= {"minimum": 1, "maximum": HIGHEST_ID}
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for code, description in codes.items():
        operation["responses"][code] = {"description": description, "content": content}
    operation["responses"]["200"]["description"] = title


def _with_bounds(parameter: dict, filterset_class) -> dict:
    """A parameter with what its form refuses: numbers too high, years too far, texts too long."""
    field = filterset_class.base_filters[parameter["name"]].field
    schema = parameter["schema"]
    if "enum" in schema:
        schema["enum"] = [str(value) for value in schema["enum"]]
    elif isinstance(field, forms.IntegerField):
        schema |= {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    elif isinstance(field, forms.CharField) and field.max_length:
        schema["maxLength"] = field.max_length
    if pattern := getattr(field, "pattern", ""):
        schema["pattern"] = pattern
    return parameter | {"schema": schema}


def _common_parameters() -> list[dict]:
    def parameter(name: str, description: str, **schema) -> dict:
        return {"name": name, "in": "query", "description": description, "schema": schema}

    return [
        parameter(
            "page",
            _("Which page of the list."),
            type="integer",
            minimum=1,
            maximum=LAST_PAGE,
            default=1,
        ),
        parameter(
            "page_size",
            _("How many items a page has; not for CSV."),
            type="integer",
            minimum=1,
            maximum=PER_PAGE_AT_MOST,
            default=PER_PAGE,
        ),
        parameter("format", _("JSON or CSV."), type="string", enum=["json", "csv"], default="json"),
    ]


def _problem_schema() -> dict:
    text = {"type": "string"}
    error = {
        "type": "object",
        "required": ["parameter", "message"],
        "properties": {
            "parameter": text,
            "message": text,
            "allowed": {"type": "array", "items": text},
        },
    }
    return {
        "type": "object",
        "description": _("What went wrong, and what to do (RFC 9457)."),
        "required": ["title", "status", "detail"],
        "properties": {
            "title": text,
            "status": {"type": "integer"},
            "detail": text,
            "errors": {"type": "array", "items": error},
        },
    }


class SchemaView(OpenView):
    """The document of this site, with the addresses of its languages."""

    def get(self, request) -> Response:
        document = deepcopy(_document(get_language()))
        root_url = request.frame.site.root_url
        document["servers"] = [
            {"url": root_url + link.url.rstrip("/"), "description": link.label}
            for link in request.frame.languages.links()
        ]
        return Response(document)
