from wagtail import hooks

from portal.admin.scoped import register_scoped_model
from products.gtins import GTINS_HOOK, KEYS_HOOK
from products.traceability.models import Batch, ProductCode

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(ProductCode)
register_scoped_model(Batch)

from products.sent_parts import HOOK as SENT_HOOK  # noqa: E402
from products.traceability.sent_batch import SentBatch  # noqa: E402
from products.traceability.shortcut import SHORTCUT  # noqa: E402
from products.traceability.telling import address_of_product, gtins_of, keys_of  # noqa: E402
from products.traceability.viewsets import TraceabilityViewSetGroup  # noqa: E402

hooks.register("product_code_address", address_of_product)
hooks.register(GTINS_HOOK, gtins_of)
hooks.register(KEYS_HOOK, keys_of)


@hooks.register("register_admin_viewset")
def register_traceability():
    return TraceabilityViewSetGroup()


@hooks.register("register_search_shortcut")
def register_codes():
    return SHORTCUT


@hooks.register(SENT_HOOK)
def register_batch():
    return SentBatch()
