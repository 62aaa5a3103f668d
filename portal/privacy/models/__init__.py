from .looks import AccessRecord
from .page import PersonalDataPage
from .requests import DataRequest, DataRequestEvent
from .tags import KEPT_TAG

__all__ = [
    "KEPT_TAG",
    "AccessRecord",
    "DataRequest",
    "DataRequestEvent",
    "PersonalDataPage",
]
