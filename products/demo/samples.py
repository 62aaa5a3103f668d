"""The shape of the sample products: what is not told here is a field of its page."""

from dataclasses import dataclass

from products.models.choices import EvidenceLevel, OcopGroup, ProducerType, RevocationReason


@dataclass(frozen=True)
class Producer:
    """A producer; `key` is how products name it, `picture` the name of one of the pictures, as are
    the `pictures` below it; `map_point` is "19.31,105.2"."""

    key: str
    title: str
    producer_type: ProducerType
    address: str
    phone: str
    summary: str
    story: str
    picture: str
    representative_role: str = ""
    zalo: str = ""
    members_count: int | None = None
    diary_system: str = ""
    diary_url: str = ""
    visiting_hours: str = ""
    map_point: str = ""
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """Where a product is sold, too; `marketplace` is the key of one."""

    marketplace: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Period:
    """Open days, counted from today."""

    starts_in_days: int
    ends_in_days: int
    note: str = ""


@dataclass(frozen=True)
class Product:
    """A product: prices in đồng, `months` (1 to 12) when it is there, cover first in `pictures`."""

    title: str
    producer: str
    ocop_group: OcopGroup
    summary: str
    description: str
    contact_phone: str
    pictures: tuple[str, ...]
    months: tuple[int, ...] = ()
    listing: tuple[Listing, ...] = ()
    period: tuple[Period, ...] = ()
    certified_days_ago: int | None = None
    reassessing_days_ago: int | None = None
    revoked_days_ago: int | None = None
    revocation_reason: RevocationReason | None = None
    revocation_decision: str = ""
    ocop_set: str = ""
    star_rating: int | None = None
    evidence_level: EvidenceLevel | None = None
    decision_number: str = ""
    decision_authority: str = ""
    criteria_set: str = ""
    geographical_indication: str = ""
    story: str = ""
    ingredients: str = ""
    net_content: str = ""
    storage: str = ""
    price_min: int | None = None
    price_max: int | None = None
    price_unit: str = ""
    price_note: str = ""
    traceability_code: str = ""
    traceability_url: str = ""
    food_safety_cert: str = ""
    contact_name: str = ""
    zalo: str = ""
    is_available: bool = True
    availability_note: str = ""
    delivers_nationwide: bool = False


@dataclass(frozen=True)
class SetItem:
    """A product of a gift set, by its title."""

    product: str
    amount: str = ""


@dataclass(frozen=True)
class GiftSet:
    """A gift set: days counted from today, price in đồng, `picture` one of the pictures."""

    title: str
    producer: str
    summary: str
    picture: str
    starts_in_days: int
    ends_in_days: int
    item: tuple[SetItem, ...]
    price: int | None = None


@dataclass(frozen=True)
class ShowcaseFile:
    """What a commune makes."""

    producer: tuple[Producer, ...]
    product: tuple[Product, ...]
    gift_set: tuple[GiftSet, ...] = ()


@dataclass(frozen=True)
class SampleMarketplace:
    """A marketplace; `key` is how listings name it."""

    key: str
    name: str
    url: str


@dataclass(frozen=True)
class Picture:
    """A drawn picture, `name`.webp, and what it `shows`."""

    name: str
    title: str
    shows: str


@dataclass(frozen=True)
class SharedFile:
    """What the communes share."""

    marketplace: tuple[SampleMarketplace, ...]
    picture: tuple[Picture, ...]
