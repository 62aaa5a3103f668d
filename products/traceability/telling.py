"""What a scanned code leads to, as readers of a site may know it today."""

from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Site

from communes.models import CommuneSettings
from communes.units.lineage import Handover, handovers
from communes.units.models import AdministrativeUnit
from portal.core.addresses import page_url
from portal.core.models import IdentitySettings, one_to_one
from portal.core.querysets import not_private
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes, portal_root_url
from products.models import ProductPage
from products.traceability import gs1
from products.traceability.models import TAG, Batch, ProductCode

BATCHES_SHOWN = 12


class NotKnown(Exception):
    """Nothing is known of what an address asks for.

    `reason`: "shape", "digits", "code" or "lot"; of the last the `code` is known, and of all but
    the first what was `asked`.
    """

    def __init__(
        self, reason: str, asked: gs1.Asked | None = None, code: ProductCode | None = None
    ):
        super().__init__(reason)
        self.reason, self.asked, self.code = reason, asked, code


@dataclass(frozen=True)
class Told:
    """A code with what stands behind it; `batch` where a lot was asked for, else the newest."""

    frame: Frame
    code: ProductCode
    batch: Batch | None
    batches: list[Batch]
    product: ProductPage | None
    rules: CommuneSettings | None

    @property
    def name(self) -> str:
        return self.product.title if self.product else self.code.product_name

    @property
    def gtin(self) -> str:
        return gs1.shown(self.code.gtin)

    @property
    def product_url(self) -> str:
        return page_url(self.product, self.frame) if self.product else ""

    @property
    def producer(self):
        """Where their page is public: who took consent back is named nowhere."""
        return self.product.shown_producer if self.product else None

    @cached_property
    def producer_url(self) -> str:
        if not self.producer:
            return ""
        if self.frame.is_portal:
            attach_communes([self.producer], self.frame)
        return page_url(self.producer, self.frame)

    @property
    def site(self) -> Site:
        return self.code.site

    @property
    def commune_name(self) -> str:
        """As its site is called: the name at the time, where the commune was merged since."""
        return one_to_one(self.site, IdentitySettings).name

    @property
    def commune_url(self) -> str:
        return f"{self.site.root_url}/" if self.site.root_page.live else ""

    @property
    def unit(self) -> AdministrativeUnit | None:
        return self.rules.unit if self.rules else None

    @cached_property
    def today(self) -> list[Handover]:
        """The units of today, where the commune's own is one of before."""
        if self.unit is None:
            return []
        pk = self.unit.pk
        name = f"handovers-of:{pk}:{timezone.localdate()}"
        return self.frame.remember(name, lambda: handovers({pk})[pk])

    @property
    def is_sample(self) -> bool:
        return self.code.is_sample or bool(self.batch and self.batch.is_sample)


def tell(frame: Frame, rest: str) -> Told:
    """What stands behind "/01/{rest}" on a site; on a commune's only codes of its own.

    At most six queries. Raises `NotKnown`.
    """
    asked = gs1.read_path(rest)
    if asked is None:
        raise NotKnown("shape")
    if not gs1.is_gtin(asked.gtin):
        raise NotKnown("digits", asked)
    codes = ProductCode.objects.in_frame(frame)
    codes = codes.select_related("site__root_page__locale", "site__identitysettings")
    code = codes.filter(gtin=gs1.normal(asked.gtin)).first()
    if code is None:
        raise NotKnown("code", asked)
    batch, batches = None, []
    shown = Batch.objects.in_frame(frame).filter(code=code, is_shown=True)
    if asked.lot:
        batch = shown.filter(lot=asked.lot).first()
        if batch is None:
            raise NotKnown("lot", asked, code)
    else:
        batches = list(shown[:BATCHES_SHOWN])
    frame.follows("communes")
    rules = CommuneSettings.objects.filter(site=code.site).select_related("unit").first()
    return Told(frame, code, batch, batches, _product_of(frame, code), rules)


def _product_of(frame: Frame, code: ProductCode) -> ProductPage | None:
    """The product's page in the reader's language, where it is public."""
    if code.product_id is None:
        return None
    keys = ProductPage.objects.filter(pk=code.product_id).values("translation_key")
    pages = not_private(ProductPage.objects.in_frame(frame).filter(translation_key__in=keys))
    pages = pages.select_related("locale", "producer__locale", "cover", "certificate_scan")
    product = pages.first()
    if product and frame.is_portal:
        attach_communes([product], frame)
    return product


def path_in(frame: Frame, gtin: str, lot: str = "") -> str:
    """Where a code, or a lot of it, is told on a site in the reader's language."""
    return frame.home_url.rstrip("/") + gs1.path_of(gtin, lot)


def root_for(frame: Frame) -> str:
    """Where codes are printed to lead: the portal, which stays whatever becomes of communes."""
    return frame.site.root_url if frame.is_portal else frame.remember("root-url", portal_root_url)


def address_of_product(page: ProductPage, frame: Frame) -> str:
    """The Digital Link of a product with a GTIN, else ""; a site's codes are read once."""
    frame.follows(TAG)
    gtin = frame.remember("gtins", partial(_gtins, frame), TAG).get(page.translation_key)
    return root_for(frame) + gs1.path_of(gtin) if gtin else ""


def gtins_of(products: list[ProductPage], frame: Frame) -> dict:
    """The GTINs of some products as they stand below bar codes, by translation key; one query."""
    keys = [product.translation_key for product in products]
    codes = ProductCode.objects.in_frame(frame).filter(product__translation_key__in=keys)
    rows = codes.order_by("-pk").values_list("product__translation_key", "gtin")
    return {key: gs1.shown(gtin) for key, gtin in rows}


def keys_of(typed: str, frame: Frame) -> set:
    """The product that carries a GTIN, by its translation key; also of a Digital Link address."""
    asked = gs1.read_path(typed.partition("/01/")[2].partition("?")[0])
    gtin = asked.gtin if asked else gs1.digits_of(typed)
    if not gs1.is_gtin(gtin):
        return set()
    codes = ProductCode.objects.in_frame(frame).filter(gtin=gs1.normal(gtin))
    keys = codes.filter(product__isnull=False).values_list("product__translation_key", flat=True)
    return set(keys)


def _gtins(frame: Frame) -> dict:
    codes = ProductCode.objects.in_frame(frame).filter(product__isnull=False)
    return dict(codes.order_by("-pk").values_list("product__translation_key", "gtin"))
