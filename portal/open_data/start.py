"""The API's own start: what there is, for programs that begin here."""

from django.urls import reverse
from rest_framework.response import Response

from portal.open_data.registry import absolute, open_data
from portal.open_data.views import OpenView


class StartView(OpenView):
    """The lists with their addresses, and where they are described."""

    def get(self, request) -> Response:
        def address(name: str) -> str:
            return absolute(request, reverse(f"open_data:{name}"))

        page = request.frame.navigation.section_url("OpenDataPage")
        return Response(
            {
                "datasets": [
                    {
                        "name": viewset.prefix,
                        "description": str(viewset.about),
                        "url": address(f"{viewset.prefix}-list"),
                        "csv": address(f"{viewset.prefix}-csv"),
                        "files": [
                            absolute(request, reverse(name)) for _label, name in viewset.files
                        ],
                    }
                    for viewset in open_data()
                ],
                "openapi": address("openapi"),
                "documentation": absolute(request, page) if page else None,
            }
        )
