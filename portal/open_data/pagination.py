"""A list page by page, with a clear answer where a page can't be had."""

import re

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from portal.open_data.errors import WrongParameters, wrong
from portal.open_data.views import OpenRequest

PER_PAGE, PER_PAGE_AT_MOST = 20, 100
# A CSV file holds this many rows; `page` brings the next ones.
ROWS_AT_MOST = 10_000
LAST_PAGE = 1_000_000


def whole_number(request, name: str, default: int, highest: int) -> int:
    """A parameter from 1 to `highest`; raises WrongParameters for anything else."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]{1,7}", text) or not 1 <= int(text) <= highest:
        message = _("Write a whole number from 1 to %(highest)s.") % {"highest": highest}
        raise WrongParameters([wrong(name, message)])
    return int(text)


class OpenPagination(PageNumberPagination):
    """`page` and `page_size`; links are addresses of this very site."""

    # Set by `slice`.
    request: OpenRequest
    page: Page
    page_size = PER_PAGE
    page_size_query_param = "page_size"
    max_page_size = PER_PAGE_AT_MOST

    def paginate_queryset(self, queryset, request, view=None) -> list:
        size = whole_number(request, self.page_size_query_param, PER_PAGE, PER_PAGE_AT_MOST)
        return list(self.slice(queryset, request, size))

    def slice(self, queryset, request, size: int):
        """The queryset of the page that was asked for."""
        self.request = request
        number = whole_number(request, self.page_query_param, 1, LAST_PAGE)
        paginator = Paginator(queryset, size)
        if number > paginator.num_pages:
            message = _("The list ends at page %(last)s.") % {"last": paginator.num_pages}
            raise WrongParameters([wrong(self.page_query_param, message)], status_code=404)
        self.page = paginator.page(number)
        return self.page.object_list

    def _address(self, number: int) -> str:
        params = self.request.query_params.copy()
        params[self.page_query_param] = str(number)
        root_url = self.request.frame.site.root_url
        return f"{root_url}{self.request.path}?{params.urlencode()}"

    def get_next_link(self) -> str | None:
        return self._address(self.page.next_page_number()) if self.page.has_next() else None

    def get_previous_link(self) -> str | None:
        return self._address(self.page.previous_page_number()) if self.page.has_previous() else None

    def get_paginated_response(self, data) -> Response:
        return Response(
            {
                "count": self.page.paginator.count,
                "next": self.get_next_link(),
                "previous": self.get_previous_link(),
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": _("Number of items in all pages.")},
                "next": link | {"description": _("The next page, or null.")},
                "previous": link | {"description": _("The page before, or null.")},
                "results": schema,
            },
        }
