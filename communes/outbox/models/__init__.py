from communes.outbox.models.deliveries import Delivery, DeliveryState
from communes.outbox.models.mailings import Act, Counts, Mailing

__all__ = ["Act", "Counts", "Delivery", "DeliveryState", "Mailing"]
