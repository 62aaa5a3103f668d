"""What every address of the API does alike: read-only, open to all, no cookie, one format."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.open_data.errors import WrongParameters, answer_exception, wrong
from portal.open_data.throttling import AddressThrottle
from portal.sites.frame import Frame

FRESH_SECONDS = 60


class OpenRequest(Request):
    """As REST framework hands one on; a name for annotations."""

    frame: Frame


class AddressDecides(BaseContentNegotiation):
    """One address, one format: `Accept` changes nothing, so caches need no `Vary`."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


def finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Headers of every answer: open to pages of any origin, kept a minute, 304 where unchanged."""
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.render()
    if response.status_code == 200:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        if isinstance(response, HttpResponse) and request.method in ("GET", "HEAD"):
            set_response_etag(response)
            etag = response.headers["ETag"]
            response = get_conditional_response(request, etag=etag, response=response) or response
    elif response.status_code >= 400:
        patch_cache_control(response, no_store=True)
    # Public data without cookies or log-in: any page may read it, and sees nothing more.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class OpenMixin(APIView):
    """Set on the class, not in the settings: the admin's own API keeps its ways."""

    authentication_classes = ()
    permission_classes = ()
    parser_classes = (APIView.parser_classes[0],)
    renderer_classes = (JSONRenderer,)
    throttle_classes = (AddressThrottle,)
    content_negotiation_class = AddressDecides
    metadata_class = None
    http_method_names = ("get", "head", "options")

    @property
    def wants_csv(self) -> bool:
        """Whether the answer is a table."""
        return False

    def dispatch(self, request, *args, **kwargs):
        return finish(request, super().dispatch(request, *args, **kwargs))

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.check_parameters(request)

    def known_parameters(self) -> list[str]:
        """The names that the query string may hold."""
        return []

    def check_parameters(self, request) -> None:
        """Raises WrongParameters for names that mean nothing here."""
        known = self.known_parameters()
        message = _("This parameter is not known here.")
        unknown = [name for name in request.query_params if name not in known]
        if unknown:
            raise WrongParameters([wrong(name[:40], message, known) for name in unknown[:5]])

    def get_exception_handler(self):
        return answer_exception

    def options(self, request, *args, **kwargs) -> Response:
        """For browsers that ask before they read."""
        headers = {
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=204, headers=headers)


class OpenView(OpenMixin):
    """An address of the API that is no list."""

    schema = None


class NothingHere(OpenView):
    """Every other address below the API's."""

    def initial(self, request, *args, **kwargs):
        raise NotFound
