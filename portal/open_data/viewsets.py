"""A list of open data with its items, as JSON and as CSV."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import ReadOnlyModelViewSet

from portal.core.hints import Text
from portal.open_data.errors import WrongParameters, wrong
from portal.open_data.filters import HIGHEST_ID, OpenFilterSet, StrictFilterBackend
from portal.open_data.pagination import ROWS_AT_MOST, OpenPagination
from portal.open_data.renderers import list_as_csv
from portal.open_data.views import OpenMixin, OpenRequest
from portal.sites.frame import Frame
from portal.sites.neighbours import CommuneLink, attach_communes

FORMATS = ["json", "csv"]


def own_commune(frame: Frame) -> CommuneLink:
    """The commune of a site that is not the portal, without SQL."""
    site, identity = frame.site, frame.identity
    url, slug = site.root_url + "/", frame.first_root.slug
    return CommuneLink(site.pk, identity.name, identity.line, identity.theme, url, slug)


class OpenViewSet(OpenMixin, ReadOnlyModelViewSet):
    """Subclasses say what is public in `get_items` and how it reads in two serializers.

    `prefix` is the list's part of the address, `title` and `about` tell people
    what it holds, `order` its place among the lists, `files` other forms of it: what each is
    called, and the name of its address.
    """

    prefix = ""
    title: Text = ""
    about: Text = ""
    order = 100
    files: tuple[tuple[Text, str], ...] = ()
    request: OpenRequest
    queryset: QuerySet
    serializer_class: type[BaseSerializer]
    filterset_class: type[OpenFilterSet]
    paginator: OpenPagination
    schema = AutoSchema()
    filter_backends = (StrictFilterBackend,)
    pagination_class = OpenPagination
    # With what the list leaves out, such as the whole text.
    detail_serializer_class: type[BaseSerializer] | None = None

    def get_items(self, frame: Frame) -> QuerySet:
        """Everything public that a site's readers may find, in a total order."""
        raise NotImplementedError

    def get_detail_items(self, frame: Frame) -> QuerySet:
        """The same with what only an item's own address shows."""
        return self.get_items(frame)

    def decorate(self, items: list) -> list:
        """Gives each item what its fields need beyond its row; here its page's `commune`."""
        pages = [self.get_page(item) for item in items]
        frame = self.request.frame
        if frame.is_portal:
            attach_communes(pages, frame)
        else:
            commune = own_commune(frame)
            for page in pages:
                page.commune = commune
        return items

    def get_page(self, item):
        """The page an item stands on."""
        return item

    def get_queryset(self) -> QuerySet:
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        frame = self.request.frame
        return self.get_detail_items(frame) if self.is_detail else self.get_items(frame)

    @property
    def is_detail(self) -> bool:
        return self.action == "retrieve"

    def get_serializer_class(self):
        return (self.is_detail and self.detail_serializer_class) or self.serializer_class

    def known_parameters(self) -> list[str]:
        if self.is_detail:
            return []
        return [*self.filterset_class.base_filters, "page", "page_size", "format"]

    @property
    def wants_csv(self) -> bool:
        format_asked = self.kwargs.get("format") or self.request.GET.get("format")
        return not self.is_detail and format_asked == "csv"

    def check_parameters(self, request) -> None:
        super().check_parameters(request)
        if request.query_params.get("format", "json") not in FORMATS:
            message = _("Use one of: %(choices)s.") % {"choices": ", ".join(FORMATS)}
            raise WrongParameters([wrong("format", message, FORMATS)])

    def list(self, request, *args, **kwargs):
        items = self.filter_queryset(self.get_queryset())
        if self.wants_csv:
            return self._table(request, items)
        page = self.decorate(self.paginate_queryset(items) or [])
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def _table(self, request, items: QuerySet):
        paginator = self.paginator
        rows = paginator.slice(items, request, ROWS_AT_MOST)
        response = list_as_csv(self, rows, paginator.page.number)
        if following := paginator.get_next_link():
            response.headers["Link"] = f'<{following}>; rel="next"'
        return response

    def get_object(self):
        if self.kwargs["pk"] > HIGHEST_ID:
            raise Http404
        item = super().get_object()
        return self.decorate([item])[0]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        # An item's own address shows it whatever a list leaves out by default.
        return queryset if self.is_detail else super().filter_queryset(queryset)
