from communes.villages.models.ethnicity import Ethnicity
from communes.villages.models.index import VillageIndexPage
from communes.villages.models.page import VillagePage

__all__ = ["Ethnicity", "VillageIndexPage", "VillagePage"]
