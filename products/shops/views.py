"""On to the seller, counted on the way; nothing of the reader is kept (docs/adr/0030)."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from wagtail.models import Page

from portal.core.methods import takes_forms
from portal.core.querysets import below, not_private
from portal.pagecache.conditional import for_one_reader
from portal.sites.frame import Frame
from products.models import ProductPage
from products.shops.bots import is_bot
from products.shops.links import ZALO, checks_of, key_of
from products.shops.models import ClickCount, Kind
from products.templatetags.products_tags import zalo_url


def product_here(frame: Frame, pk: int) -> ProductPage:
    """The public product of this very site, in either language, else 404."""
    found = ProductPage.objects.in_frame(frame).filter(pk=pk)
    found = found.filter(below({frame.first_root.path, frame.root.path}))
    product = not_private(found).first()
    if product is None:
        raise Http404
    return product


def shop_out(request, pk: int, what: str) -> HttpResponse:
    """Leads to what the product itself names, and to nothing else; a broken link to its page."""
    frame = request.frame
    product = product_here(frame, pk)
    if what == ZALO and product.zalo:
        target, kind = zalo_url(product.zalo), Kind.ZALO
    else:
        urls = {key_of(listing.url): listing.url for listing in product.listings.all()}
        if what not in urls:
            raise Http404
        target, kind = urls[what], Kind.SHOP
        check = checks_of(product).get(target)
        if check and check.is_broken:
            return _lead_to(frame.url_of(product))
    _count(request, product, kind)
    return _lead_to(target)


@takes_forms
def phone_called(request, pk: int) -> HttpResponse:
    """Counts a tap on the number, which a script tells of; the link itself needs none."""
    product = product_here(request.frame, pk)
    if request.method != "POST":
        return _lead_to(request.frame.url_of(product))
    _count(request, product, Kind.PHONE)
    return for_one_reader(HttpResponse(status=204))


def _lead_to(url: str) -> HttpResponse:
    response = for_one_reader(HttpResponseRedirect(url))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _count(request, product: ProductPage, kind: Kind) -> None:
    if is_bot(request) or request.frame.is_closed:
        return
    first = Page.objects.filter(
        below([request.frame.first_root.path]), translation_key=product.translation_key
    )
    pk = first.values_list("pk", flat=True).first() or product.pk
    ClickCount.objects.add(request.frame.site, pk, kind)
