from .certificate import CertificateMixin
from .choices import (
    CertificateState,
    EvidenceLevel,
    OcopGroup,
    ProducerType,
    RevocationReason,
    Stars,
)
from .gift_sets import GiftSetItem, GiftSetPage
from .indexes import ProducerIndexPage, ProductIndexPage
from .parts import OpenPeriod, ProducerImage, ProductImage, ProductListing
from .producers import ProducerPage
from .products import ProductPage
from .star_changes import StarChange
from .vocabularies import Marketplace

__all__ = [
    "CertificateMixin",
    "CertificateState",
    "EvidenceLevel",
    "GiftSetItem",
    "GiftSetPage",
    "Marketplace",
    "OcopGroup",
    "OpenPeriod",
    "ProducerImage",
    "ProducerIndexPage",
    "ProducerPage",
    "ProducerType",
    "ProductImage",
    "ProductIndexPage",
    "ProductListing",
    "ProductPage",
    "RevocationReason",
    "StarChange",
    "Stars",
]
