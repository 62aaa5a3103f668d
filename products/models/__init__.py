from .certificate import CertificateMixin
from .choices import CertificateState, EvidenceLevel, OcopGroup, ProducerType, Stars
from .indexes import ProducerIndexPage, ProductIndexPage
from .parts import ProductImage, ProductListing
from .producers import ProducerPage
from .products import ProductPage
from .vocabularies import Marketplace

__all__ = [
    "CertificateMixin",
    "CertificateState",
    "EvidenceLevel",
    "Marketplace",
    "OcopGroup",
    "ProducerIndexPage",
    "ProducerPage",
    "ProducerType",
    "ProductImage",
    "ProductIndexPage",
    "ProductListing",
    "ProductPage",
    "Stars",
]
